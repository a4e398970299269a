import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";
import { stackMessage, stackText } from "./cloudformation-text.ts";

/**
 * A stack of CloudFormation was created, changed, deleted, or could not be: by its name, so that the next attempt that
 * succeeds closes the failure. A resource that fails is a line of its stack's alert.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-stack-status-change.html
 */
export const cloudformationStack = awsEvent({
  name: "cloudformation-stack",
  types: {
    "aws.cloudformation": [
      "CloudFormation Stack Status Change",
      "CloudFormation Stack State Change",
      "CloudFormation Resource Status Change",
    ],
  },
  detail: z.object({
    "stack-id": text,
    "logical-resource-id": text,
    "physical-resource-id": text,
    "resource-type": text,
    "status-details": part({ status: text, "status-reason": text, "detailed-status": text }),
  }),
  also: [{ marks: [{ text: stackText }], schema: stackMessage }],
  read: ({ type, detail, partition, region, resources }) => {
    const arn = detail["stack-id"] ?? resources[0] ?? "";
    const stack = stackName(arn);
    const { status, "status-reason": reason } = detail["status-details"] ?? {};
    const resource = detail["logical-resource-id"];
    const links = [
      consolePage(
        { partition, region },
        "Open the stack's events",
        "cloudformation/home",
        `/stacks/events?stackId=${inUrl(arn)}`,
      ),
    ];
    if (type.includes("Resource") && resource) {
      const kind = detail["resource-type"] ?? "resource";
      return {
        ...resourceReading(stack, resource, status, reason),
        resource: {
          name: `${stack}/${resource}`,
          arn: detail["physical-resource-id"]?.startsWith("arn:") ? detail["physical-resource-id"] : undefined,
        },
        facts: [
          fact("Stack", stack),
          fact("Resource type", kind),
          fact("Its name", nameOf(detail["physical-resource-id"])),
        ],
        links,
      };
    }
    const { words, ...meaning } = outcomeOf(states, status, "cloudformation-stack");
    return {
      situation: [stack],
      ...meaning,
      title: `Stack ${stack} ${words}`,
      text: reason,
      resource: { name: stack, arn },
      facts: [fact("State", status)],
      links,
    };
  },
});

/** `arn:aws:cloudformation:eu-west-1:111111111111:stack/shop/0123...`: the name stays when the stack is made anew. */
export const stackName = (arn: string): string => /:stack\/([^/]+)/.exec(arn)?.[1] ?? (arn || "(unnamed)");

const resourceReading = (
  stack: string,
  resource: string,
  status = "",
  reason?: string,
): Pick<Reading, "situation" | "kind" | "class" | "severity" | "title" | "text" | "line"> => {
  const failed = status.endsWith("_FAILED");
  // Whatever is still being made when another fails is told as failed too.
  const swept = /cancelled/i.test(reason ?? "");
  const did = verbs[status.split("_")[0] ?? ""] ?? "changed";
  const title = `${resource} of stack ${stack} ${failed ? `could not be ${did}` : status.endsWith("_COMPLETE") ? `was ${did}` : `is being ${did}`}`;
  if (!failed || swept)
    return { situation: [stack, resource], class: "notification", severity: "info", title, text: reason };
  return {
    situation: [stack],
    kind: "update",
    class: "notification",
    severity: "medium",
    title,
    text: reason,
    line: `${title}${reason ? `: ${reason}` : ""}`,
  };
};

const verbs: Readonly<Record<string, string>> = table({
  CREATE: "created",
  UPDATE: "updated",
  DELETE: "deleted",
  IMPORT: "imported",
  ROLLBACK: "rolled back",
});

const advice = "cloudformation-stack";
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
const states = outcomes({
  CREATE_IN_PROGRESS: noted("is being created", "info"),
  CREATE_COMPLETE: success("was created"),
  CREATE_FAILED: trouble("could not be created", "high", advice),
  ROLLBACK_IN_PROGRESS: trouble("could not be created and is being rolled back", "high", advice),
  ROLLBACK_COMPLETE: trouble("could not be created: what there was of it is rolled back", "high", advice),
  ROLLBACK_FAILED: trouble("could not be created nor rolled back: parts of it are left", "high", advice),
  UPDATE_IN_PROGRESS: noted("is being updated", "info"),
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: noted("was updated and tidies up", "info"),
  UPDATE_COMPLETE: success("was updated"),
  UPDATE_FAILED: trouble("could not be updated", "high", advice),
  UPDATE_ROLLBACK_IN_PROGRESS: trouble("could not be updated and is being rolled back", "high", advice),
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: trouble(
    "could not be updated: it is rolled back and tidies up",
    "medium",
    advice,
  ),
  UPDATE_ROLLBACK_COMPLETE: trouble("could not be updated: it is rolled back to what it was", "medium", advice),
  UPDATE_ROLLBACK_FAILED: trouble(
    "could not be updated and cannot be rolled back: it is stuck",
    "critical",
    `${advice}/stuck`,
  ),
  DELETE_IN_PROGRESS: noted("is being deleted", "low"),
  DELETE_COMPLETE: success("was deleted"),
  DELETE_FAILED: trouble("could not be deleted", "medium", advice),
  REVIEW_IN_PROGRESS: noted("waits for its change set to be executed", "info"),
  IMPORT_IN_PROGRESS: noted("imports resources", "info"),
  IMPORT_COMPLETE: success("has imported resources"),
  IMPORT_ROLLBACK_IN_PROGRESS: trouble("could not import resources and is being rolled back", "medium", advice),
  IMPORT_ROLLBACK_COMPLETE: trouble("could not import resources: it is rolled back to what it was", "medium", advice),
  IMPORT_ROLLBACK_FAILED: trouble("could not import resources and cannot be rolled back", "high", `${advice}/stuck`),
});
