import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { WebClient } from "@slack/web-api";
import { createEmulator } from "emulate";
import fc from "fast-check";
import { blocks as blocksOf } from "../../../functions/chat/slack/blocks.ts";
import { MOST_BLOCK_TEXT, problemsOf, textLengthOf } from "../../../infra/local/chat/slack/blocks.ts";
import { fakeSlack, slackApiUrl } from "../../../infra/local/chat/slack.ts";
import { anyCard, anyMention } from "../../chat/cards.ts";
import { quiet } from "./quiet.ts";
import { serve } from "./server.ts";

/** A Slack that somebody wrote: ours, and one that we did not write. What holds for both is the contract. */
interface Slack {
  readonly client: WebClient;
  readonly channel: string;
  readonly person: string;
  close(): Promise<void>;
}

const connect = (token: string | undefined, apiUrl: string): WebClient =>
  new WebClient(token, { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, logger: quiet });

const ours = async (): Promise<Slack> => {
  let now = Date.UTC(2026, 10, 24);
  let token: string | undefined;
  const server = await serve((url) => {
    const slack = fakeSlack({
      now: () => (now += 10_000),
      url,
      secrets: { slackSigningSecret: "secret" },
      send: async () => ({ status: 200, body: "" }),
    });
    token = slack.installations[0]?.token;
    void slack.invite("ops");
    return slack;
  });
  const client = connect(token, slackApiUrl(server.url));
  return { client, channel: "C0OPS000001", person: "U0ADA000001", close: server.close };
};

/** https://github.com/vercel-labs/emulate */
const emulate = async (): Promise<Slack> => {
  const seed = { slack: { users: [{ name: "ada" }], channels: [{ name: "ops" }] } };
  const emulator = await createEmulator({ service: "slack", port: await freePort(), seed });
  const client = connect("xoxb-any", `${emulator.url}/api/`);
  const { channels = [] } = await client.conversations.list();
  const { members = [] } = await client.users.list({});
  const channel = channels.find(({ name }) => name === "ops")?.id ?? "";
  const person = members.find(({ name }) => name === "ada")?.id ?? "";
  return { client, channel, person, close: () => emulator.close() };
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

const TS = /^\d{10}\.\d{6}$/;
const blocks = [{ type: "section" as const, text: { type: "mrkdwn" as const, text: "*hello*" } }];

describe.each([
  ["ours", ours],
  ["emulate", emulate],
])("the Web API of %s", (_, start) => {
  let slack: Slack;
  beforeAll(async () => {
    slack = await start();
  });
  afterAll(() => slack.close());
  const post = (extra: object = {}) =>
    slack.client.chat.postMessage({ channel: slack.channel, text: "hello", ...extra });
  const code = (call: Promise<unknown>) =>
    call.then(
      () => "ok",
      (error: { data?: { error?: string } }) => error.data?.error,
    );

  test("says who one is", async () => {
    expect(await slack.client.auth.test()).toMatchObject({
      ok: true,
      url: expect.stringMatching(/^https:\/\/.*\.slack\.com\/$/),
      team_id: expect.stringMatching(/^T/),
      user_id: expect.stringMatching(/^U/),
    });
  });

  test("a message keeps its text and blocks, and has an id", async () => {
    const { channel, ts, message } = await post({ blocks });
    expect([channel, message?.ts]).toEqual([slack.channel, ts]);
    expect(ts).toMatch(TS);
    expect(message).toMatchObject({
      type: "message",
      text: "hello",
      blocks: [expect.objectContaining(blocks[0] ?? {})],
    });
  });

  test("ids rise", async () => {
    const first = await post();
    const second = await post();
    expect(Number(second.ts)).toBeGreaterThan(Number(first.ts));
  });

  test("an answer in a thread names the message it answers", async () => {
    const root = await post();
    expect((await post({ thread_ts: root.ts })).message?.thread_ts).toBe(root.ts);
  });

  test("an edit keeps the id, and is marked", async () => {
    const { ts = "" } = await post();
    const edited = await slack.client.chat.update({ channel: slack.channel, ts, text: "edited" });
    expect(edited).toMatchObject({ ts, channel: slack.channel, text: "edited" });
    expect(edited.message).toMatchObject({ edited: { ts: expect.stringMatching(TS) } });
  });

  test("what was deleted is not found any more", async () => {
    const { ts = "" } = await post();
    const { channel } = slack;
    expect(await slack.client.chat.delete({ channel, ts })).toMatchObject({ ok: true, channel, ts });
    expect(await code(slack.client.chat.update({ channel, ts, text: "x" }))).toBe("message_not_found");
    expect(await code(slack.client.chat.delete({ channel, ts }))).toBe("message_not_found");
    expect(await code(slack.client.chat.getPermalink({ channel, message_ts: ts }))).toBe("message_not_found");
  });

  test("one person alone is told", async () => {
    const { channel, person: user } = slack;
    const told = await slack.client.chat.postEphemeral({ channel, user, text: "psst" });
    expect(told.message_ts).toMatch(TS);
  });

  test("a link leads to a message", async () => {
    const { ts = "" } = await post();
    const { permalink } = await slack.client.chat.getPermalink({ channel: slack.channel, message_ts: ts });
    expect(permalink).toContain(`/archives/${slack.channel}/p${ts.replace(".", "")}`);
  });

  test("channels, members, people and their presence", async () => {
    const { client, channel, person: user } = slack;
    expect((await client.conversations.info({ channel })).channel).toMatchObject({
      id: channel,
      name: "ops",
      is_channel: true,
      is_im: false,
      is_archived: false,
      is_member: true,
    });
    const { members, response_metadata: metadata } = await client.conversations.members({ channel });
    expect(members).toContain(user);
    expect(metadata?.next_cursor).toBe("");
    expect((await client.users.info({ user })).user).toMatchObject({ id: user, is_bot: false, deleted: false });
    expect((await client.users.getPresence({ user })).presence).toMatch(/^(active|away)$/);
  });

  test("refusals have the same codes", async () => {
    const { client, channel } = slack;
    expect(await code(client.chat.postMessage({ channel: "C0NOWHERE01", text: "x" }))).toBe("channel_not_found");
    expect(await code(client.apiCall("chat.postMessage", { channel }))).toBe("no_text");
    expect(await code(client.users.info({ user: "U0NOBODY001" }))).toBe("user_not_found");
    expect(await code(connect(undefined, client.slackApiUrl).auth.test())).toBe("not_authed");
  });
});

test("our Slack takes every card that the product renders", () => {
  fc.assert(
    fc.property(anyCard, anyMention, (card, mention) => {
      const { blocks: rendered, text } = blocksOf({ card, ...(mention && { mention }) });
      expect(problemsOf(JSON.parse(JSON.stringify(rendered)))).toEqual([]);
      expect(textLengthOf(rendered)).toBeLessThan(MOST_BLOCK_TEXT);
      expect(text).not.toBe("");
    }),
    { numRuns: 50 },
  );
});
