import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { sign } from "../../functions/chat/slack/signature.ts";
import { customerId } from "../../functions/domain/customer.ts";
import { Fault } from "../../functions/errors.ts";
import { slack } from "../../functions/handlers/slack.ts";
import type { System } from "../../functions/ports.ts";
import type { Operation } from "../../functions/records.ts";
import { encode } from "../../functions/records.ts";

const now = "2026-11-24T08:00:00.000Z";
const secret = "8f742231b10e8888abcd99yyyzzz85a5";
const customer = customerId("slack", "T0ACME");
const alert = `${customer}-bbbbbb-cccccccccccccccccccc-00000001`;

const door = ({ signingSecret = secret, busy = false } = {}) => {
  const put: Operation[] = [];
  const logged: unknown[] = [];
  const log = (...line: unknown[]) => void logged.push(line);
  const system: System = {
    clock: { now: () => now, sleep: async () => {} },
    ids: { random: (length) => "a".repeat(length) },
    log: { info: log, warn: log, error: log, count: log },
  };
  const handle = slack({
    clock: system.clock,
    log: system.log,
    customers: { get: async () => undefined },
    forms: { open: async () => "V1" },
    secrets: {
      chat: async () => ({
        slackSigningSecret: signingSecret,
        slackClientId: "",
        slackClientSecret: "",
        teamsAppId: "",
        teamsAppPassword: "",
        teamsTenantId: "",
      }),
    },
    stream: {
      put: async (operation) => {
        if (busy) throw new Fault("stream.busy", "The stream is busy", { retry: true });
        encode(operation);
        put.push(operation);
      },
    },
    system,
  });
  return { handle, put, logged };
};

const request = (route: string, body: string, change: { timestamp?: string; headers?: object; key?: string } = {}) => {
  const timestamp = change.timestamp ?? String(Date.parse(now) / 1000);
  const signature = sign(change.key ?? secret, { timestamp, body: Buffer.from(body) });
  return {
    version: "2.0",
    routeKey: route,
    rawQueryString: "",
    headers: { "x-slack-request-timestamp": timestamp, "x-slack-signature": signature, ...change.headers },
    requestContext: { http: { method: "POST" } },
    isBase64Encoded: true,
    body: Buffer.from(body).toString("base64"),
  } as unknown as APIGatewayProxyEventV2;
};

