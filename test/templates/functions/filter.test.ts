import { readFileSync } from "node:fs";
import { create } from "../../../templates/functions/filter.cjs";
import { filterPermissions } from "../../../templates/functions/permissions.ts";
import { type Answers, anAccount, failure, ownActions } from "./account.ts";

const TOPIC = "arn:aws:sns:eu-west-1:111111111111:marbot";
const SCALING =
  "arn:aws:autoscaling:eu-west-1:111111111111:scalingPolicy:0:resource/ecs/service/shop/web:policyName/cpu";
const MAIL = "arn:aws:sns:eu-west-1:111111111111:mail";
const NAME = "web-1 CPU is high";
/** The fixtures' alarm went off at 07:55:12 UTC on a Tuesday. */
const NOW = Date.parse("2026-11-24T07:55:20Z");
const self = { invokedFunctionArn: "arn:aws:lambda:eu-west-1:111111111111:function:marbot-filter" };

const used = new Set<string>();
const recorded = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../events/cloudwatch-alarm/${name}.json`, import.meta.url), "utf8"));
const event = recorded("eventbridge-alarm");
const viaSns = (message: unknown, more: object = {}) => ({
  Records: [{ EventSource: "aws:sns", Sns: { TopicArn: MAIL, Message: JSON.stringify(message), ...more } }],
});

/** As DescribeAlarms answers: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html */
const alarm = (change: object = {}) => ({
  MetricAlarms: [
    {
      AlarmName: NAME,
      AlarmArn: event.resources[0],
      ActionsEnabled: true,
      AlarmActions: [MAIL],
      OKActions: [],
      InsufficientDataActions: [],
      StateValue: "ALARM",
      StateTransitionedTimestamp: new Date("2026-11-24T07:55:12.345Z"),
      ...change,
    },
  ],
  CompositeAlarms: [],
});

const muteRule = (Schedule: object, change: object = {}): Answers => ({
  "cloudwatch:ListAlarmMuteRules": {
    AlarmMuteRuleSummaries: [
      { AlarmMuteRuleArn: "arn:aws:cloudwatch:eu-west-1:111111111111:alarm-mute-rule:night", Status: "ACTIVE" },
    ],
  },
  "cloudwatch:GetAlarmMuteRule": { Name: "night", Rule: { Schedule }, Status: "ACTIVE", ...change },
});

/** Runs the function once; `sent` is what reached the topic, `said` the log line, `held` the schedules it made. */
const run = async (
  given: { event?: object; answers?: Answers; conditions?: unknown; now?: number; environment?: object } = {},
) => {
  const { answers = {}, conditions, now = NOW } = given;
  const account = anAccount(filterPermissions, used);
  const lines: string[] = [];
  const client = (service: string) =>
    account.client(service, { "cloudwatch:DescribeAlarms": alarm(), "cloudwatch:ListAlarmMuteRules": {}, ...answers });
  const filter = create({
    cloudwatch: client("cloudwatch"),
    scheduler: client("scheduler"),
    sns: client("sns"),
    environment: {
      TOPIC_ARN: TOPIC,
      SCHEDULE_GROUP: "marbot",
      SCHEDULE_ROLE_ARN: "arn:aws:iam::111111111111:role/marbot-look-again",
      ...(conditions !== undefined && {
        CONDITIONS: typeof conditions === "string" ? conditions : JSON.stringify(conditions),
      }),
      ...given.environment,
    },
    now: () => now,
    print: (line: string) => lines.push(line),
  });
  await filter(given.event ?? event, self);
  const held = account.of("scheduler:CreateSchedule") as unknown as {
    Name: string;
    ScheduleExpression: string;
    ActionAfterCompletion: string;
    Target: { Arn: string; Input: string; DeadLetterConfig?: object };
  }[];
  return { sent: account.of("sns:Publish"), said: JSON.parse(lines[0] ?? "{}"), lines, held, calls: account.calls };
};

describe("what is sent", () => {
  it("sends an alarm as EventBridge told it, unchanged", async () => {
    const { sent, said } = await run();
    expect(sent).toEqual([{ TopicArn: TOPIC, Message: JSON.stringify(event) }]);
    expect(said).toMatchObject({ Forwarded: 1, Reason: "passed", alarm: NAME, state: "ALARM" });
  });

  it("sends what came through SNS with its subject and attributes", async () => {
    const message = recorded("alarm");
    const attributes = { key: { Type: "String", Value: "a" }, raw: { Type: "Binary", Value: "aGk=" } };
    const { sent } = await run({ event: viaSns(message, { Subject: "ALARM", MessageAttributes: attributes }) });
    expect(sent).toEqual([
      {
        TopicArn: TOPIC,
        Message: JSON.stringify(message),
        Subject: "ALARM",
        MessageAttributes: {
          key: { DataType: "String", StringValue: "a" },
          raw: { DataType: "Binary", BinaryValue: Buffer.from("hi") },
        },
      },
    ]);
  });

  it.each([
    ["text", { Records: [{ Sns: { TopicArn: MAIL, Message: "hello" } }] }],
    ["null", { Records: [{ Sns: { TopicArn: MAIL, Message: "null" } }] }],
    ["another event", { ...recorded("../eventbridge/custom") }],
    ["an alarm event without its detail", { ...event, detail: null }],
    ["an event that only claims to be of CloudWatch", { ...event, source: "my.app" }],
  ])("sends what is no alarm: %s", async (_, other) => {
    const { sent, said } = await run({ event: other, answers: { "cloudwatch:DescribeAlarms": failure("unasked") } });
    expect(sent).toHaveLength(1);
    expect(said).toMatchObject({ Forwarded: 1, Reason: "not-an-alarm" });
  });

  it.each([
    ["CloudWatch cannot be asked", { "cloudwatch:DescribeAlarms": failure("ThrottlingException") }],
    ["the alarm is not there", { "cloudwatch:DescribeAlarms": { MetricAlarms: [] } }],
    ["mute rules cannot be asked", { "cloudwatch:ListAlarmMuteRules": failure("AccessDenied") }],
  ])("sends when %s", async (_, answers) => {
    const { sent, said } = await run({ answers });
    expect(sent).toHaveLength(1);
    expect(said).toMatchObject({ Forwarded: 1, Reason: "undecided" });
  });

  it("sends what it cannot hold, for want of a schedule", async () => {
    const answers = {
      ...muteRule({ Expression: "cron(0 0 * * *)", Duration: "PT9H" }),
      "scheduler:CreateSchedule": failure("ServiceQuotaExceededException"),
    };
    const { sent, said } = await run({ answers });
    expect(sent).toHaveLength(1);
    expect(said).toMatchObject({ Forwarded: 1, Reason: "undecided" });
    expect(said.because).toContain("ServiceQuotaExceededException");
  });

  it.each(["us-east-1:111111111111", "eu-west-1:222222222222"])(
    "sends what is not its own to judge: %s",
    async (where) => {
      const resources = [`arn:aws:cloudwatch:${where}:alarm:${NAME}`];
      const disabled = { "cloudwatch:DescribeAlarms": alarm({ ActionsEnabled: false }) };
      const { sent, said, calls } = await run({ event: { ...event, resources }, answers: disabled });
      expect(sent).toHaveLength(1);
      expect(said).toMatchObject({ Forwarded: 1, Reason: "elsewhere" });
      expect(calls.map(({ action }) => action)).toEqual(["sns:Publish"]);
    },
  );

  it("fails when it cannot publish, so that Lambda tries again", async () => {
    await expect(run({ answers: { "sns:Publish": failure("KMSAccessDenied") } })).rejects.toThrow("KMSAccessDenied");
  });

  it("does not answer itself when it is subscribed to its own topic", async () => {
    const own = viaSns(recorded("alarm"), { TopicArn: TOPIC });
    expect(await run({ event: own })).toMatchObject({ sent: [], said: { Dropped: 1, Reason: "loop" } });
  });
});

describe("what is dropped", () => {
  it.each([
    ["scales a service", [SCALING]],
    [
      "scales a group",
      ["arn:aws-cn:autoscaling:cn-north-1:111111111111:scalingPolicy:0:autoScalingGroupName/a:policyName/b"],
    ],
    ["stops an idle instance", ["arn:aws:automate:eu-west-1:ec2:stop"]],
    [
      "terminates one, by the older form",
      ["arn:aws:swf:eu-west-1:111111111111:action/actions/AWS_EC2.InstanceId.Terminate/1.0"],
    ],
  ])("drops an alarm that only %s", async (_, AlarmActions) => {
    const result = await run({ answers: { "cloudwatch:DescribeAlarms": alarm({ AlarmActions }) } });
    expect(result).toMatchObject({ sent: [], said: { Dropped: 1, Reason: "scaling-only", alarm: NAME } });
  });

  it.each([
    ["scales and tells somebody", { AlarmActions: [SCALING, MAIL] }],
    ["scales, and tells somebody when it is over", { AlarmActions: [SCALING], OKActions: [MAIL] }],
    ["recovers an instance: it is broken", { AlarmActions: ["arn:aws:automate:eu-west-1:ec2:recover"] }],
    ["has no action at all", { AlarmActions: [] }],
  ])("sends an alarm that %s", async (_, change) => {
    const { sent } = await run({ answers: { "cloudwatch:DescribeAlarms": alarm(change) } });
    expect(sent).toHaveLength(1);
  });

  it("drops an alarm whose actions are disabled", async () => {
    const result = await run({ answers: { "cloudwatch:DescribeAlarms": alarm({ ActionsEnabled: false }) } });
    expect(result).toMatchObject({ sent: [], said: { Dropped: 1, Reason: "actions-disabled" } });
  });

  it("asks for composite alarms too, and judges them alike", async () => {
    const composite = recorded("eventbridge-composite-alarm");
    const CompositeAlarms = alarm({ ActionsEnabled: false }).MetricAlarms;
    const { said, calls } = await run({
      event: composite,
      answers: { "cloudwatch:DescribeAlarms": { CompositeAlarms } },
    });
    expect(said).toMatchObject({ Dropped: 1, Reason: "actions-disabled", alarm: "shop is unwell" });
    expect(calls[0]?.input).toEqual({ AlarmNames: ["shop is unwell"], AlarmTypes: ["MetricAlarm", "CompositeAlarm"] });
  });

  it("says in a metric what it dropped and why", async () => {
    const { said } = await run({ answers: { "cloudwatch:DescribeAlarms": alarm({ ActionsEnabled: false }) } });
    expect(said._aws).toEqual({
      Timestamp: NOW,
      CloudWatchMetrics: [
        { Namespace: "marbot/Filter", Dimensions: [["Reason"]], Metrics: [{ Name: "Dropped", Unit: "Count" }] },
      ],
    });
    expect(said.because).toBe("its actions are disabled");
  });

  it.each([
    ["disabled", alarm({ ActionsEnabled: false, StateValue: "OK" }), {}],
    ["muted", alarm({ StateValue: "OK" }), muteRule({ Expression: "cron(0 0 * * *)", Duration: "PT9H" })],
  ])("still sends the recovery of an alarm that is %s since", async (_, found, more) => {
    const ok = recorded("eventbridge-ok");
    const { sent, said } = await run({ event: ok, answers: { ...more, "cloudwatch:DescribeAlarms": found } });
    expect(sent).toHaveLength(1);
    expect(said).toMatchObject({ Forwarded: 1, Reason: "recovery" });
  });
});

describe("the customer's conditions", () => {
  const tagged = { "cloudwatch:ListTagsForResource": { Tags: [{ Key: "criticality", Value: "low" }] } };

  it.each([
    [{ names: ["web-*"] }, "Dropped"],
    [{ names: ["nothing", "*CPU*"] }, "Dropped"],
    [{ names: ["web-1 CPU is high"] }, "Dropped"],
    [{ names: ["web"] }, "Forwarded"],
    [{ names: ["*high*high"] }, "Forwarded"],
    [{ names: ["web-1 CPU is high*high"] }, "Forwarded"],
    [{ names: ["(w+)+$"] }, "Forwarded"],
    [{ names: [] }, "Forwarded"],
    [{ tags: { criticality: "l*" } }, "Dropped"],
    [{ tags: { criticality: "high" } }, "Forwarded"],
    [{ tags: { criticality: "low", team: "*" } }, "Forwarded"],
    [{ names: ["db-*"], tags: { criticality: "low" } }, "Forwarded"],
  ])("%j: %s", async (condition, done) => {
    const { said, sent } = await run({ conditions: [condition], answers: tagged });
    expect(said[done]).toBe(1);
    expect(sent).toHaveLength(done === "Forwarded" ? 1 : 0);
  });

  it("gives the customer's own reason", async () => {
    const { said } = await run({ conditions: [{ names: ["web-*"], because: "nobody watches web" }] });
    expect(said).toMatchObject({ Reason: "condition", because: "nobody watches web" });
  });

  it("asks for tags only if a condition speaks of them", async () => {
    const { calls } = await run({ conditions: [{ names: ["a"] }] });
    expect(calls.map(({ action }) => action)).not.toContain("cloudwatch:ListTagsForResource");
  });

  it.each([
    "{",
    "[{}]",
    '[{"tag":{"a":"b"}}]',
    '[{"because":"x"}]',
    "[null]",
    '{"names":["*"]}',
    '[{"names":"*"}]',
    '[{"hours":{"form":"20:00"}}]',
    '[{"hours":{"from":"8:00"}}]',
    '[{"hours":{"days":["Saturday"]}}]',
    '[{"hours":{"zone":"Europe/Atlantis"}}]',
  ])("applies none of them when one cannot be read, and says so: %s", async (conditions) => {
    const { sent, said } = await run({ conditions });
    expect(sent).toHaveLength(1);
    expect(said).toMatchObject({ Forwarded: 1, Reason: "undecided" });
  });

  it("holds by hours instead of dropping, and looks again when they are over", async () => {
    const hours = { from: "20:00", to: "09:00", zone: "Europe/Berlin" };
    const { held, sent, said } = await run({ conditions: [{ names: ["web-*"], hours }] });
    expect(sent).toEqual([]);
    expect(said).toMatchObject({ Held: 1, Reason: "condition", until: "2026-11-24T08:00:00.000Z" });
    expect(held[0]?.ScheduleExpression).toBe("at(2026-11-24T08:00:00)");
  });

  it.each([
    ["in the evening", { from: "08:00", to: "09:00" }, "2026-11-24T07:55:20Z", undefined],
    ["at the first minute", { from: "07:55", to: "08:00" }, "2026-11-24T07:55:00Z", "2026-11-24T08:00:00"],
    ["at the last minute", { from: "07:00", to: "07:55" }, "2026-11-24T07:55:00Z", undefined],
    ["on a weekend", { days: ["Sat", "Sun"] }, "2026-11-28T12:00:00Z", "2026-11-30T00:00:00"],
    ["before the weekend", { days: ["Sat", "Sun"] }, "2026-11-27T23:59:00Z", undefined],
    [
      "in the night that Friday began",
      { days: ["Fri"], from: "22:00", to: "06:00" },
      "2026-11-28T05:00:00Z",
      "2026-11-28T06:00:00",
    ],
    [
      "in the night that Thursday began",
      { days: ["Fri"], from: "22:00", to: "06:00" },
      "2026-11-27T05:00:00Z",
      undefined,
    ],
    [
      "over the end of summer time",
      { from: "20:00", to: "07:00", zone: "Europe/Berlin" },
      "2026-10-24T20:00:00Z",
      "2026-10-25T06:00:00",
    ],
  ])("knows hours %s", async (_, hours, at, until) => {
    const { held, sent } = await run({ conditions: [{ hours }], now: Date.parse(at) });
    expect(held.map((one) => one.ScheduleExpression)).toEqual(until ? [`at(${until})`] : []);
    expect(sent).toHaveLength(until ? 0 : 1);
  });
});

describe("alarms that CloudWatch mutes", () => {
  it.each([
    // The time of the alarm is 07:55 UTC: 08:55 in Berlin, 02:55 in New York.
    ["each night", { Expression: "cron(0 2 * * *)", Duration: "PT6H30M" }, "2026-11-24T08:30:00"],
    [
      "by a zone",
      { Expression: "cron(30 8 * * *)", Duration: "PT1H", Timezone: "Europe/Berlin" },
      "2026-11-24T08:30:00",
    ],
    [
      "once",
      { Expression: "at(2026-11-24T02:00)", Duration: "P1D", Timezone: "America/New_York" },
      "2026-11-25T07:00:00",
    ],
    ["since Friday", { Expression: "cron(0 18 * * FRI)", Duration: "P4DT12H" }, "2026-11-25T06:00:00"],
    ["on days by number", { Expression: "cron(0 1 24 11 *)", Duration: "P15D" }, "2026-12-09T01:00:00"],
    [
      "on lists and ranges",
      { Expression: "cron(15,45 6-8 * NOV-DEC MON-FRI)", Duration: "PT1H" },
      "2026-11-24T08:45:00",
    ],
    ["over the week's end", { Expression: "cron(0 7 * * SAT-TUE)", Duration: "PT2H" }, "2026-11-24T09:00:00"],
    ["on Sundays as 7", { Expression: "cron(0 0 * * 7)", Duration: "P3D" }, "2026-11-25T00:00:00"],
  ])("holds what is muted %s until that ends", async (_, schedule, until) => {
    const { sent, said, held } = await run({ answers: muteRule(schedule) });
    expect(sent).toEqual([]);
    expect(said).toMatchObject({ Held: 1, Reason: "muted", because: "muted by the CloudWatch mute rule night" });
    expect(held[0]?.ScheduleExpression).toBe(`at(${until})`);
  });

  it.each([
    ["cannot be read", { Expression: "rate(1 hour)", Duration: "PT1H" }],
    ["fits no day", { Expression: "cron(0 0 1 * MON)", Duration: "P15D" }],
    ["has fields too few", { Expression: "cron(0 7 * *)", Duration: "PT2H" }],
    ["should be over", { Expression: "cron(0 7 * * *)", Duration: "PT10M" }],
    ["has an unknown duration", { Expression: "cron(0 7 * * *)", Duration: "a while" }],
  ])("looks again soon when the schedule %s", async (_, schedule) => {
    const { held, sent } = await run({ answers: muteRule(schedule) });
    expect(sent).toEqual([]);
    expect(held[0]?.ScheduleExpression).toBe("at(2026-11-24T08:00:20)");
  });

  it("ends with the rule itself, and never asks in the past", async () => {
    const schedule = { Expression: "cron(0 0 * * *)", Duration: "PT23H" };
    const expires = { ExpireDate: new Date("2026-11-24T08:10:00Z") };
    expect((await run({ answers: muteRule(schedule, expires) })).held[0]?.ScheduleExpression).toBe(
      "at(2026-11-24T08:10:00)",
    );
    const expired = { ExpireDate: new Date("2026-11-24T07:55:00Z") };
    expect((await run({ answers: muteRule(schedule, expired) })).held[0]?.ScheduleExpression).toBe(
      "at(2026-11-24T07:56:20)",
    );
  });

  it("holds until the last of several rules ends, on all pages", async () => {
    const summary = (name: string) => ({
      AlarmMuteRuleArn: `arn:aws:cloudwatch:eu-west-1:111111111111:alarm-mute-rule:${name}`,
    });
    const duration: Record<string, string> = { a: "PT10H", b: "PT9H" };
    const answers = {
      "cloudwatch:ListAlarmMuteRules": ({ NextToken, AlarmName, Statuses }: Record<string, unknown>) => {
        expect({ AlarmName, Statuses }).toEqual({ AlarmName: NAME, Statuses: ["ACTIVE"] });
        return NextToken
          ? { AlarmMuteRuleSummaries: [summary("a")] }
          : { AlarmMuteRuleSummaries: [summary("b")], NextToken: "2" };
      },
      "cloudwatch:GetAlarmMuteRule": ({ AlarmMuteRuleName }: Record<string, string>) => ({
        Rule: { Schedule: { Expression: "cron(0 0 * * *)", Duration: duration[AlarmMuteRuleName ?? ""] } },
      }),
    };
    const { held, said } = await run({ answers });
    expect(held.map((one) => one.ScheduleExpression)).toEqual(["at(2026-11-24T10:00:00)"]);
    expect(said.because).toContain("mute rule a");
  });

  it("holds a suppressed composite alarm", async () => {
    const CompositeAlarms = alarm({ ActionsSuppressedBy: "Alarm" }).MetricAlarms;
    const { said, held } = await run({ answers: { "cloudwatch:DescribeAlarms": { CompositeAlarms } } });
    expect(said).toMatchObject({ Held: 1, Reason: "suppressed" });
    expect(held[0]?.ScheduleExpression).toBe("at(2026-11-24T08:00:20)");
  });

  it("makes a schedule that deletes itself, calls this function and is made once", async () => {
    const answers = muteRule({ Expression: "cron(0 2 * * *)", Duration: "PT6H30M" });
    const environment = { DEAD_LETTER_QUEUE_ARN: "arn:aws:sqs:eu-west-1:111111111111:marbot-dead" };
    const [first, second] = [await run({ answers, environment }), await run({ answers, environment })];
    expect(first.held[0]).toMatchObject({
      GroupName: "marbot",
      ActionAfterCompletion: "DELETE",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: { Arn: self.invokedFunctionArn, DeadLetterConfig: { Arn: environment.DEAD_LETTER_QUEUE_ARN } },
    });
    expect(first.held[0]?.Name).toMatch(/^marbot-[0-9a-f]{40}$/);
    expect(second.held[0]?.Name).toBe(first.held[0]?.Name);
    const sibling = { ...event, resources: [`${event.resources[0]} too`] };
    expect((await run({ event: sibling, answers })).held[0]?.Name).not.toBe(first.held[0]?.Name);
    const again = await run({ answers: { ...answers, "scheduler:CreateSchedule": failure("ConflictException") } });
    expect(again).toMatchObject({ sent: [], said: { Held: 1 } });
  });
});

describe("when the mute is over", () => {
  const LATER = Date.parse("2026-11-24T08:30:30Z");
  const later = async (from: object = event, answers: Answers = {}) => {
    const muted = muteRule({ Expression: "cron(0 2 * * *)", Duration: "PT6H30M" });
    const { held } = await run({ event: from, answers: muted });
    return run({ event: JSON.parse(held[0]?.Target.Input ?? ""), now: LATER, answers });
  };

  it("sends who is still in the same state, with the original time", async () => {
    const { sent, said } = await later();
    expect(sent).toEqual([{ TopicArn: TOPIC, Message: JSON.stringify(event) }]);
    expect(said).toMatchObject({ Forwarded: 1, Reason: "passed" });
  });

  it("sends what came through SNS as it came", async () => {
    const { sent } = await later(viaSns(recorded("alarm"), { Subject: "ALARM" }));
    expect(sent).toMatchObject([{ Message: JSON.stringify(recorded("alarm")), Subject: "ALARM" }]);
  });

  it.each([
    ["has recovered", alarm({ StateValue: "OK" })],
    ["was deleted", { MetricAlarms: [] }],
    ["has recovered and gone off again", alarm({ StateTransitionedTimestamp: new Date("2026-11-24T08:20:00Z") })],
  ])("drops an alarm that %s", async (_, found) => {
    expect(await later(event, { "cloudwatch:DescribeAlarms": found })).toMatchObject({
      sent: [],
      said: { Dropped: 1, Reason: "over" },
    });
  });

  it("holds it once more while it is still muted", async () => {
    const { held, sent } = await later(event, muteRule({ Expression: "cron(0 8 * * *)", Duration: "PT1H" }));
    expect(sent).toEqual([]);
    expect(held[0]?.ScheduleExpression).toBe("at(2026-11-24T09:00:00)");
    expect(JSON.parse(held[0]?.Target.Input ?? "")).toMatchObject({ ...event, marbotLooksAgain: true });
  });

  it("sends it when CloudWatch does not say since when it is in that state", async () => {
    const { sent } = await later(event, {
      "cloudwatch:DescribeAlarms": alarm({ StateTransitionedTimestamp: undefined }),
    });
    expect(sent).toHaveLength(1);
  });
});

describe("a Metrics Insights alarm, which tells each series by itself", () => {
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html */
  const contributor = {
    ...event,
    "detail-type": "CloudWatch Alarm Contributor State Change",
    detail: { ...event.detail, alarmContributor: { id: "6d442278dba546f6", attributes: { TableName: "orders" } } },
  };
  const again = { ...contributor, marbotLooksAgain: true };
  const series = (...ids: string[]) => ({
    "cloudwatch:DescribeAlarmContributors": ({ NextToken }: { NextToken?: string }) =>
      NextToken ? { AlarmContributors: ids.map((ContributorId) => ({ ContributorId })) } : { NextToken: "2" },
  });

  it("is judged like any other", async () => {
    expect((await run({ event: contributor })).sent).toEqual([
      { TopicArn: TOPIC, Message: JSON.stringify(contributor) },
    ]);
    const disabled = { "cloudwatch:DescribeAlarms": alarm({ ActionsEnabled: false }) };
    expect((await run({ event: contributor, answers: disabled })).said).toMatchObject({ Reason: "actions-disabled" });
  });

  it("is held by itself, apart from its siblings", async () => {
    const muted = muteRule({ Expression: "cron(0 2 * * *)", Duration: "PT6H30M" });
    const other = structuredClone(contributor);
    other.detail.alarmContributor.id = "other";
    const held = [await run({ event: contributor, answers: muted }), await run({ event: other, answers: muted })];
    expect(new Set(held.map((one) => one.held[0]?.Name)).size).toBe(2);
  });

  it("is sent after a mute only for a series that is still in alarm", async () => {
    expect((await run({ event: again, answers: series("other", "6d442278dba546f6") })).sent).toHaveLength(1);
    expect(await run({ event: again, answers: series("other") })).toMatchObject({ sent: [], said: { Reason: "over" } });
  });
});

it("may do exactly what it does (P31)", () => {
  expect([...used].sort()).toEqual([...ownActions(filterPermissions)].sort());
});
