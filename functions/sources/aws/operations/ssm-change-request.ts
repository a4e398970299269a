import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, text, truth } from "../loose.ts";
import { outcomeOf } from "../outcome.ts";
import { ssmStates } from "./ssm-states.ts";

/**
 * A change request of Change Manager waits for somebody, was approved or rejected, runs, or has ended.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
 */
export const ssmChangeRequest = awsEvent({
  name: "ssm-change-request",
  types: { "aws.ssm": ["Change Request Status Update"] },
  detail: z.object({
    "change-request-id": text,
    "change-request-title": text,
    "ops-item-id": text,
    "ops-item-status": text,
    "ops-item-created-by": text,
    "change-template-document-name": text,
    "runbook-document-arn": text,
    "auto-approve": truth,
    approvers: list(z.string()),
  }),
  read: ({ detail, partition, region, resources: [arn] }) => {
    const title = detail["change-request-title"] ?? "A change request";
    const item = detail["ops-item-id"] ?? nameIn(arn ?? "");
    const by = detail["ops-item-created-by"];
    const { words, ...meaning } = outcomeOf(states, detail["ops-item-status"], "ssm-change-request");
    return {
      situation: [detail["change-request-id"] ?? item],
      ...meaning,
      title: `Change "${title}" ${words}`,
      resource: { name: item, arn },
      facts: [
        fact("Asked by", by && nameIn(by)),
        fact("Approvers", detail.approvers.slice(0, 5).map(nameIn).join(", ")),
        fact("Runbook", detail["runbook-document-arn"] && nameIn(detail["runbook-document-arn"])),
        fact("Template", detail["change-template-document-name"]),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the request",
          `systems-manager/change-manager/requests/${inUrl(item)}`,
        ),
      ],
    };
  },
});

const states = ssmStates("ssm-change-request");
