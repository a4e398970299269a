import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { create, type Enrichment } from "../../../templates/functions/enrich.cjs";
import { enrichPermissions } from "../../../templates/functions/permissions.ts";
import { expectGolden } from "../../sources/fixtures.ts";
import { type Answers, anAccount, failure, ownActions } from "./account.ts";
import { anAlarm, answersFor, ENDPOINT, marbot, NOW, viaSns } from "./shop.ts";

const used = new Set<string>();
const self = { invokedFunctionArn: "arn:aws:lambda:eu-west-1:111111111111:function:marbot-enrich" };
const png = readFileSync(new URL("graph.png", import.meta.url));

interface Given {
  readonly event?: object;
  readonly answers?: Answers;
  readonly statuses?: readonly (number | Error)[];
  readonly headers?: Record<string, string>;
  readonly environment?: Record<string, string>;
  readonly seconds?: number;
}

/** Runs the function once against the shop's account and a marbot that answers with these statuses, one a request. */
const run = async ({
  event = viaSns(anAlarm()),
  answers = {},
  statuses,
  headers,
  environment,
  seconds = 60,
}: Given = {}) => {
  const account = anAccount(enrichPermissions, used);
  const client = (service: string) => account.client(service, { ...answersFor(png), ...answers });
  const endpoint = marbot(statuses, headers);
  const time = { now: NOW };
  const lines: string[] = [];
  const pauses: number[] = [];
  const enrich = create({
    cloudwatch: client("cloudwatch"),
    logs: client("logs"),
    cloudtrail: client("cloudtrail"),
    iam: client("iam"),
    tagging: client("tag"),
    environment: { ENDPOINT, ...environment },
    fetch: endpoint.fetch,
    now: () => time.now,
    sleep: async (ms: number) => {
      pauses.push(ms);
      time.now += ms;
    },
    print: (line: string) => lines.push(line),
  });
  const failed = await enrich(event, { ...self, getRemainingTimeInMillis: () => seconds * 1000 }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  const bodies = endpoint.requests.map(({ body }) => JSON.parse(body) as Enrichment);
  const sent = bodies.at(-1);
  return {
    sent,
    bodies,
    pauses,
    failed,
    account,
    requests: endpoint.requests,
    said: lines.map((line) => JSON.parse(line)),
  };
};

/** The fields of the widget that CloudWatch was asked to draw. */
const drawn = async (given: Given) => {
  const { account, sent } = await run(given);
  const [asked] = account.of("cloudwatch:GetMetricWidgetImage");
  return { widget: asked && JSON.parse(String(asked.MetricWidget)), graph: sent?.graph, notes: sent?.notes };
};

/** Bodies as they are posted lie with the other recorded events: the receiving side is tested with the same files. */
const expectRecorded = (name: string, body: unknown): void =>
  expectGolden(fileURLToPath(new URL(`../../events/${name}.json`, import.meta.url)), body);

const alarms = (...MetricAlarms: object[]): Answers => ({ "cloudwatch:DescribeAlarms": { MetricAlarms } });
const recorded = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../events/cloudwatch-alarm/${name}.json`, import.meta.url), "utf8"));

it("sends all that the account knows, as the recorded body says", async () => {
  const { sent, said } = await run();
  expectRecorded("enrichment-lambda", sent);
  expect(said).toMatchObject([{ Posted: 1, alarm: anAlarm().AlarmArn }]);
});

it("is one request to the address's enrichment route, over TLS, without following where it points", async () => {
  const { requests } = await run({ environment: { ENDPOINT: `${ENDPOINT}/` } });
  expect(requests).toMatchObject([{ url: `${ENDPOINT}/enrichment`, method: "POST", redirect: "error" }]);
});

describe("which alarms", () => {
  it("takes SNS and EventBridge as the same", async () => {
    const body = { ...recorded("eventbridge-alarm"), resources: [anAlarm().AlarmArn] };
    body.detail.state.timestamp = anAlarm().StateChangeTime;
    expect((await run({ event: body })).sent).toEqual((await run()).sent);
  });

  it.each([
    ["an OK", viaSns({ ...anAlarm(), NewStateValue: "OK" })],
    ["a message of somebody else", viaSns({ hello: "world" })],
    ["text", { Records: [{ Sns: { Message: "hello" } }] }],
    [
      "an alarm of another account",
      viaSns({ ...anAlarm(), AlarmArn: anAlarm().AlarmArn.replace("111111111111", "222222222222") }),
    ],
    [
      "an alarm of another Region",
      viaSns({ ...anAlarm(), AlarmArn: anAlarm().AlarmArn.replace("eu-west-1", "us-east-1") }),
    ],
    ["a broken alarm", viaSns({ AlarmArn: "x", NewStateValue: "ALARM" })],
  ])("leaves %s alone, and asks nothing", async (_, event) => {
    const { account, requests, failed } = await run({ event });
    expect({ calls: account.calls, requests, failed }).toEqual({ calls: [], requests: [], failed: undefined });
  });

  it("looks only for changes when it comes through the queue", async () => {
    const [record] = viaSns(anAlarm()).Records;
    const event = { Records: [{ eventSource: "aws:sqs", body: JSON.stringify(record?.Sns) }] };
    const { sent } = await run({ event });
    expect(sent?.changes).toHaveLength(2);
    expect(Object.keys(sent ?? {})).toEqual(["version", "about", "account", "region", "changes"]);
    expectRecorded("enrichment-later", sent);
  });

  it("sends nothing when the second look finds nothing", async () => {
    const event = { Records: [{ eventSource: "aws:sqs", body: JSON.stringify(anAlarm()) }] };
    const { requests, said } = await run({ event, answers: { "cloudtrail:LookupEvents": { Events: [] } } });
    expect(requests).toEqual([]);
    expect(said).toMatchObject([{ Empty: 1 }]);
  });

  it("leaves out the parts that the customer does not want, and does not ask for them", async () => {
    const { sent, account } = await run({ environment: { PARTS: "graph, tags" } });
    expect(Object.keys(sent ?? {})).toEqual(["version", "about", "account", "region", "graph", "tags"]);
    expect(account.calls.map(({ action }) => action)).not.toContain("logs:StartQuery");
  });

  it("names the series of a Metrics Insights alarm, and looks at what it names", async () => {
    const AlarmContributorAttributes = { FunctionName: "payment" };
    const event = viaSns({ ...anAlarm(), AlarmContributorId: "6d442278dba546f6", AlarmContributorAttributes });
    const { sent, account } = await run({ event });
    expect(sent?.about.contributor).toBe("6d442278dba546f6");
    expect(account.of("logs:DescribeLogGroups")).toEqual([{ logGroupNamePrefix: "/aws/lambda/payment" }]);
  });
});

describe("parts are independent", () => {
  const denied = (action: string) =>
    failure(
      "AccessDeniedException",
      `User: arn:aws:sts::111111111111:assumed-role/x/y is not authorized to perform: ${action}`,
    );

  it.each([
    ["iam:ListAccountAliases", "account alias", "tags,graph,logs,changes"],
    ["tag:GetResources", "tags", "graph,logs,changes"],
    ["cloudwatch:GetMetricWidgetImage", "graph", "tags,logs,changes"],
    ["logs:StartQuery", "log lines", "tags,graph,changes"],
    ["cloudtrail:LookupEvents", "changes", "tags,graph,logs"],
  ])("leaves out what is denied and says so: %s", async (action, name, others) => {
    const { sent } = await run({ answers: { [action]: denied(action) } });
    expect(sent?.notes).toEqual([`${name}: access denied (${action})`]);
    expect(Object.keys(sent ?? {})).toEqual(expect.arrayContaining(others.split(",")));
  });

  it("still tells the alias when not even the alarm can be described", async () => {
    const { sent } = await run({ answers: { "cloudwatch:DescribeAlarms": denied("cloudwatch:DescribeAlarms") } });
    expect(sent?.account).toEqual({ id: "111111111111", alias: "shop-production" });
    expect(sent?.notes).toHaveLength(3);
    expectRecorded("enrichment-denied", sent);
  });

  it("does not wait for what takes too long", async () => {
    const never = { "cloudwatch:GetMetricWidgetImage": () => new Promise(() => {}) };
    const { sent } = await run({ answers: never, seconds: 0.4 });
    expect(sent?.graph).toBeUndefined();
    expect(sent?.notes).toEqual(["graph: took too long"]);
    expect(sent?.logs?.lines.length).toBeGreaterThan(0);
  });

  it("tells no secret of an error", async () => {
    const { sent } = await run({ answers: { "logs:StartQuery": denied("logs:StartQuery") } });
    expect(JSON.stringify(sent?.notes)).not.toContain("assumed-role");
  });
});

describe("the graph", () => {
  it("draws the metric, the threshold and the time that the alarm looks at", async () => {
    const { widget, graph } = await drawn({});
    expect(widget).toEqual({
      width: 600,
      height: 400,
      title: "checkout fails",
      metrics: [["AWS/Lambda", "Errors", "FunctionName", "checkout", { stat: "Sum", period: 60 }]],
      annotations: {
        horizontal: [{ value: 0, label: "alarm > 0", color: "#d13212", fill: "above" }],
        vertical: [[{ value: "2026-11-24T07:52:12.345Z", label: "in alarm" }, { value: "2026-11-24T07:55:20.000Z" }]],
      },
      start: "2026-11-24T06:55:12.345Z",
      end: "2026-11-24T07:55:20.000Z",
      timezone: "+0000",
    });
    expect(graph?.alternative).toBe(
      "Errors from 06:55 to 07:55 UTC; the alarm is for values above 0; in alarm since 07:55.",
    );
    expect(Buffer.from(graph?.data ?? "", "base64")).toEqual(png);
  });

  it("draws metric math as the alarm reckons it", async () => {
    const Metric = {
      Namespace: "AWS/ApplicationELB",
      MetricName: "RequestCount",
      Dimensions: [{ Name: "LoadBalancer", Value: "app/shop/0" }],
    };
    const math = {
      EvaluationPeriods: 5,
      ComparisonOperator: "LessThanThreshold",
      Threshold: 5,
      Metrics: [
        { Id: "e1", Expression: "100 * m1", Label: "Error rate (%)", ReturnData: true },
        { Id: "m1", MetricStat: { Metric, Period: 300, Stat: "p99" }, ReturnData: false, AccountId: "222222222222" },
      ],
    };
    const { widget, graph } = await drawn({ answers: alarms(math) });
    expect(widget.metrics).toEqual([
      [{ id: "e1", label: "Error rate (%)", visible: true, expression: "100 * m1" }],
      [
        "AWS/ApplicationELB",
        "RequestCount",
        "LoadBalancer",
        "app/shop/0",
        { id: "m1", visible: false, accountId: "222222222222", stat: "p99", period: 300 },
      ],
    ]);
    expect(widget.annotations.horizontal).toMatchObject([{ value: 5, label: "alarm < 5", fill: "below" }]);
    expect(widget.start).toBe("2026-11-24T06:15:12.345Z");
    expect(graph?.alternative).toContain("Error rate (%) from");
  });

  it("draws an anomaly with its band instead of a threshold", async () => {
    const band = {
      EvaluationPeriods: 3,
      ComparisonOperator: "GreaterThanUpperThreshold",
      ThresholdMetricId: "ad1",
      Metrics: [
        { Id: "ad1", Expression: "ANOMALY_DETECTION_BAND(m1, 2)", ReturnData: true },
        {
          Id: "m1",
          MetricStat: { Metric: { Namespace: "AWS/RDS", MetricName: "CPUUtilization" }, Period: 300, Stat: "Average" },
        },
      ],
    };
    const { widget, graph } = await drawn({ answers: alarms(band) });
    expect(widget.metrics).toHaveLength(2);
    expect(widget.annotations.horizontal).toEqual([]);
    expect(graph?.alternative).toContain("CPUUtilization from");
    expect(graph?.alternative).toContain("with the band that is expected");
  });

  it("draws, for a composite alarm, the child that went off last", async () => {
    const child = (name: string, value: string, timestamp: string) => ({
      arn: `arn:aws:cloudwatch:eu-west-1:111111111111:alarm:${name}`,
      state: { value, timestamp },
    });
    const reason = (...triggeringAlarms: object[]) => ({
      CompositeAlarms: [{ StateReasonData: JSON.stringify({ triggeringAlarms }) }],
    });
    const tree: Record<string, object> = {
      "checkout fails": reason(
        child("a", "ALARM", "2026-11-24T07:50:00.000+0000"),
        child("b: inner", "ALARM", "2026-11-24T07:55:00.000+0000"),
        child("c", "OK", "2026-11-24T07:55:10.000+0000"),
      ),
      "b: inner": reason(child("d", "ALARM", "2026-11-24T07:55:00.000+0000")),
      d: {
        MetricAlarms: [
          {
            MetricName: "Depth",
            Namespace: "AWS/SQS",
            Statistic: "Maximum",
            Period: 60,
            ComparisonOperator: "GreaterThanThreshold",
            Threshold: 9,
          },
        ],
      },
    };
    const { widget } = await drawn({
      answers: { "cloudwatch:DescribeAlarms": ({ AlarmNames }: { AlarmNames: string[] }) => tree[AlarmNames[0] ?? ""] },
    });
    expect(widget.metrics[0].slice(0, 2)).toEqual(["AWS/SQS", "Depth"]);
    expect(widget.title).toBe("checkout fails");
  });

  it.each([
    [
      "a composite alarm without a cause",
      { "cloudwatch:DescribeAlarms": { CompositeAlarms: [{}] } },
      "graph: no metric alarm was found behind it",
    ],
    [
      "a composite alarm that names itself",
      {
        "cloudwatch:DescribeAlarms": {
          CompositeAlarms: [
            {
              StateReasonData: JSON.stringify({
                triggeringAlarms: [{ arn: anAlarm().AlarmArn, state: { value: "ALARM" } }],
              }),
            },
          ],
        },
      },
      "graph: no metric alarm was found behind it",
    ],
    ["an alarm of a kind to come", alarms({ EvaluationCriteria: {} }), "graph: an alarm of this kind cannot be drawn"],
    [
      "an image over the limit",
      { "cloudwatch:GetMetricWidgetImage": { MetricWidgetImage: new Uint8Array(150 * 1024 + 1) } },
      "graph: the image is too large",
    ],
    ["no image", { "cloudwatch:GetMetricWidgetImage": {} }, "graph: CloudWatch drew nothing"],
  ])("says why there is none: %s", async (_, answers, note) => {
    const { sent } = await run({ answers });
    expect(sent?.graph).toBeUndefined();
    expect(sent?.notes).toContain(note);
  });
});

describe("the size of what is sent", () => {
  it("takes the largest graph", async () => {
    const { sent } = await run({
      answers: { "cloudwatch:GetMetricWidgetImage": { MetricWidgetImage: new Uint8Array(150 * 1024) } },
    });
    expect(sent?.graph?.data).toHaveLength(200 * 1024);
  });

  it("stays below 256 KiB, whatever the account answers", async () => {
    const long = (length: number) => "ä".repeat(length);
    const Tags = Array.from({ length: 80 }, (_, index) => ({ Key: `${index}${long(120)}`, Value: long(256) }));
    const line = (index: number) => [
      { field: "@timestamp", value: `2026-11-24 07:55:${index % 60}.000` },
      { field: "line", value: `error ${long(1990)}` },
    ];
    const { requests, sent } = await run({
      answers: {
        "tag:GetResources": { ResourceTagMappingList: [{ Tags }] },
        "logs:GetQueryResults": { status: "Complete", results: Array.from({ length: 200 }, (_, index) => line(index)) },
        "cloudwatch:GetMetricWidgetImage": { MetricWidgetImage: new Uint8Array(150 * 1024) },
      },
    });
    expect(sent?.logs?.lines).toHaveLength(20);
    expect(Object.keys(sent?.tags ?? {})).toHaveLength(50);
    expect(sent?.notes).toEqual(["graph: left out, the rest is large"]);
    expect(Buffer.byteLength(requests[0]?.body ?? "")).toBeLessThan(256 * 1024);
  });
});

describe("sending", () => {
  it.each([
    ["is busy", [429, 204], [1000, 2000]],
    ["fails", [500, 503, 204], [500, 3000]],
    ["does not answer", [new Error("ECONNRESET"), 204], [500, 1000]],
  ])("tries again when marbot %s", async (_, statuses, [least = 0, most = 0]) => {
    const { requests, pauses, failed, said } = await run({ statuses });
    expect(failed).toBeUndefined();
    expect(requests).toHaveLength(statuses.length);
    expect(said).toMatchObject([{ Posted: 1 }]);
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(least / 2);
    expect(pauses.at(-1)).toBeLessThanOrEqual(most);
  });

  it("waits as long as it is told to", async () => {
    const { pauses } = await run({ statuses: [429, 204], headers: { "retry-after": "7" } });
    expect(pauses.at(-1)).toBe(7000);
  });

  it("fails when there is no time to wait, so that Lambda repeats it", async () => {
    const late = await run({ statuses: [429, 204], headers: { "retry-after": "600" } });
    expect(late).toMatchObject({ failed: "marbot did not take it: 429", requests: [{}] });
    const dead = await run({ statuses: Array.from({ length: 50 }, () => new Error(`getaddrinfo ${ENDPOINT}`)) });
    expect(dead.failed).toBe("marbot did not take it: no answer");
    expect(dead.pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(60_000);
  });

  it.each([400, 404, 410, 413])("does not repeat what is refused for good: %i", async (status) => {
    const { requests, failed, said } = await run({ statuses: [status, 204] });
    expect(requests).toHaveLength(1);
    expect(failed).toBeUndefined();
    expect(said).toMatchObject([{ Refused: 1 }]);
  });

  it.each([
    "",
    "http://marbot.example/v1/endpoint/secret",
    "http://localhost.evil.example/v1/endpoint/secret",
    "ftp://x/secret",
  ])("sends nowhere but to an https address: %s", async (address) => {
    const { failed, requests } = await run({ environment: { ENDPOINT: address } });
    expect(failed).toBe("ENDPOINT is not an https address");
    expect(requests).toEqual([]);
  });

  it("never tells the address, which is a secret", async () => {
    const { said, failed } = await run({ statuses: Array.from({ length: 50 }, () => 500) });
    expect(failed).toBeDefined();
    expect(JSON.stringify([said, failed])).not.toContain("endpoint/");
  });
});

it("may do exactly what it does (P31)", async () => {
  await run({ answers: alarms({ MetricName: "Failures", Namespace: "shop" }) });
  expect([...used].sort()).toEqual([...ownActions(enrichPermissions)].sort());
});