const press = (value: string) => {
  const payload = {
    type: "block_actions",
    user: { id: "U0ADA" },
    team: { id: "T0ACME" },
    channel: { id: "C0OPS" },
    message: { ts: "1763971200.000100" },
    actions: [{ action_id: "acknowledge", value, action_ts: "1763971260.000200" }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
};
const joined = JSON.stringify({
  type: "event_callback",
  team_id: "T0ACME",
  event: { type: "member_joined_channel", user: "U0BOT", channel: "C1" },
  authorizations: [{ user_id: "U0BOT", is_bot: true }],
});
const ACTIONS = "POST /v1/slack/actions";
const COMMANDS = "POST /v1/slack/commands";
const EVENTS = "POST /v1/slack/events";

it("puts a press on the stream and answers at once", async () => {
  const { handle, put } = door();
  expect(await handle(request(ACTIONS, press(alert)))).toMatchObject({ statusCode: 200 });
  expect(put).toEqual([
    {
      v: 1,
      type: "command",
      customer,
      endpoint: "bbbbbb",
      alert,
      id: expect.any(String),
      command: { do: "acknowledge", actor: "U0ADA", at: now, conversation: "C0OPS" },
      message: "1763971200.000100",
    },
  ]);
});

it("gives a repeated delivery the same identity, so that it changes nothing", async () => {
  const { handle, put } = door();
  await handle(request(ACTIONS, press(alert)));
  const again = await handle(request(ACTIONS, press(alert), { headers: { "x-slack-retry-num": "1" } }));
  expect(again.statusCode).toBe(200);
  expect(put[0]).toEqual(put[1]);
});

it("puts on the stream that the bot came into a channel", async () => {
  const { handle, put } = door();
  expect(await handle(request(EVENTS, joined))).toMatchObject({ statusCode: 200 });
  expect(put).toEqual([
    { v: 1, type: "joined", customer, endpoint: "", at: now, platform: "slack", channel: { id: "C1", name: "" } },
  ]);
});

it("puts on the stream when that happened, however late Slack tells it", async () => {
  const { handle, put } = door();
  const event = { type: "channel_left", channel: "C1", event_ts: "1763971200.000100" };
  const body = JSON.stringify({ ...JSON.parse(joined), event });
  expect(await handle(request(EVENTS, body))).toMatchObject({ statusCode: 200 });
  expect(put).toMatchObject([{ type: "left", at: "2025-11-24T08:00:00.000Z", channel: "C1" }]);
});

it("answers the challenge", async () => {
  const body = JSON.stringify({ type: "url_verification", challenge: "c" });
  expect(await door().handle(request(EVENTS, body))).toMatchObject({ statusCode: 200, body: '{"challenge":"c"}' });
});

it("P28 a press on another workspace's alert is answered and put nowhere", async () => {
  const { handle, put } = door();
  const foreign = `${customerId("slack", "T0OTHER")}-bbbbbb-cccccccccccccccccccc-00000001`;
  for (const value of [foreign, "nonsense", ""]) {
    expect(await handle(request(ACTIONS, press(value)))).toMatchObject({ statusCode: 200 });
  }
  expect(put).toEqual([]);
});

it.each([
  ["unsigned", { headers: { "x-slack-signature": undefined } }],
  ["signed with another secret", { key: "another" }],
  ["expired", { timestamp: String(Date.parse(now) / 1000 - 301) }],
  ["from the future", { timestamp: String(Date.parse(now) / 1000 + 301) }],
  ["altered", { headers: { "x-slack-signature": `v0=${"0".repeat(64)}` } }],
])("P39 refuses what is %s with 401, and puts nothing", async (_, change) => {
  const { handle, put } = door();
  for (const [route, body] of [
    [ACTIONS, press(alert)],
    [EVENTS, joined],
    [EVENTS, '{"type":"url_verification","challenge":"c"}'],
    [COMMANDS, "team_id=T0ACME&channel_id=C0OPS&user_id=U0ADA&text=help&trigger_id=1.2.3"],
  ] as const) {
    const answer = await handle(request(route, body, change));
    expect(answer.statusCode).toBe(401);
    expect(JSON.parse(answer.body ?? "")).toMatchObject({ code: "request.unsigned" });
  }
  expect(put).toEqual([]);
});

it("answers 503 with a sentence until the operator has set the secret", async () => {
  const answer = await door({ signingSecret: "" }).handle(request(EVENTS, joined, { key: "x" }));
  expect(answer.statusCode).toBe(503);
  expect(JSON.parse(answer.body ?? "")).toEqual({
    code: "chat.not-configured",
    message: expect.stringContaining("Slack is not set up yet"),
  });
});

it("answers 503 when the stream is busy, so that Slack tries again", async () => {
  expect(await door({ busy: true }).handle(request(ACTIONS, press(alert)))).toMatchObject({ statusCode: 503 });
});

it.each([
  [EVENTS, "not json"],
  [ACTIONS, "payload=%7B"],
  [ACTIONS, ""],
])("answers 400 to a signed body that makes no sense (%s)", async (route, body) => {
  expect(await door().handle(request(route, body))).toMatchObject({ statusCode: 400 });
});

it("logs neither people nor payloads nor secrets", async () => {
  const { handle, logged } = door();
  await handle(request(ACTIONS, press(alert)));
  await handle(request(ACTIONS, "payload=%7B"));
  await handle(request(ACTIONS, press(alert), { key: "wrong" }));
  expect(logged.length).toBeGreaterThan(2);
  expect(JSON.stringify(logged)).not.toMatch(/U0ADA|C0OPS|payload|v0=|8f742231/);
});
