import { onwards, topic } from "./delivery.ts";
import type { Template } from "./model.ts";
import { toggle } from "./parameter.ts";
import type { Resource } from "./resource.ts";
import {
  account,
  all,
  arn,
  type Condition,
  type Data,
  equals,
  format,
  joined,
  partition,
  region,
  stack,
  type Value,
} from "./value.ts";

/** Whether the service is told that the template is there. */
export const heartbeat = toggle({
  name: "sendHeartbeat",
  label: "Heartbeat",
  about:
    "Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one.",
  default: true,
});

/** Whether a test alert comes when the template is deployed. */
export const testAlert = toggle({
  name: "sendTestAlert",
  label: "Test alert",
  about: "Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat.",
  default: true,
});

export const beats = equals(heartbeat, true);

/**
 * How the service knows which template of which version is deployed where, and how a team sees at once that the way
 * from its account to its channel is open. Neither needs code, and neither can fail the deployment or let it hang.
 * A template with a schedule of its own needs the role even where there is no heartbeat (`role`).
 */
export const presenceOf = (template: Template, role: Condition | undefined): readonly Resource[] => [
  ...scheduler(template, role),
  heartbeatOf(template),
  ...testAlertOf(template),
];

/** What a heartbeat and a test alert say of the template; no more than its own deployment. */
export const saying = ({ slug, version }: Template, event: "heartbeat" | "test", more: Record<string, Data> = {}) => ({
  MarbotTemplate: slug,
  Version: version,
  Event: event,
  Format: format,
  Partition: partition,
  AccountId: account,
  Region: region,
  Stack: stack,
  ...more,
});

/**
 * A schedule begins at once, and what it sends before the subscription is there is lost. The role's tag says which
 * subscription that is, and has every format wait for it.
 */
const scheduler = ({ slug }: Template, when: Condition | undefined): readonly Resource[] => [
  {
    id: "scheduler",
    kind: "role",
    when,
    properties: {
      description: `Lets EventBridge Scheduler publish the heartbeat of the monitoring template ${slug}`,
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "scheduler.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": account } },
          },
        ],
      },
      tags: { "marbot:subscription": onwards },
    },
  },
  {
    id: "scheduler-policy",
    kind: "rolePolicy",
    when,
    properties: {
      role: { $: "attribute", of: "scheduler", attribute: "name" },
      name: "publish",
      policy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sns:Publish", Resource: topic }],
      },
    },
  },
];

const scheduled = (id: string, description: string, expression: Value, input: Data): Omit<Resource, "only"> => ({
  id,
  kind: "schedule",
  when: beats,
  properties: {
    description,
    scheduleExpression: expression,
    flexibleTimeWindow: { mode: "OFF" },
    target: {
      arn: topic,
      roleArn: arn("scheduler"),
      input,
      retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
    },
  },
  after: ["scheduler-policy"],
  accepted: {
    CKV_AWS_297: "Its input names account, Region and version only; a key for that would cost a dollar a month.",
  },
});

/**
 * A schedule by rate without a start date begins at once, so the first one comes with the deployment.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based
 */
const heartbeatOf = (template: Template): Resource =>
  scheduled(
    "heartbeat",
    "Tells marbot every 30 days that this template is deployed, and in which version",
    "rate(30 days)",
    saying(template, "heartbeat"),
  );

/**
 * CloudFormation itself tells EventBridge that the stack is complete. Terraform and Pulumi have nobody who would tell,
 * but know the time: there it is a schedule that runs once. That is the only thing that the formats do differently.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-stack-status-change.html
 */
const testAlertOf = (template: Template): readonly Resource[] => {
  const on = all(equals(testAlert, true), beats);
  const input = saying(template, "test", { Message: "Test alert: what this template notices reaches this channel" });
  return [
    {
      id: "test-alert-rule",
      kind: "eventRule",
      when: on,
      only: ["cloudformation"],
      properties: {
        description: "Sends one test alert when the stack has been created",
        eventPattern: {
          source: ["aws.cloudformation"],
          "detail-type": ["CloudFormation Stack Status Change"],
          detail: { "stack-id": [stack], "status-details": { status: ["CREATE_COMPLETE"] } },
        },
      },
      after: ["subscription"],
    },
    {
      id: "test-alert-target",
      kind: "eventTarget",
      when: on,
      only: ["cloudformation"],
      properties: {
        rule: { $: "attribute", of: "test-alert-rule", attribute: "name" },
        targetId: "topic",
        arn: topic,
        input,
      },
    },
    {
      ...scheduled("test-alert-once", "Sends one test alert right after the deployment", { $: "soon" }, input),
      when: on,
      only: ["terraform", "pulumi"],
    },
  ];
};

/** The end of an alarm's name says what it is; the beginning, whose. */
export const named = (id: string): Value => joined`${{ $: "name" }}-${id}`;
