import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { list, text } from "../loose.ts";
import { nameOf, noted, success, trouble } from "../outcome.ts";

/**
 * What Data Lifecycle Manager runs on an instance before or after its snapshots, so that they are consistent.
 * https://docs.aws.amazon.com/ebs/latest/userguide/dlm-cloudwatch-events.html
 */
export const dlmScript = awsEvent({
  name: "dlm-script",
  types: { "aws.dlm": ["DLM Pre Post Script Notification"] },
  detail: z.object({
    script_stage: text,
    result: text,
    cause: text,
    policy_id: text,
    execution_handler: text,
    source: text,
    resources: list(z.object({ resource_id: text, status: text })),
  }),
  read: ({ detail, region, resources: [first] }) => {
    const { script_stage: stage, result = "", cause, source, execution_handler: handler } = detail;
    const [policy, instance] = [nameOf(detail.policy_id ?? first) ?? "", nameOf(source) ?? ""];
    const what =
      handler === "AWS_VSS_BACKUP" ? "VSS backup" : stage ? `${stages.get(stage) ?? stage} script` : "Script";
    const { words, ...outcome } = /fail/i.test(result)
      ? trouble("failed: the snapshots may be inconsistent", "medium", "dlm-script")
      : /succe/i.test(result)
        ? success("succeeded")
        : noted("has started");
    return {
      situation: [policy, instance, what],
      ...outcome,
      title: `${what} on instance ${instance} ${words}`,
      text: cause,
      resource: { name: instance || policy, arn: source },
      facts: [
        fact("Lifecycle policy", policy),
        fact("Document", handler),
        fact("Snapshots", detail.resources.map(({ resource_id }) => nameOf(resource_id)).join(", ")),
      ],
      links: [resourceLink(source, region), resourceLink(detail.policy_id ?? first, region)],
    };
  },
});

const stages: ReadonlyMap<string, string> = new Map([
  ["pre-script", "Pre"],
  ["post-script", "Post"],
  ["PRE", "Pre"],
  ["POST", "Post"],
]);
