import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { ErrorCode, WebClient } from "@slack/web-api";
import type { PlatformRequest } from "../../../infra/local/chat/platform.ts";
import { signatureOf } from "../../../infra/local/chat/slack/requests.ts";
import { type FakeSlack, fakeSlack, slackApiUrl } from "../../../infra/local/chat/slack.ts";
import { quiet } from "./quiet.ts";
import { serve } from "./server.ts";

const secret = "8f742231b10e8888abcd99yyyzzz85a5";
const OPS = "C0OPS000001";
const ADA = "U0ADA000001";
const BOT = "U0MARBOT001";

let now = Date.UTC(2026, 10, 24, 8, 0, 0);
let sent: PlatformRequest[] = [];
let productAnswers: number[] = [];
let slack: FakeSlack;
let server: { url: string; close(): Promise<void> };
let client: WebClient;

const options = (url: string) => ({
  now: () => now,
  url,
  secrets: { slackSigningSecret: secret },
  send: async (request: PlatformRequest) => {
    sent.push(request);
    return { status: productAnswers.shift() ?? 200, body: "" };
  },
});

beforeAll(async () => {
  server = await serve((url) => {
    slack = fakeSlack(options(url));
    return { ...slack, handle: (request) => slack.handle(request) };
  });
});
afterAll(() => server.close());

beforeEach(async () => {
  now += 3600_000;
  slack = fakeSlack(options(server.url));
  client = new WebClient(slack.installations[0]?.token, {
    slackApiUrl: slackApiUrl(server.url),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  });
  await slack.invite(OPS);
  sent = [];
  productAnswers = [];
});

const payloadOf = (request: PlatformRequest | undefined) =>
  JSON.parse(new URLSearchParams(request?.body.toString("utf8")).get("payload") ?? "");
const ops = () => slack.conversations().find(({ conversation }) => conversation === OPS)?.messages ?? [];
const errorOf = async (call: Promise<unknown>): Promise<string> => {
  const problem = (await call.then(
    () => undefined,
    (error: unknown) => error,
  )) as { data?: { error: string }; code?: string; message?: string } | undefined;
  return problem?.data?.error ?? problem?.code ?? problem?.message ?? "no error";
};
const section = (text: string) => ({ type: "section" as const, text: { type: "mrkdwn" as const, text } });
const button = (id: string, extra: object = {}) => ({
  type: "button" as const,
  text: { type: "plain_text" as const, text: id },
  action_id: id,
  value: "alert-1",
  ...extra,
});
const actions = (...elements: object[]) => ({ type: "actions", elements });
const card = [
  { type: "header" as const, text: { type: "plain_text" as const, text: "CPU of web-1 is high" } },
  section("<!here> *Open* for <@U0ADA000001> &lt;b&gt; <https://example.com|Console>"),
  { type: "actions" as const, elements: [button("acknowledge"), button("link", { url: "https://example.com" })] },
];

describe("a message", () => {
  test("shows what a person reads, who is interrupted and what can be pressed", async () => {
    await client.chat.postMessage({ channel: OPS, text: "fallback", blocks: card });
    expect(ops()).toMatchObject([
      {
        text: "CPU of web-1 is high\n@here Open for @Ada <b> Console",
        mentions: ["here", ADA],
        buttons: [{ id: "acknowledge", label: "acknowledge" }],
        author: "marbot",
      },
    ]);
  });

  test("is edited in place, and an edit interrupts nobody", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: OPS, text: "first" });
    await client.chat.update({ channel: OPS, ts, text: "<!channel> second" });
    expect(ops()).toMatchObject([{ id: ts, text: "@channel second", mentions: [], editedAt: expect.any(String) }]);
  });

  test("in a thread or an attachment never interrupts the channel", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: OPS, text: "root" });
    await client.chat.postMessage({ channel: OPS, thread_ts: ts, text: "<!here> in the thread" });
    await client.chat.postMessage({ channel: OPS, text: "x", attachments: [{ blocks: [section("<!here> bar")] }] });
    expect(ops().map(({ mentions }) => mentions)).toEqual([[], [], []]);
    expect(ops()[1]?.thread).toBe(ts);
    expect(ops()[2]?.text).toBe("x\n@here bar");
  });

  test("to one person alone is seen by that person", async () => {
    await client.chat.postEphemeral({ channel: OPS, user: ADA, text: "only you" });
    expect(ops()).toMatchObject([{ text: "only you", onlyFor: ADA, mentions: [] }]);
  });

  test("has an id of its own at the same moment", async () => {
    const posts = await Promise.all([1, 2, 3].map((n) => client.chat.postMessage({ channel: OPS, text: `${n}` })));
    expect(new Set(posts.map(({ ts }) => ts)).size).toBe(3);
  });
});

