import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { signatureOf } from "../../../infra/local/chat/slack/requests.ts";
import { ADA, BOT, card, errorOf, OPS, payloadOf, SECRET, type SlackKit, section, slackKit } from "./slack-kit.ts";

let kit: SlackKit;
beforeEach(async () => {
  kit = await slackKit();
});
afterEach(() => kit.close());

describe("a message", () => {
  test("shows what a person reads, who is interrupted and what can be pressed", async () => {
    await kit.client.chat.postMessage({ channel: OPS, text: "fallback", blocks: card });
    expect(kit.ops()).toMatchObject([
      {
        text: "CPU of web-1 is high\n@here Open for @Ada <b> Console",
        mentions: ["here", ADA],
        buttons: [{ id: "acknowledge", label: "acknowledge" }],
        author: "marbot",
      },
    ]);
  });

  test("is edited in place, and an edit interrupts nobody", async () => {
    const { ts = "" } = await kit.client.chat.postMessage({ channel: OPS, text: "first" });
    await kit.client.chat.update({ channel: OPS, ts, text: "<!channel> second" });
    expect(kit.ops()).toMatchObject([{ id: ts, text: "@channel second", mentions: [], editedAt: expect.any(String) }]);
  });

  test("rings those who are there for @here, everybody for @channel, a person alone in direct; nobody on an edit", async () => {
    const [ada = "", ben = "", chloe = "", dev = ""] = kit.slack.people().map(({ id }) => id);
    kit.slack.setPresence(ben, { presence: "away" });
    kit.slack.setPresence(chloe, { dnd: true });
    const { ts = "" } = await kit.client.chat.postMessage({ channel: OPS, text: "<!here> one" });
    await kit.client.chat.update({ channel: OPS, ts, text: "<!channel> one" });
    const second = await kit.client.chat.postMessage({ channel: OPS, text: "<!channel> two" });
    const direct = await kit.client.chat.postMessage({ channel: ben, text: "three" });
    const notified = (conversation: string) =>
      kit.slack.conversations().find((one) => one.conversation === conversation)?.notified;
    expect(notified(OPS)?.map(({ user, by }) => [user, by])).toEqual([
      [ada, ts],
      [dev, ts],
      [ada, second.ts],
      [ben, second.ts],
      [dev, second.ts],
    ]);
    expect(notified(direct.channel ?? "")).toEqual([{ at: expect.any(String), user: ben, by: direct.ts }]);
  });

  test("in a thread or an attachment never interrupts the channel", async () => {
    const { ts = "" } = await kit.client.chat.postMessage({ channel: OPS, text: "root" });
    await kit.client.chat.postMessage({ channel: OPS, thread_ts: ts, text: "<!here> in the thread" });
    await kit.client.chat.postMessage({ channel: OPS, text: "x", attachments: [{ blocks: [section("<!here> bar")] }] });
    expect(kit.ops().map(({ mentions }) => mentions)).toEqual([[], [], []]);
    expect(kit.ops()[1]?.thread).toBe(ts);
    expect(kit.ops()[2]?.text).toBe("x\n@here bar");
  });

  test("to one person alone is seen by that person", async () => {
    await kit.client.chat.postEphemeral({ channel: OPS, user: ADA, text: "only you" });
    expect(kit.ops()).toMatchObject([{ text: "only you", onlyFor: ADA, mentions: [] }]);
  });

  test("has an id of its own at the same moment", async () => {
    const posts = await Promise.all([1, 2, 3].map((n) => kit.client.chat.postMessage({ channel: OPS, text: `${n}` })));
    expect(new Set(posts.map(({ ts }) => ts)).size).toBe(3);
  });
});

