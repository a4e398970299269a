import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ErrorCode } from "@slack/web-api";
import { ADA, actions, button, errorOf, OPS, type SlackKit, section, slackKit } from "./slack-kit.ts";

let kit: SlackKit;
beforeEach(async () => {
  kit = await slackKit();
});
afterEach(() => kit.close());

describe("Slack refuses", () => {
  const post = (extra: object) =>
    errorOf(kit.client.apiCall("chat.postMessage", { channel: OPS, text: "x", ...extra }));

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
    expect(kit.ops()).toEqual([]);
  });

  test("other people's, missing and long messages in an update", async () => {
    await kit.slack.say({ conversation: OPS, user: ADA, text: "mine" });
    const [mine] = kit.ops();
    const update = (ts: string, text: string) => errorOf(kit.client.chat.update({ channel: OPS, ts, text }));
    expect(await update(mine?.id ?? "", "x")).toBe("cant_update_message");
    expect(await update("1.000001", "x")).toBe("message_not_found");
    const { ts = "" } = await kit.client.chat.postMessage({ channel: OPS, text: "x" });
    expect(await update(ts, "x".repeat(4001))).toBe("msg_too_long");
  });

  test("an archived channel, an unknown token, an uninstalled app, a missing scope, an unknown method", async () => {
    await kit.slack.archive(OPS);
    expect(await post({})).toBe("is_archived");
    const stranger = kit.connect("xoxb-other");
    expect(await errorOf(stranger.auth.test())).toBe("invalid_auth");
    expect(await errorOf(kit.client.apiCall("chat.shout"))).toBe("unknown_method");
    await kit.slack.uninstall();
    expect(await post({})).toBe("account_inactive");
  });

  test("too many posts in a channel, on the virtual clock, with Retry-After", async () => {
    const posts = Array.from({ length: 6 }, () => errorOf(kit.client.chat.postMessage({ channel: OPS, text: "x" })));
    expect((await Promise.all(posts)).filter((error) => error === ErrorCode.RateLimitedError)).toHaveLength(1);
    kit.now += 5000;
    expect(await errorOf(kit.client.chat.postMessage({ channel: OPS, text: "x" }))).toBe("no error");
  });

  test("too many updates in a workspace, whatever the channel", async () => {
    const { ts = "" } = await kit.client.chat.postMessage({ channel: OPS, text: "x" });
    const answers: string[] = [];
    for (let call = 0; call < 56; call += 1)
      answers.push(await errorOf(kit.client.chat.update({ channel: OPS, ts, text: "y" })));
    expect(answers.filter((error) => error === ErrorCode.RateLimitedError)).toHaveLength(1);
  });

  test("what a fault orders, as often as it orders", async () => {
    kit.slack.fault({ operation: "chat.postMessage", status: 200, error: "team_access_not_granted", times: 1 });
    kit.slack.fault({ status: 429, retryAfter: 7, times: 1 });
    expect(await post({})).toBe("team_access_not_granted");
    expect(await post({})).toBe(ErrorCode.RateLimitedError);
    expect(await post({})).toBe("no error");
  });
});