describe("Slack refuses", () => {
  const post = (extra: object) => errorOf(client.apiCall("chat.postMessage", { channel: OPS, text: "x", ...extra }));

  test.each([
    ["an unknown channel", "channel_not_found", { channel: "C0NOWHERE01" }],
    ["a channel without the bot", "not_in_channel", { channel: "C0RANDOM001" }],
    ["nothing to say", "no_text", { text: "" }],
    ["blocks that are no JSON", "invalid_blocks_format", { blocks: "{" }],
    ["51 blocks", "invalid_blocks", { blocks: Array.from({ length: 51 }, () => ({ type: "divider" })) }],
    ["a long section", "invalid_blocks", { blocks: [section("x".repeat(3001))] }],
    ["an empty section", "invalid_blocks", { blocks: [section("")] }],
    ["a section without text", "invalid_blocks", { blocks: [{ type: "section" }] }],
    ["mark-up in a header", "invalid_blocks", { blocks: [{ type: "header", text: { type: "mrkdwn", text: "x" } }] }],
    ["an unknown block", "invalid_blocks", { blocks: [{ type: "no-such-block" }] }],
    ["two equal actions in a block", "invalid_blocks", { blocks: [actions(button("a"), button("a"))] }],
    ["a long button value", "invalid_blocks", { blocks: [actions(button("a", { value: "x".repeat(2001) }))] }],
    ["an unknown button style", "invalid_blocks", { blocks: [actions(button("a", { style: "green" }))] }],
    ["bad blocks in an attachment", "invalid_blocks", { attachments: [{ blocks: [section("x".repeat(3001))] }] }],
    ["too much text in all", "msg_blocks_too_long", { blocks: Array(5).fill(section("x".repeat(2900))) }],
    ["an unknown thread", "thread_not_found", { thread_ts: "1.000001" }],
  ])("%s (%s)", async (_, code, extra) => {
    expect(await post(extra)).toBe(code);
    expect(ops()).toEqual([]);
  });

  test("other people's, missing and long messages in an update", async () => {
    await slack.say({ conversation: OPS, user: ADA, text: "mine" });
    const [mine] = ops();
    const update = (ts: string, text: string) => errorOf(client.chat.update({ channel: OPS, ts, text }));
    expect(await update(mine?.id ?? "", "x")).toBe("cant_update_message");
    expect(await update("1.000001", "x")).toBe("message_not_found");
    const { ts = "" } = await client.chat.postMessage({ channel: OPS, text: "x" });
    expect(await update(ts, "x".repeat(4001))).toBe("msg_too_long");
  });

  test("an archived channel, an unknown token, an uninstalled app, a missing scope, an unknown method", async () => {
    await slack.archive(OPS);
    expect(await post({})).toBe("is_archived");
    const stranger = new WebClient("xoxb-other", { slackApiUrl: slackApiUrl(server.url) });
    expect(await errorOf(stranger.auth.test())).toBe("invalid_auth");
    expect(await errorOf(client.apiCall("chat.shout"))).toBe("unknown_method");
    await slack.uninstall();
    expect(await post({})).toBe("account_inactive");
  });

  test("too many posts in a channel, on the virtual clock, with Retry-After", async () => {
    const posts = Array.from({ length: 6 }, () => errorOf(client.chat.postMessage({ channel: OPS, text: "x" })));
    expect((await Promise.all(posts)).filter((error) => error === ErrorCode.RateLimitedError)).toHaveLength(1);
    now += 5000;
    expect(await errorOf(client.chat.postMessage({ channel: OPS, text: "x" }))).toBe("no error");
  });

  test("too many updates in a workspace, whatever the channel", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: OPS, text: "x" });
    const answers: string[] = [];
    for (let call = 0; call < 56; call += 1)
      answers.push(await errorOf(client.chat.update({ channel: OPS, ts, text: "y" })));
    expect(answers.filter((error) => error === ErrorCode.RateLimitedError)).toHaveLength(1);
  });

  test("what a fault orders, as often as it orders", async () => {
    slack.fault({ operation: "chat.postMessage", status: 200, error: "team_access_not_granted", times: 1 });
    slack.fault({ status: 429, retryAfter: 7, times: 1 });
    expect(await post({})).toBe("team_access_not_granted");
    expect(await post({})).toBe(ErrorCode.RateLimitedError);
    expect(await post({})).toBe("no error");
  });
});

