import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A lifecycle policy (Data Lifecycle Manager) cannot make its snapshots any more: backups are missing from now on.
 * https://docs.aws.amazon.com/ebs/latest/userguide/dlm-cloudwatch-events.html
 */
export const dlmPolicy = awsEvent({
  name: "dlm-policy",
  types: { "aws.dlm": ["DLM Policy State Change"] },
  detail: z.object({ state: text, cause: text, policy_id: text }),
  read: ({ detail, region, resources: [first] }) => {
    const arn = detail.policy_id?.startsWith("arn:") ? detail.policy_id : first;
    const policy = nameOf(detail.policy_id) ?? nameOf(first) ?? "";
    const { words, ...outcome } = outcomeOf(states, detail.state, "dlm-policy");
    return {
      situation: [policy],
      ...outcome,
      title: `Lifecycle policy ${policy} ${words}`,
      text: detail.cause,
      resource: { name: policy, arn },
      links: [resourceLink(arn, region)],
    };
  },
});

const states = outcomes({
  ERROR: trouble("fails: no snapshots are made", "high", "dlm-policy"),
  ENABLED: success("is enabled again"),
  DISABLED: noted("is disabled: no snapshots are made", "medium"),
});
