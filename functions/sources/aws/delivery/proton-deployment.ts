import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { inWords } from "../outcome.ts";

/**
 * What Proton does to a service, an instance, an environment or a pipeline: a failure is an alert until it is active.
 * https://docs.aws.amazon.com/proton/latest/userguide/ag-eventbridge.html
 */
export const protonDeployment = awsEvent({
  name: "proton-deployment",
  types: {
    "aws.proton": [
      "AWS Proton Service Status Change",
      "AWS Proton Service Instance Deployment Status Change",
      "AWS Proton Service Pipeline Deployment Status Change",
      "AWS Proton Environment Deployment Status Change",
      "AWS Proton Component Deployment Status Change",
    ],
  },
  detail: z.object({ name: text, status: z.string().min(1), previousStatus: text, statusMessage: text }),
  read: ({ detail: { name, status, previousStatus, statusMessage }, resources, type, region }) => {
    const what = type.replace(/^AWS Proton (.+?) (Deployment )?Status Change$/, "$1").toLowerCase();
    const subject = name ?? resources[0]?.split("/").at(-1) ?? "";
    const failed = /FAILED/.test(status);
    const done = /^(ACTIVE|SUCCEEDED)$/.test(status);
    const said = inWords(status.replace(/_CLEANUP_[A-Z_]+$/, ""));
    const meaning: Pick<Reading, "kind" | "class" | "severity"> = failed
      ? { class: "alert", severity: "high" }
      : { class: "notification", ...(done && { kind: "recovered" }) };
    return {
      situation: [resources[0] ?? subject],
      ...meaning,
      title: `Proton ${what} ${subject}: ${said}`,
      text: statusMessage,
      resource: { name: subject, arn: resources[0] },
      facts: [fact("It was", previousStatus && inWords(previousStatus))],
      links: [resourceLink(resources[0], region)],
      line: said,
      runbook: failed ? "proton-deployment" : undefined,
    };
  },
});