describe("requests to the product", () => {
  test("are signed as Slack's documentation shows", () => {
    const body =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    expect(signatureOf(SECRET, "1531420618", body)).toBe(
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    );
  });

  test("a press is a signed block_actions payload", async () => {
    const { ts = "" } = await kit.client.chat.postMessage({ channel: OPS, text: "x", blocks: card });
    await kit.slack.press({ conversation: OPS, message: ts, button: "acknowledge", user: ADA });
    const [request] = kit.sent;
    const body = request?.body.toString("utf8") ?? "";
    expect(request?.path).toBe("/v1/slack/actions");
    expect(request?.headers["x-slack-signature"]).toBe(
      signatureOf(SECRET, request?.headers["x-slack-request-timestamp"] ?? "", body),
    );
    expect(Number(request?.headers["x-slack-request-timestamp"])).toBe(Math.floor(kit.now / 1000));
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
    const { ts = "" } = await kit.client.chat.postMessage({ channel: OPS, text: "x", blocks: card });
    await kit.client.chat.update({ channel: OPS, ts, text: "closed", blocks: [section("closed")] });
    expect(kit.ops()[0]?.buttons).toEqual([]);
    await kit.slack.press({ conversation: OPS, message: ts, button: "acknowledge", user: ADA });
    expect(payloadOf(kit.sent[0]).actions).toMatchObject([{ action_id: "acknowledge", value: "alert-1" }]);
  });

  test("nobody presses what they cannot see", async () => {
    const { ts = "" } = await kit.client.chat.postMessage({ channel: OPS, text: "x", blocks: card });
    const press = (button: string, user: string) => kit.slack.press({ conversation: OPS, message: ts, button, user });
    await expect(press("nothing", ADA)).rejects.toThrow("no button nothing");
    await expect(press("acknowledge", "U0STRANGER1")).rejects.toThrow("not in ops");
    expect(kit.sent).toEqual([]);
  });

  test("a response_url answers the presser alone, for thirty minutes", async () => {
    const { ts = "" } = await kit.client.chat.postMessage({ channel: OPS, text: "x", blocks: card });
    await kit.slack.press({ conversation: OPS, message: ts, button: "acknowledge", user: ADA });
    const payload = payloadOf(kit.sent[0]);
    const respond = () => fetch(payload.response_url, { method: "POST", body: JSON.stringify({ text: "done" }) });
    expect((await respond()).status).toBe(200);
    expect(kit.ops().at(-1)).toMatchObject({ text: "done", onlyFor: ADA });
    kit.now += 31 * 60_000;
    expect((await respond()).status).toBe(404);
  });

  test("what a person writes is shown as it was written, and an event tells it as Slack keeps it", async () => {
    await kit.slack.say({ conversation: OPS, user: ADA, text: "is <b> & <!here> ok?", mention: true });
    expect(kit.ops().at(-1)).toMatchObject({ text: "@marbot is <b> & <!here> ok?" });
    const { event } = JSON.parse(kit.sent.at(-1)?.body.toString("utf8") ?? "");
    expect(event.text).toBe(`<@${BOT}> is &lt;b&gt; &amp; &lt;!here&gt; ok?`);
  });

  test("an invitation, a mention, a direct message and an archived channel are events", async () => {
    await kit.slack.invite("C0DEPLOY001");
    await kit.slack.say({ conversation: OPS, user: ADA, text: "help", mention: true });
    await kit.slack.say({ conversation: "D0ADA000001", user: ADA, text: "open alerts" });
    await kit.slack.say({ conversation: OPS, user: ADA, text: "not for the bot" });
    await kit.slack.archive("C0DEPLOY001");
    const events = kit.sent.map(({ body }) => JSON.parse(body.toString("utf8")));
    expect(events.map(({ event }) => event)).toMatchObject([
      { type: "member_joined_channel", user: BOT, channel: "C0DEPLOY001" },
      { type: "app_mention", user: ADA, text: `<@${BOT}> help`, channel: OPS },
      { type: "message", channel_type: "im", text: "open alerts" },
      { type: "channel_archive", channel: "C0DEPLOY001" },
    ]);
    expect(events[0]).toMatchObject({ type: "event_callback", team_id: "T0MARBOT001", event_id: expect.any(String) });
  });

  test("an event is tried again with the same id, and says so", async () => {
    kit.productAnswers = [500, 200];
    await kit.slack.invite("C0DEPLOY001");
    const ids = kit.sent.map(({ body }) => JSON.parse(body.toString("utf8")).event_id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(kit.sent.map(({ headers }) => headers["x-slack-retry-num"])).toEqual([undefined, "1"]);
  });
});

test("members come in pages, and say which is the bot", async () => {
  const first = await kit.client.conversations.members({ channel: OPS, limit: 3 });
  const rest = await kit.client.conversations.members({
    channel: OPS,
    limit: 3,
    cursor: first.response_metadata?.next_cursor,
  });
  expect([...(first.members ?? []), ...(rest.members ?? [])]).toHaveLength(5);
  expect((await kit.client.users.info({ user: BOT })).user?.is_bot).toBe(true);
});

test("a restart brings everything back", async () => {
  await kit.client.chat.postMessage({ channel: OPS, text: "x", blocks: card });
  const again = kit.restarted();
  again.restore(JSON.parse(JSON.stringify(kit.slack.snapshot())));
  expect(again.conversations()).toEqual(kit.slack.conversations());
});

test("two workspaces share nothing", async () => {
  const acme = { id: "T0MARBOT001", name: "Acme" };
  const both = await slackKit([acme, { id: "T0OTHER0002", name: "Umbrella" }]);
  try {
    const foreign = both.connect(both.slack.installations[1]?.token);
    expect(await errorOf(foreign.chat.postMessage({ channel: OPS, text: "x" }))).toBe("channel_not_found");
    expect(new Set(both.slack.conversations().map(({ conversation }) => conversation)).size).toBe(14);
    expect(new Set(both.slack.people().map(({ id }) => id)).size).toBe(8);
  } finally {
    await both.close();
  }
});
