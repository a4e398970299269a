import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
  TagResourceCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateAccountAliasCommand, IAMClient } from "@aws-sdk/client-iam";
import { ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import {
  CreateScheduleGroupCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { create as createEnrich } from "../../../templates/functions/enrich.cjs";
import { create as createFilter } from "../../../templates/functions/filter.cjs";
import { type Emulator, installed, startEmulator } from "../judges/emulator.ts";
import { ENDPOINT, marbot, viaSns } from "./shop.ts";

/** The functions with the SDK's real clients, against moto: what they ask must be what the services understand. */
const suite = installed("moto_server", "--help") ? describe : describe.skip;

const ACCOUNT = "123456789012";
const self = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:marbot`;
const SCALING = `arn:aws:autoscaling:eu-west-1:${ACCOUNT}:scalingPolicy:0:autoScalingGroupName/a:policyName/b`;

suite("in an emulated account", () => {
  let emulator: Emulator;
  let config: object;
  let [topic, queue] = ["", ""];

  const alarmed = async (name: string, change: object = {}) => {
    const cloudwatch = new CloudWatchClient(config);
    const alarm = {
      AlarmName: name,
      Namespace: "AWS/SQS",
      MetricName: "Depth",
      Statistic: "Maximum",
      Period: 60,
    } as const;
    const rule = { EvaluationPeriods: 1, Threshold: 9, ComparisonOperator: "GreaterThanThreshold" } as const;
    const watched = { Dimensions: [{ Name: "QueueName", Value: "orders" }], AlarmActions: [topic] };
    await cloudwatch.send(new PutMetricAlarmCommand({ ...alarm, ...rule, ...watched, ...change }));
    await cloudwatch.send(new SetAlarmStateCommand({ AlarmName: name, StateValue: "ALARM", StateReason: "test" }));
    const AlarmArn = `arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:alarm:${name}`;
    return { AlarmName: name, AlarmArn, NewStateValue: "ALARM", StateChangeTime: new Date().toISOString() };
  };

  beforeAll(async () => {
    emulator = await startEmulator();
    const credentials = { accessKeyId: "none", secretAccessKey: "none" };
    config = { endpoint: emulator.url, region: "eu-west-1", credentials, maxAttempts: 1 };
    const sqs = new SQSClient(config);
    const sns = new SNSClient(config);
    topic = (await sns.send(new CreateTopicCommand({ Name: "marbot" }))).TopicArn ?? "";
    queue = (await sqs.send(new CreateQueueCommand({ QueueName: "endpoint" }))).QueueUrl ?? "";
    await sqs.send(new CreateQueueCommand({ QueueName: "orders", tags: { team: "checkout" } }));
    const Endpoint = `arn:aws:sqs:eu-west-1:${ACCOUNT}:endpoint`;
    await sns.send(
      new SubscribeCommand({ TopicArn: topic, Protocol: "sqs", Endpoint, Attributes: { RawMessageDelivery: "true" } }),
    );
    await new SchedulerClient(config).send(new CreateScheduleGroupCommand({ Name: "marbot" }));
  }, 90_000);
  afterAll(() => emulator?.stop());

  /** What reached the endpoint. Mute rules, which moto does not know, are answered here. */
  const filtered = async (alarm: object, muted: boolean, CONDITIONS?: string) => {
    const cloudwatch = new CloudWatchClient(config);
    const lines: string[] = [];
    const filter = createFilter({
      cloudwatch: {
        send: async (command: { constructor: { name: string } }) => {
          const AlarmMuteRuleArn = `arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:alarm-mute-rule:all`;
          if (command.constructor.name === "ListAlarmMuteRulesCommand")
            return { AlarmMuteRuleSummaries: muted ? [{ AlarmMuteRuleArn }] : [] };
          if (command.constructor.name === "GetAlarmMuteRuleCommand")
            return { Rule: { Schedule: { Expression: "cron(* * * * *)", Duration: "PT2H" } } };
          return cloudwatch.send(command as never);
        },
      },
      scheduler: new SchedulerClient(config),
      sns: new SNSClient(config),
      environment: {
        TOPIC_ARN: topic,
        SCHEDULE_GROUP: "marbot",
        SCHEDULE_ROLE_ARN: `arn:aws:iam::${ACCOUNT}:role/marbot-look-again`,
        CONDITIONS,
      },
      print: (line: string) => lines.push(line),
    });
    await filter(viaSns(alarm), { invokedFunctionArn: self });
    const received = await new SQSClient(config).send(
      new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10 }),
    );
    return {
      received: (received.Messages ?? []).map(({ Body = "" }) => JSON.parse(Body)),
      reason: JSON.parse(lines[0] ?? "{}").Reason,
    };
  };

  it("sends an alarm to the endpoint, unchanged", async () => {
    const alarm = await alarmed("orders wait");
    expect(await filtered(alarm, false)).toEqual({ received: [alarm], reason: "passed" });
  });

  it("drops one that only scales, and one whose actions are disabled", async () => {
    const scaling = await alarmed("scales", { AlarmActions: [SCALING] });
    expect(await filtered(scaling, false)).toEqual({ received: [], reason: "scaling-only" });
    const disabled = await alarmed("disabled", { ActionsEnabled: false });
    expect(await filtered(disabled, false)).toEqual({ received: [], reason: "actions-disabled" });
  });

  it("reads the tags that conditions speak of", async () => {
    const alarm = await alarmed("tagged");
    const Tags = [{ Key: "criticality", Value: "low" }];
    await new CloudWatchClient(config).send(new TagResourceCommand({ ResourceARN: alarm.AlarmArn, Tags }));
    const conditions = JSON.stringify([{ tags: { criticality: "low" } }]);
    expect(await filtered(alarm, false, conditions)).toEqual({ received: [], reason: "condition" });
  });

  it("plans to look again, once, with the event", async () => {
    const alarm = await alarmed("muted");
    expect(await filtered(alarm, true)).toEqual({ received: [], reason: "muted" });
    const scheduler = new SchedulerClient(config);
    const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ GroupName: "marbot" }));
    expect(Schedules).toHaveLength(1);
    const planned = await scheduler.send(new GetScheduleCommand({ GroupName: "marbot", Name: Schedules[0]?.Name }));
    expect(planned).toMatchObject({ ActionAfterCompletion: "DELETE", FlexibleTimeWindow: { Mode: "OFF" } });
    expect(JSON.parse(planned.Target?.Input ?? "{}")).toEqual({
      ...viaSns(alarm),
      Records: [{ ...viaSns(alarm).Records[0] }],
      marbotLooksAgain: true,
    });
  });

  it("enriches with what this account has, and says what it has not", async () => {
    await new IAMClient(config).send(new CreateAccountAliasCommand({ AccountAlias: "shop-production" }));
    const logs = new CloudWatchLogsClient(config);
    const stream = { logGroupName: "/shop/orders", logStreamName: "one" };
    await logs.send(new CreateLogGroupCommand({ logGroupName: stream.logGroupName }));
    await logs.send(new CreateLogStreamCommand(stream));
    await logs.send(
      new PutLogEventsCommand({ ...stream, logEvents: [{ timestamp: Date.now(), message: "ERROR password=hunter2" }] }),
    );
    const alarm = await alarmed("orders are late");
    const Tags = [{ Key: "marbot:log-groups", Value: "/shop/orders" }];
    await new CloudWatchClient(config).send(new TagResourceCommand({ ResourceARN: alarm.AlarmArn, Tags }));
    const endpoint = marbot();
    const enrich = createEnrich({
      cloudwatch: new CloudWatchClient(config),
      logs,
      cloudtrail: new CloudTrailClient(config),
      iam: new IAMClient(config),
      tagging: new ResourceGroupsTaggingAPIClient(config),
      environment: { ENDPOINT },
      fetch: endpoint.fetch,
      print: () => {},
    });
    await enrich(viaSns(alarm), { invokedFunctionArn: self, getRemainingTimeInMillis: () => 30_000 });
    const sent = JSON.parse(endpoint.requests[0]?.body ?? "{}");
    expect(sent).toMatchObject({ account: { id: ACCOUNT, alias: "shop-production" }, tags: { team: "checkout" } });
    expect(sent.logs).toMatchObject({ groups: ["/shop/orders"] });
    expect(JSON.stringify(sent)).not.toContain("hunter2");
    // moto draws no graphs and keeps no trail.
    expect(sent.notes).toHaveLength(2);
  });
});
