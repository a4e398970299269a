import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  DeadLetterQueue,
  DynamodbTable,
  HttpApi,
  KinesisStream,
  LambdaFunction,
  type LambdaFunctionArgs,
  SqsQueue,
  StateMachine,
} from "../templates/generated/pulumi/index.js";
import { api } from "./api.ts";
import { slack, teams } from "./chat.ts";
import { account } from "./components/account.ts";
import { type Alarm, AlarmTopic } from "./components/alarm-topic.ts";
import { Handler } from "./components/handler.ts";
import { physicalName, tagsOf } from "./components/naming.ts";
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

/** What the service counts itself, with the dimension of the function that counts. */
const counted = (service: string, metric: string, description: string, minutes = 5): Alarm => ({
  ...{ description, namespace: "marbot", metric, dimensions: { service } },
  ...{ statistic: "Sum", above: 0, minutes },
});

/** What no template can know of. Each alarm costs ten cents a month; each is something that a person has to look at. */
const own: Readonly<Record<string, Alarm>> = {
  "events-failed": counted(
    "process",
    "Failed",
    "Events could not be processed and are stored as failed: `npm run replay` sends them through again",
  ),
  "escalation-late": counted(
    "process",
    "EscalationNotStarted",
    "Escalations could not be started (quota or outage of Step Functions): tick tries again, later each time",
  ),
  "removal-failed": counted(
    "remove",
    "RemovalFailed",
    "Data of a customer that went could not be deleted: it has to be gone within 24 hours",
    60,
  ),
  "reconcile-distrusted": counted(
    "reconcile",
    "ReconciliationDistrusted",
    "A platform says that strikingly many customers are gone, so none was deleted: is it down, or are our credentials?",
    60,
  ),
  "teams-secret-expires": counted(
    "reconcile",
    "TeamsSecretExpires",
    "The client secret of the Teams bot expires within 30 days: make a new one, and set teamsAppPassword",
    60,
  ),
};

for (const [name, alarm] of Object.entries(own)) topic.alarm(name, alarm);

/**
 * We are our first customer: what teams deploy into their accounts watches the service too, by the same rules. Who is
 * told is the operator, so there is no endpoint and nothing is announced.
 */
const watchedAs = (part: string) => ({
  ...{ createTopic: false, topicArn: topic.topic.arn, sendHeartbeat: false, sendTestAlert: false },
  name: physicalName(part),
});

/** What a rule's alarm means here, besides what it means everywhere: for the person whom it wakes. */
const meanings: Readonly<Record<string, string>> = {
  "process-behind": "Events wait more than a minute on the stream.",
  "operations-writes-refused": "Senders get 503 and try again: raise marbot:streamShards.",
  "operations-given-up": "They are positions of records on the stream, which keeps those for a day.",
  "slack-given-up": "They crashed deliver-slack.",
  "teams-given-up": "They crashed deliver-teams.",
  "tick-given-up": "EventBridge Scheduler could not call tick.",
  "remove-given-up": "EventBridge Scheduler could not call remove.",
  "reconcile-given-up": "EventBridge Scheduler could not call reconcile.",
  "slack-deliveries-message-age": "Cards reach Slack more than five minutes late: is Slack down, or limiting us?",
  "teams-deliveries-message-age": "Cards reach Teams more than five minutes late: is Teams down, or limiting us?",
  "escalation-failed": "That took half a day of attempts; tick runs the steps of those escalations five minutes late.",
  "tick-silent": "What crashes left is not picked up, nothing expires.",
  "api-integration-latency": "Slack shows a failure to whoever waits three seconds for an answer.",
};

/** Tagged as all of ours. An alarm that was declared here by itself before is the same one, not deleted and made anew. */
const ours = (part: string): pulumi.ComponentResourceOptions => ({
  transformations: [
    ({ type, name, props, opts }) =>
      type === "aws:cloudwatch/metricAlarm:MetricAlarm"
        ? {
            props: {
              ...props,
              alarmDescription: [props.alarmDescription, meanings[name]].filter(Boolean).join(" "),
              tags: { ...props.tags, ...tagsOf(part) },
            },
            opts: pulumi.mergeOptions(opts, { aliases: [{ name: `${name}-alarm`, parent: topic }] }),
          }
        : undefined,
  ],
});

/** Rules of the function template that are off where nobody asks for them. */
const asked: Readonly<Record<string, Pick<LambdaFunctionArgs, "behindThreshold" | "silentThreshold">>> = {
  process: { behindThreshold: 60_000 },
  tick: { silentThreshold: 1 },
};

for (const { name, function: watched } of functions)
  new LambdaFunction(name, { ...watchedAs(name), functionName: watched.name, ...asked[name] }, ours(name));

for (const { name, table } of [customers, endpoints, events, alerts, escalations])
  new DynamodbTable(name, { ...watchedAs(name), tableName: table.name }, ours(name));

const deliveries = { "slack-deliveries": slackDeliveries, "teams-deliveries": teamsDeliveries };
for (const [name, { queue }] of Object.entries(deliveries))
  new SqsQueue(
    name,
    // How many wait says nothing in a storm, where the platforms' limits have cards wait in order; for how long does.
    { ...watchedAs(name), queueName: queue.name, messageAgeThreshold: 300, messageCountThreshold: -1 },
    ours(name),
  );

const dead = {
  operations: operations.parked,
  slack: slackDeliveries.dead,
  teams: teamsDeliveries.dead,
  tick: everyMinute.dead,
  remove: removing.dead,
  reconcile: reconciling.dead,
};
for (const [name, { queue }] of Object.entries(dead))
  new DeadLetterQueue(name, { ...watchedAs(name), queueName: queue.name }, ours(name));

new KinesisStream(
  "operations",
  {
    ...{ ...watchedAs("operations"), streamName: operations.stream.name },
    // The function says better how far it is behind, with enhanced fan-out too. Nobody else reads, and records are put one by one.
    ...{ iteratorAgeThreshold: -1, readsRefusedThreshold: -1, putFailuresThreshold: -1 },
  },
  ours("operations"),
);

new StateMachine(
  "escalation",
  { ...watchedAs("escalation"), stateMachineArn: escalation.machine.arn },
  ours("escalation"),
);

new HttpApi("api", { ...watchedAs("api"), apiId: api.api.id, integrationLatencyThreshold: 3000 }, ours("api"));

const dashboard = new aws.cloudwatch.Dashboard("dashboard", {
  dashboardName: physicalName("dashboard"),
  dashboardBody: pulumi.jsonStringify(
    dashboardBody({
      region: account.region,
      api: api.api.id,
      functions: functions.map((handler) => handler.function.name),
      process: processing.function.name,
      stream: operations.stream.name,
      queues: Object.values(deliveries).map(({ queue }) => queue.name),
      dead: Object.values(dead).map(({ queue }) => queue.name),
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
