import { changesBefore } from "../../../templates/functions/parts/changes.cjs";
import { enrichPermissions } from "../../../templates/functions/permissions.ts";
import { anAccount } from "./account.ts";
import { ada, changed } from "./shop.ts";

const change = {
  name: "checkout fails",
  arn: "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:checkout fails",
  partition: "aws",
  region: "eu-west-1",
  account: "111111111111",
  state: "ALARM",
  at: Date.parse("2026-11-24T07:55:12.345Z"),
  series: {},
};
const lambda = { Namespace: "AWS/Lambda", MetricName: "Errors" };

const look = async (
  events: readonly object[],
  given: {
    alarm?: object;
    dimensions?: Record<string, string>;
    tags?: Record<string, string> | Error;
    partition?: string;
  } = {},
) => {
  const { alarm = lambda, dimensions = { FunctionName: "checkout" }, tags = {}, partition = "aws" } = given;
  const account = anAccount(enrichPermissions, new Set());
  const client = account.client("cloudtrail", { "cloudtrail:LookupEvents": { Events: events } });
  const options = {
    tags: async () => {
      if (tags instanceof Error) throw tags;
      return tags;
    },
    abortSignal: new AbortController().signal,
  };
  const found = await changesBefore(client, { ...change, partition }, { alarm, dimensions }, options);
  return { changes: found?.changes ?? [], asked: account.of("cloudtrail:LookupEvents") };
};

const at = "2026-11-24T07:44:00Z";
const only = async (event: Parameters<typeof changed>[0], given: Parameters<typeof look>[1] = {}) =>
  (await look([changed(event)], given)).changes[0];

describe("what is asked", () => {
  it("is what was written in the hour before, and what happened to the first two names", async () => {
    const { asked } = await look([], { dimensions: { ClusterName: "shop", ServiceName: "web", Third: "x" } });
    expect(asked.map(({ LookupAttributes }) => LookupAttributes)).toEqual([
      [{ AttributeKey: "ReadOnly", AttributeValue: "false" }],
      [{ AttributeKey: "ResourceName", AttributeValue: "shop" }],
      [{ AttributeKey: "ResourceName", AttributeValue: "web" }],
    ]);
    expect(asked[0]).toMatchObject({ StartTime: new Date("2026-11-24T06:55:12.345Z"), EndTime: new Date(change.at) });
  });
});

it("reads three pages of a busy hour, and no more", async () => {
  const account = anAccount(enrichPermissions, new Set());
  const answer = { Events: [], NextToken: "more" };
  const client = account.client("cloudtrail", { "cloudtrail:LookupEvents": answer });
  const options = { tags: async () => ({}), abortSignal: new AbortController().signal };
  expect(await changesBefore(client, change, { alarm: lambda, dimensions: {} }, options)).toBeUndefined();
  expect(account.calls.map(({ input }) => input.NextToken)).toEqual([undefined, "more", "more"]);
});

