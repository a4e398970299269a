import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { DynamodbTable, LambdaFunction, StateMachine } from "../templates/generated/pulumi/index.js";
import { api } from "./api.ts";
import { slack, teams } from "./chat.ts";
import { account } from "./components/account.ts";
import { type Alarm, AlarmTopic } from "./components/alarm-topic.ts";
import { Handler } from "./components/handler.ts";
import { physicalName, tagsOf } from "./components/naming.ts";
import type { DeadLetterQueue } from "./components/queue.ts";
import { Schedule } from "./components/schedule.ts";
import { settings } from "./config.ts";
import { dashboardBody } from "./dashboard.ts";
import { alerts, customers, endpoints, escalations, events, key, operations } from "./data.ts";
import { deliverSlack, deliverTeams, slackDeliveries, teamsDeliveries } from "./delivery.ts";
import { escalate, escalation } from "./escalation.ts";
import { image } from "./image.ts";
import { install } from "./install.ts";
import { ingest, processing } from "./pipeline.ts";
import { reconcile, reconciling, remove, removing } from "./removal.ts";

/** Puts on the stream what is due: obligations that a crash left, expiries. */
export const tick = new Handler("tick", {
  memory: 256,
  timeoutSeconds: 30,
  grants: [alerts.queryIndex("due"), operations.put()],
});

const everyMinute = new Schedule(tick, "rate(1 minute)");

const functions = [
  ingest,
  slack,
  teams,
  processing,
  escalate,
  deliverSlack,
  deliverTeams,
  tick,
  image,
  install,
  remove,
  reconcile,
];

const topic = new AlarmTopic("alarms", { key, email: settings.alarmEmail });

const ofFunction = (handler: Handler, metric: string): Pick<Alarm, "namespace" | "metric" | "dimensions"> => ({
  namespace: "AWS/Lambda",
  metric,
  dimensions: { FunctionName: handler.function.name },
});

const notEmpty = (queue: DeadLetterQueue, description: string): Alarm => ({
  description,
  namespace: "AWS/SQS",
  metric: "ApproximateNumberOfMessagesVisible",
  dimensions: { QueueName: queue.queue.name },
  statistic: "Maximum",
  above: 0,
  minutes: 5,
});

const late = (queue: aws.sqs.Queue, platform: string): Alarm => ({
  description: `Cards reach ${platform} more than five minutes late: is ${platform} down, or limiting us?`,
  namespace: "AWS/SQS",
  metric: "ApproximateAgeOfOldestMessage",
  dimensions: { QueueName: queue.name },
  statistic: "Maximum",
  above: 300,
  minutes: 5,
});

/** Each costs ten cents a month; each is something that a person has to look at. */
const alarms: Readonly<Record<string, Alarm>> = {
  "process-late": {
    ...ofFunction(processing, "IteratorAge"),
    description: "Events wait more than a minute on the stream: is process failing, throttled, or are shards too few?",
    statistic: "Maximum",
    above: 60_000,
    minutes: 5,
  },
  "operations-full": {
    description: "The stream refuses records (senders get 503 and try again): raise marbot:streamShards",
    namespace: "AWS/Kinesis",
    metric: "WriteProvisionedThroughputExceeded",
    dimensions: { StreamName: operations.stream.name },
    statistic: "Sum",
    above: 0,
    minutes: 5,
  },
  "operations-given-up": notEmpty(operations.parked, "Records were given up: their positions are in the parking queue"),
  "slack-given-up": notEmpty(
    slackDeliveries.dead,
    "Deliveries to Slack crashed deliver-slack until they were given up",
  ),
  "teams-given-up": notEmpty(
    teamsDeliveries.dead,
    "Deliveries to Teams crashed deliver-teams until they were given up",
  ),
  "tick-given-up": notEmpty(everyMinute.dead, "EventBridge Scheduler could not call tick"),
  "remove-given-up": notEmpty(removing.dead, "EventBridge Scheduler could not call remove"),
  "reconcile-given-up": notEmpty(reconciling.dead, "EventBridge Scheduler could not call reconcile"),
  "slack-late": late(slackDeliveries.queue, "Slack"),
  "teams-late": late(teamsDeliveries.queue, "Teams"),
  "escalation-failed": {
    description: "Escalations failed after half a day of attempts: tick runs their steps five minutes late",
    namespace: "AWS/States",
    metric: "ExecutionsFailed",
    dimensions: { StateMachineArn: escalation.machine.arn },
    statistic: "Sum",
    above: 0,
    minutes: 5,
  },
  "events-failed": {
    description: "Events could not be processed and are stored as failed: `npm run replay` sends them through again",
    namespace: "marbot",
    metric: "Failed",
    dimensions: { service: "process" },
    statistic: "Sum",
    above: 0,
    minutes: 5,
  },
  "escalation-late": {
    description:
      "Escalations could not be started (quota or outage of Step Functions): tick tries again, later each time",
    namespace: "marbot",
    metric: "EscalationNotStarted",
    dimensions: { service: "process" },
    statistic: "Sum",
    above: 0,
    minutes: 5,
  },
  "removal-failed": {
    description: "Data of a customer that went could not be deleted: it has to be gone within 24 hours",
    namespace: "marbot",
    metric: "RemovalFailed",
    dimensions: { service: "remove" },
    statistic: "Sum",
    above: 0,
    minutes: 60,
  },
  "reconcile-distrusted": {
    description:
      "A platform says that strikingly many customers are gone, so none was deleted: is it down, or are our credentials?",
    namespace: "marbot",
    metric: "ReconciliationDistrusted",
    dimensions: { service: "reconcile" },
    statistic: "Sum",
    above: 0,
    minutes: 60,
  },
  "teams-secret-expires": {
    description: "The client secret of the Teams bot expires within 30 days: make a new one, and set teamsAppPassword",
    namespace: "marbot",
    metric: "TeamsSecretExpires",
    dimensions: { service: "reconcile" },
    statistic: "Sum",
    above: 0,
    minutes: 60,
  },
  "api-failed": {
    description: "The API answers 5xx",
    namespace: "AWS/ApiGateway",
    metric: "5xx",
    dimensions: { ApiId: api.api.id },
    statistic: "Sum",
    above: 0,
    minutes: 5,
  },
  "tick-silent": {
    ...ofFunction(tick, "Invocations"),
    description: "tick has not run for five minutes: what crashes left is not picked up, nothing expires",
    statistic: "Sum",
    below: 1,
    minutes: 5,
  },
};