describe("requests to the product", () => {
  test("are signed as Slack's documentation shows", () => {
    const body =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    expect(signatureOf(secret, "1531420618", body)).toBe(
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    );
  });

  test("a press is a signed block_actions payload", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: OPS, text: "x", blocks: card });
    await slack.press({ conversation: OPS, message: ts, button: "acknowledge", user: ADA });
    const [request] = sent;
    const body = request?.body.toString("utf8") ?? "";
    expect(request?.path).toBe("/v1/slack/actions");
    expect(request?.headers["x-slack-signature"]).toBe(
      signatureOf(secret, request?.headers["x-slack-request-timestamp"] ?? "", body),
    );
    expect(Number(request?.headers["x-slack-request-timestamp"])).toBe(Math.floor(now / 1000));
    expect(payloadOf(request)).toMatchObject({
      type: "block_actions",
      user: { id: ADA, team_id: "T0MARBOT001" },
      team: { id: "T0MARBOT001" },
      enterprise: null,
      container: { type: "message", message_ts: ts, channel_id: OPS, is_ephemeral: false },
      channel: { id: OPS, name: "ops" },
      message: { ts, bot_id: "B0MARBOT001" },
      actions: [{ type: "button", action_id: "acknowledge", value: "alert-1", block_id: "b2" }],
    });
  });

  test("whoever looks at an old version of a message can still press its buttons", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: OPS, text: "x", blocks: card });
    await client.chat.update({ channel: OPS, ts, text: "closed", blocks: [section("closed")] });
    expect(ops()[0]?.buttons).toEqual([]);
    await slack.press({ conversation: OPS, message: ts, button: "acknowledge", user: ADA });
    expect(payloadOf(sent[0]).actions).toMatchObject([{ action_id: "acknowledge", value: "alert-1" }]);
  });

  test("nobody presses what they cannot see", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: OPS, text: "x", blocks: card });
    const press = (button: string, user: string) => slack.press({ conversation: OPS, message: ts, button, user });
    await expect(press("nothing", ADA)).rejects.toThrow("no button nothing");
    await expect(press("acknowledge", "U0STRANGER1")).rejects.toThrow("not in ops");
    expect(sent).toEqual([]);
  });

  test("a response_url answers the presser alone, for thirty minutes", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: OPS, text: "x", blocks: card });
    await slack.press({ conversation: OPS, message: ts, button: "acknowledge", user: ADA });
    const payload = payloadOf(sent[0]);
    const respond = () => fetch(payload.response_url, { method: "POST", body: JSON.stringify({ text: "done" }) });
    expect((await respond()).status).toBe(200);
    expect(ops().at(-1)).toMatchObject({ text: "done", onlyFor: ADA });
    now += 31 * 60_000;
    expect((await respond()).status).toBe(404);
  });

  test("an invitation, a mention, a direct message and an archived channel are events", async () => {
    await slack.invite("C0DEPLOY001");
    await slack.say({ conversation: OPS, user: ADA, text: "help", mention: true });
    await slack.say({ conversation: "D0ADA000001", user: ADA, text: "open alerts" });
    await slack.say({ conversation: OPS, user: ADA, text: "not for the bot" });
    await slack.archive("C0DEPLOY001");
    const events = sent.map(({ body }) => JSON.parse(body.toString("utf8")));
    expect(events.map(({ event }) => event)).toMatchObject([
      { type: "member_joined_channel", user: BOT, channel: "C0DEPLOY001" },
      { type: "app_mention", user: ADA, text: `<@${BOT}> help`, channel: OPS },
      { type: "message", channel_type: "im", text: "open alerts" },
      { type: "channel_archive", channel: "C0DEPLOY001" },
    ]);
    expect(events[0]).toMatchObject({ type: "event_callback", team_id: "T0MARBOT001", event_id: expect.any(String) });
  });

  test("an event is tried again with the same id, and says so", async () => {
    productAnswers = [500, 200];
    await slack.invite("C0DEPLOY001");
    const ids = sent.map(({ body }) => JSON.parse(body.toString("utf8")).event_id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(sent.map(({ headers }) => headers["x-slack-retry-num"])).toEqual([undefined, "1"]);
  });
});

test("members come in pages, and say which is the bot", async () => {
  const first = await client.conversations.members({ channel: OPS, limit: 3 });
  const rest = await client.conversations.members({
    channel: OPS,
    limit: 3,
    cursor: first.response_metadata?.next_cursor,
  });
  expect([...(first.members ?? []), ...(rest.members ?? [])]).toHaveLength(5);
  expect((await client.users.info({ user: BOT })).user?.is_bot).toBe(true);
});

test("a restart brings everything back", async () => {
  await client.chat.postMessage({ channel: OPS, text: "x", blocks: card });
  const before = slack.conversations();
  const saved = JSON.parse(JSON.stringify(slack.snapshot()));
  slack = fakeSlack(options(server.url));
  slack.restore(saved);
  expect(slack.conversations()).toEqual(before);
});

test("two workspaces share nothing", async () => {
  slack = fakeSlack({
    ...options(server.url),
    workspaces: [
      { id: "T0MARBOT001", name: "Acme" },
      { id: "T0OTHER0002", name: "Umbrella" },
    ],
  });
  const other = slack.installations[1];
  const foreign = new WebClient(other?.token, { slackApiUrl: slackApiUrl(server.url), retryConfig: { retries: 0 } });
  expect(await errorOf(foreign.chat.postMessage({ channel: OPS, text: "x" }))).toBe("channel_not_found");
  expect(new Set(slack.conversations().map(({ conversation }) => conversation)).size).toBe(14);
  expect(new Set(slack.people().map(({ id }) => id)).size).toBe(8);
});