describe("how likely it is", () => {
  it.each([
    ["a deployment of what is watched", { event: "UpdateFunctionCode20150331v2" }],
    ["its configuration", { event: "UpdateFunctionConfiguration20150331v2" }],
    ["a lesser change of it", { event: "PutFunctionConcurrency" }],
  ])("likely: %s", async (_, { event }) => {
    expect(await only({ id: "1", at, event })).toMatchObject({ likelihood: "likely", resource: "checkout" });
  });

  it("likely: a change of the stack that it belongs to", async () => {
    const event = {
      id: "1",
      at,
      event: "ExecuteChangeSet",
      source: "cloudformation.amazonaws.com",
      parameters: { stackName: "shop" },
    };
    const tags = { "aws:cloudformation:stack-name": "shop" };
    expect(await only(event, { tags })).toMatchObject({ likelihood: "likely", resource: "shop" });
    expect(await only(event, { tags: new Error("AccessDenied") })).toMatchObject({
      likelihood: "possible",
      resource: "",
    });
  });

  it.each([
    [
      "a deployment of a neighbour",
      { event: "UpdateFunctionCode20150331v2", parameters: { functionName: "checkout-2" } },
    ],
    [
      "a deployment elsewhere, just before",
      { event: "UpdateService", source: "ecs.amazonaws.com", parameters: { service: "web" } },
    ],
  ])("possible: %s", async (_, event) => {
    expect(await only({ id: "1", at, ...event })).toMatchObject({ likelihood: "possible" });
  });

  it.each([
    ["failed", { more: { errorCode: "AccessDenied" } }],
    ["only read", { more: { readOnly: true } }],
    ["came later", { at: "2026-11-24T07:56:00Z" }],
    ["is noise", { event: "CreateLogStream", source: "logs.amazonaws.com" }],
    ["is about something else", { event: "PutParameter", source: "ssm.amazonaws.com", parameters: { name: "x" } }],
    ["cannot be read", { more: { eventName: undefined, eventSource: undefined }, parameters: {} }],
  ])("leaves out what %s", async (_, different) => {
    expect(await only({ id: "1", at, event: "UpdateFunctionCode20150331v2", ...different })).toBeUndefined();
  });

  it("puts the likeliest first, of equals the latest, five at most and each once", async () => {
    const deployed = (minute: number) =>
      changed({ id: `d${minute}`, at: `2026-11-24T07:${minute}:00Z`, event: "UpdateFunctionCode" });
    const lesser = changed({ id: "lesser", at: "2026-11-24T07:54:00Z", event: "PutFunctionConcurrency" });
    const { changes } = await look([lesser, deployed(41), deployed(43), deployed(42), deployed(45), deployed(44)]);
    expect(changes.map((one) => one.at.slice(14, 16))).toEqual(["45", "44", "43", "42", "41"]);
  });

  it("takes a name as a whole word, wherever it stands", async () => {
    const parameters = { a: "checkout-2", b: "arn:aws:lambda:eu-west-1:111111111111:function:checkout" };
    expect(await only({ id: "1", at, event: "TagResource", parameters })).toMatchObject({ resource: "checkout" });
    expect(
      await only({ id: "1", at, event: "TagResource", parameters: { a: "checkout-2", b: "my-checkout" } }),
    ).toBeUndefined();
  });

  it("knows the service of metrics whose namespace is called otherwise", async () => {
    const alarm = { Metrics: [{ MetricStat: { Metric: { Namespace: "AWS/ApplicationELB" } } }] };
    const event = {
      id: "1",
      at,
      event: "SetRulePriorities",
      source: "elasticloadbalancing.amazonaws.com",
      parameters: { arn: "app/shop/0" },
    };
    expect(await only(event, { alarm, dimensions: { LoadBalancer: "app/shop/0" } })).toMatchObject({
      likelihood: "likely",
    });
  });
});

describe("who", () => {
  it.each([
    [ada, "ada@shop.example as Developer"],
    [{ type: "IAMUser", userName: "ben" }, "ben"],
    [{ type: "Root" }, "the root user"],
    [{ ...ada, invokedBy: "cloudformation.amazonaws.com" }, "ada@shop.example as Developer through cloudformation"],
    [{ ...ada, invokedBy: "AWS Internal" }, "ada@shop.example as Developer"],
    [{ type: "FederatedUser" }, "ada"],
    [{ type: "AssumedRole", arn: "arn:aws:sts::111111111111:assumed-role/ci/run-7" }, "run-7"],
  ])("%j is %s", async (identity, words) => {
    expect(await only({ id: "1", at, event: "UpdateFunctionCode", identity })).toMatchObject({ who: words });
  });

  it("is AWS itself for what a service does, which is less likely the reason", async () => {
    const identity = { type: "AWSService", invokedBy: "autoscaling.amazonaws.com" };
    expect(await only({ id: "1", at, event: "UpdateFunctionCode", identity })).toMatchObject({
      who: "AWS (autoscaling)",
    });
    expect(
      await only({ id: "1", at, event: "UpdateService", source: "ecs.amazonaws.com", parameters: {}, identity }),
    ).toBeUndefined();
  });
});

it("says what in words, and links to the event where it is", async () => {
  const event = { id: "8f5", at, event: "UpdateFunctionCode20150331v2" };
  expect(await only(event)).toMatchObject({
    what: "Update Function Code (lambda)",
    url: "https://eu-west-1.console.aws.amazon.com/cloudtrailv2/home?region=eu-west-1#/events/8f5",
  });
  expect((await only(event, { partition: "aws-cn" }))?.url).toContain("https://console.amazonaws.cn/");
});
