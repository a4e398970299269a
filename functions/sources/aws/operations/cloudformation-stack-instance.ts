import * as z from "zod";
import { parseArn } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { part, text } from "../loose.ts";
import { calm, noted, outcomeOf, outcomes, trouble } from "../outcome.ts";
import { stackName } from "./cloudformation-stack.ts";
import { stackSetName, stackSetPage } from "./cloudformation-stackset.ts";

/**
 * The stack of a stack set in one account and Region: whether it is up to date, outdated or broken.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-stackset-stack-instance-status-change.html
 */
export const cloudformationStackInstance = awsEvent({
  name: "cloudformation-stack-instance",
  types: { "aws.cloudformation": ["CloudFormation StackSet StackInstance Status Change"] },
  detail: z.object({
    "stack-set-arn": text,
    "stack-id": text,
    "status-details": part({ status: text, "status-reason": text, "detailed-status": text }),
  }),
  read: ({ detail, partition, region, resources: [about] }) => {
    const set = detail["stack-set-arn"] ?? about ?? "";
    const stack = detail["stack-id"] ?? "";
    const where = parseArn(stack);
    const { status, "status-reason": reason, "detailed-status": detailed } = detail["status-details"] ?? {};
    const { words, ...meaning } = outcomeOf(
      states,
      FINAL.test(detailed ?? "") ? detailed : status,
      "cloudformation-stackset",
    );
    const place = where ? ` in ${where.account}, ${where.region}` : "";
    return {
      situation: [stackSetName(set), where?.account, where?.region, stackName(stack)],
      ...meaning,
      title: `Stack set ${stackSetName(set)}${place} ${words}`,
      text: reason && saidBy(reason),
      resource: stack ? { name: stackName(stack), arn: stack } : { name: stackSetName(set), arn: set },
      facts: [
        fact("Member account", where?.account),
        fact("Member Region", where?.region),
        fact("State", detailed?.toLowerCase()),
      ],
      links: [stackSetPage({ partition, region }, set)],
    };
  },
});

/** `ResourceLogicalId:Role, ResourceType:AWS::IAM::Role, ResourceStatusReason:...` as `Role: ...`. */
const saidBy = (reason: string): string => {
  const [, resource, why] = /^ResourceLogicalId:([^,]+), .*?ResourceStatusReason:(.+)$/s.exec(reason) ?? [];
  return why ? `${resource}: ${why}` : reason;
};

/** What a stack instance's detailed status says more plainly than its status, which stays OUTDATED. */
const FINAL = /^(FAILED|INOPERABLE|CANCELLED|SKIPPED_SUSPENDED_ACCOUNT|FAILED_IMPORT|SUCCEEDED)$/;

const states = outcomes({
  CURRENT: calm("is up to date"),
  SUCCEEDED: calm("is up to date"),
  OUTDATED: noted("is outdated", "low"),
  INOPERABLE: trouble("is broken and has to be removed by hand", "high", "cloudformation-stackset"),
  FAILED: trouble("could not be brought up to date", "high", "cloudformation-stackset"),
  FAILED_IMPORT: trouble("could not be imported", "medium", "cloudformation-stackset"),
  CANCELLED: noted("was not brought up to date: the operation was stopped before", "medium"),
  SKIPPED_SUSPENDED_ACCOUNT: noted("was left out: the account is suspended", "low"),
});