for (const [name, alarm] of Object.entries(alarms)) topic.alarm(name, alarm);

/**
 * We are our first customer: what teams deploy into their accounts watches the service too, by the same rules. Above is
 * only what no template can know of it. Who is told is the operator, so there is no endpoint and nothing is announced.
 */
const told = { createTopic: false, topicArn: topic.topic.arn, sendHeartbeat: false, sendTestAlert: false };

/** Tagged as all of ours. An alarm that was declared here by itself before is the same one, not deleted and made anew. */
const ours = (part: string): pulumi.ComponentResourceOptions => ({
  transformations: [
    ({ type, name, props, opts }) =>
      type === "aws:cloudwatch/metricAlarm:MetricAlarm"
        ? {
            props: { ...props, tags: { ...props.tags, ...tagsOf(part) } },
            opts: pulumi.mergeOptions(opts, { aliases: [{ name: `${name}-alarm`, parent: topic }] }),
          }
        : undefined,
  ],
});

for (const { name, function: watched } of functions)
  new LambdaFunction(name, { ...told, name: physicalName(name), functionName: watched.name }, ours(name));

for (const { table, name } of [customers, endpoints, events, alerts, escalations])
  new DynamodbTable(name, { ...told, name: physicalName(name), tableName: table.name }, ours(name));

new StateMachine(
  "escalation",
  // Its failures have an alarm of their own, which says what happens then.
  { ...told, name: physicalName("escalation"), stateMachineArn: escalation.machine.arn, failedThreshold: -1 },
  ours("escalation"),
);

const dashboard = new aws.cloudwatch.Dashboard("dashboard", {
  dashboardName: physicalName("dashboard"),
  dashboardBody: pulumi.jsonStringify(
    dashboardBody({
      region: account.region,
      api: api.api.id,
      functions: functions.map((handler) => handler.function.name),
      process: processing.function.name,
      stream: operations.stream.name,
      queues: [slackDeliveries.queue.name, teamsDeliveries.queue.name],
      dead: [
        operations.parked,
        slackDeliveries.dead,
        teamsDeliveries.dead,
        everyMinute.dead,
        removing.dead,
        reconciling.dead,
      ].map(({ queue }) => queue.name),
      machine: escalation.machine.arn,
    }),
  ),
});

const consoles: Readonly<Record<string, string>> = {
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

export const dashboardUrl = pulumi
  .all([account.partition, account.region, dashboard.dashboardName])
  .apply(
    ([partition, region, name]) =>
      `https://${region}.${consoles[partition] ?? "console.aws.amazon.com"}/cloudwatch/home?region=${region}#dashboards/dashboard/${name}`,
  );
