import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A stack set changed, or an operation on its stacks ended.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-stackset-operation-status-change.html
 */
export const cloudformationStackset = awsEvent({
  name: "cloudformation-stackset",
  types: {
    "aws.cloudformation": ["CloudFormation StackSet Status Change", "CloudFormation StackSet Operation Status Change"],
  },
  detail: z.object({
    "stack-set-arn": text,
    "stack-set-operation-id": text,
    action: text,
    "status-details": part({ status: text, "status-reason": text }),
  }),
  read: ({ type, detail, partition, region, resources: [about] }) => {
    const arn = detail["stack-set-arn"] ?? about ?? "";
    const name = stackSetName(arn);
    const operation = type.includes("Operation");
    const { words, ...meaning } = outcomeOf(
      operation ? operations : states,
      detail["status-details"]?.status,
      "cloudformation-stackset",
    );
    const action = actions[detail.action ?? ""] ?? "An operation";
    return {
      situation: [name, operation ? "operation" : undefined],
      ...meaning,
      title: operation ? `${action} of stack set ${name} ${words}` : `Stack set ${name} ${words}`,
      text: detail["status-details"]?.["status-reason"],
      resource: { name, arn },
      facts: [fact("Operation", detail["stack-set-operation-id"])],
      links: [stackSetPage({ partition, region }, arn)],
    };
  },
});

/** `arn:aws:cloudformation:us-east-1:111111111111:stackset/guardrails:0123...` */
export const stackSetName = (arn: string): string => /:stackset\/([^:]+)/.exec(arn)?.[1] ?? (arn || "(unnamed)");

export const stackSetPage = (place: { partition: string; region: string }, arn: string) =>
  consolePage(
    place,
    "Open the stack set",
    "cloudformation/home",
    `/stacksets/${inUrl(/:stackset\/(.+)$/.exec(arn)?.[1] ?? "")}/operations`,
  );

const actions: Readonly<Record<string, string>> = table({
  CREATE: "A rollout",
  UPDATE: "An update",
  DELETE: "A deletion",
  DETECT_DRIFT: "The drift detection",
});

const states = outcomes({
  ACTIVE: success("is active"),
  DELETED: noted("was deleted", "low"),
});

const operations = outcomes({
  QUEUED: noted("is queued", "info"),
  RUNNING: noted("is running", "info"),
  SUCCEEDED: success("succeeded"),
  FAILED: trouble("failed", "high", "cloudformation-stackset"),
  STOPPING: noted("is being stopped", "low"),
  STOPPED: trouble(
    "was stopped: some accounts have the new version, some have not",
    "medium",
    "cloudformation-stackset",
  ),
});
