import { alarm, eventRule, metric, template } from "../model.ts";
import { option, toggle } from "../parameter.ts";
import { trusts } from "../permitted.ts";
import { account, arn, attribute, joined, partition, region } from "../value.ts";
import { contents } from "./drift/contents.ts";
import { detection } from "./drift/detection.ts";

const schedule = option({
  name: "schedule",
  type: "text",
  label: "When",
  about: "How often stacks are compared with what is really there: a schedule expression of EventBridge Scheduler.",
  default: "rate(1 day)",
  pattern: "(cron|rate)[(].{3,100}[)]",
});
const stackPrefix = option({
  name: "stackPrefix",
  type: "text",
  label: "Stacks",
  about: "What the names of the stacks begin with that are compared; empty: all of the Region.",
  default: "",
  pattern: "[A-Za-z0-9-]{0,128}",
});

const watched = toggle({
  name: "watchDetection",
  label: "Comparison itself",
  about: "Whether you are told when stacks could not be compared.",
  default: true,
});

const detected = (drift: string, ...how: readonly string[]) => ({
  source: ["aws.cloudformation"],
  "detail-type": ["CloudFormation Drift Detection Status Change"],
  detail: { "status-details": { "stack-drift-status": [drift], "detection-status": how } },
});

const ofMachine = (name: string) => ({
  namespace: "AWS/States",
  name,
  dimensions: { StateMachineArn: arn("detection") },
  statistic: "Sum" as const,
  periodSeconds: 300,
});

/**
 * A state machine asks CloudFormation once a day to compare each stack with what is really there; CloudFormation tells
 * EventBridge what it found. No function is needed for it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
 */
export const cloudformationDrift = template({
  slug: "cloudformation-drift",
  version: "1.0.0",
  title: "CloudFormation drift",
  about:
    "Compares all stacks of a Region once a day with what is really there, and tells which were changed by hand. It reads how what stacks create is set up, may not read what is kept in it, and may change nothing.",
  parameters: [schedule, stackPrefix],
  rules: [
    eventRule({
      id: "drifted",
      title: "Drifted stacks",
      sentence: "Something that a stack created was changed by hand: the next update may undo it, or fail.",
      emits: "stack-drift",
      // Also where some of the stack's resources could not be looked at: what differs, differs.
      pattern: detected("DRIFTED", "DETECTION_COMPLETE", "DETECTION_FAILED"),
    }),
    eventRule({
      id: "in-sync",
      title: "Stacks in order",
      sentence: "A stack is as its template says: where it had a card, that is closed. Otherwise nothing is shown.",
      emits: "stack-drift",
      class: "notification",
      mixed: true,
      pattern: detected("IN_SYNC", "DETECTION_COMPLETE"),
    }),
    alarm({
      id: "detection-failed",
      sentence: "The stacks were not all compared: the state machine failed. Its execution says at which step.",
      watch: metric(ofMachine("ExecutionsFailed")),
      above: 0,
      on: watched,
    }),
    alarm({
      id: "detection-timed-out",
      sentence: "The stacks were not all compared within six hours.",
      watch: metric(ofMachine("ExecutionsTimedOut")),
      above: 0,
      on: watched,
    }),
  ],
  resources: [
    {
      id: "detection-role",
      kind: "role",
      properties: {
        description: "Lets the state machine have CloudFormation compare stacks with what is really there",
        assumeRolePolicy: trusts("states.amazonaws.com", true),
      },
    },
    {
      id: "detection-policy",
      kind: "rolePolicy",
      properties: {
        role: attribute("detection-role", "name"),
        name: "detect",
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "FindsTheStacks",
              Effect: "Allow",
              Action: ["cloudformation:ListStacks", "cloudformation:BatchDescribeTypeConfigurations"],
              Resource: "*",
            },
            {
              Sid: "HasThemCompared",
              Effect: "Allow",
              Action: ["cloudformation:DetectStackDrift", "cloudformation:DetectStackResourceDrift"],
              Resource: joined`arn:${partition}:cloudformation:${region}:${account}:stack/*`,
            },
            { Sid: "MustNotReadWhatIsKeptThere", Effect: "Deny", Action: contents, Resource: "*" },
          ],
        },
      },
    },
    {
      id: "detection-reads",
      kind: "managedPolicy",
      about: "lets CloudFormation read, for each resource of a stack, how it is set up",
      properties: {
        role: attribute("detection-role", "name"),
        // Which actions a comparison needs depends on what the stacks create: CloudFormation reads each resource with
        // the permissions of who asks, and a policy that named them for all types would be longer than a policy may be.
        policyArn: joined`arn:${partition}:iam::aws:policy/ReadOnlyAccess`,
      },
    },
    {
      id: "detection",
      kind: "stateMachine",
      properties: { roleArn: arn("detection-role"), definition: detection(stackPrefix), type: "STANDARD" },
      after: ["detection-policy", "detection-reads"],
      accepted: {
        CKV_AWS_284: "Tracing would cost money and says nothing that the execution's history does not.",
        CKV_AWS_285: "The history of each execution is kept by Step Functions for 90 days.",
      },
    },
    {
      id: "starts-detection-role",
      kind: "role",
      properties: {
        description: "Lets EventBridge Scheduler start the comparison of stacks",
        assumeRolePolicy: trusts("scheduler.amazonaws.com", true),
      },
    },
    {
      id: "starts-detection-policy",
      kind: "rolePolicy",
      properties: {
        role: attribute("starts-detection-role", "name"),
        name: "start",
        policy: {
          Version: "2012-10-17",
          Statement: [
            { Sid: "StartsIt", Effect: "Allow", Action: "states:StartExecution", Resource: arn("detection") },
          ],
        },
      },
    },
    {
      id: "starts-detection",
      kind: "schedule",
      properties: {
        description: "Has stacks compared with what is really there",
        scheduleExpression: schedule,
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: arn("detection"),
          roleArn: arn("starts-detection-role"),
          input: {},
          retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
        },
      },
      after: ["starts-detection-policy"],
      accepted: { CKV_AWS_297: "Its input is empty; a key for that would cost a dollar a month." },
    },
  ],
});
