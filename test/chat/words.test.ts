import { describe, expect, it } from "@jest/globals";
import { readEvent } from "../../functions/chat/slack/interaction.ts";
import { readCommand, readNotePresses, readWords } from "../../functions/chat/slack/words.ts";
import { readMessage, readSaying } from "../../functions/chat/teams/words.ts";

const mention = (change: object = {}) => ({
  ...{ type: "app_mention", user: "U0ADA", channel: "C0OPS", ts: "1763971200.000100", text: "<@U0BOT> open alerts" },
  ...change,
});

describe("words in Slack", () => {
  it("are those behind the mention, answered in the message's thread", () => {
    expect(readWords("T1", "U0BOT", mention())).toMatchObject({
      ...{ kind: "said", workspace: "T1", actor: "U0ADA", conversation: "C0OPS", where: "channel" },
      ...{ words: "open alerts", thread: "1763971200.000100" },
    });
    expect(readWords("T1", "U0BOT", mention({ thread_ts: "1763971100.000100" }))?.thread).toBe("1763971100.000100");
  });

  it("lose Slack's mark-up, and keep what they say", () => {
    const text = "<@U0BOT> runbook for &lt;api&gt;: <https://wiki.example.com/a?b=1&amp;c|wiki> <#C1|ops>";
    expect(readWords("T1", "U0BOT", mention({ text }))?.words).toBe(
      "runbook for <api>: https://wiki.example.com/a?b=1&c ops",
    );
  });

  it("that bots write are never heard: a mention in a payload commands nothing", () => {
    expect(readWords("T1", "U0BOT", mention({ bot_id: "B1" }))).toBeUndefined();
    expect(readWords("T1", "U0BOT", mention({ user: "U0BOT" }))).toBeUndefined();
    expect(readWords("T1", "U0BOT", mention({ subtype: "message_changed" }))).toBeUndefined();
    expect(readWords("T1", "U0BOT", { ...mention(), type: "message", channel_type: "channel" })).toBeUndefined();
  });

  it("have one identity, however often they are delivered", () => {
    const id = (change: object) => readWords("T1", "U0BOT", mention(change))?.id;
    expect(id({})).toBe(id({ text: "<@U0BOT> help" }));
    expect(id({})).not.toBe(id({ ts: "1763971200.000200" }));
  });

  it("count for the workspace whose bot hears them, in a channel that two share", () => {
    const event = readEvent({
      ...{ type: "event_callback", team_id: "T0OTHER", event: mention() },
      authorizations: [{ team_id: "T0OURS", user_id: "U0BOT", is_bot: true }],
    });
    expect(event).toMatchObject({ kind: "interaction", interaction: { workspace: "T0OURS" } });
  });

  it("of a command are answered to its person alone", () => {
    const form = { team_id: "T1", channel_id: "C1", user_id: "U1", text: " help ", trigger_id: "1.2.a" };
    expect(readCommand(new URLSearchParams(form))).toMatchObject({
      trigger: "1.2.a",
      said: { words: "help", only: true, where: "channel", conversation: "C1" },
    });
    expect(readCommand(new URLSearchParams({ ...form, channel_id: "D1" }))?.said).toMatchObject({
      ...{ where: "direct", conversation: "U1" },
    });
    expect(readCommand(new URLSearchParams({ team_id: "T1" }))).toBeUndefined();
  });

  it("of a button in the home are answered in a direct message", () => {
    const press = {
      ...{ type: "block_actions", user: { id: "U1" }, team: { id: "T1" }, trigger_id: "1.2.a" },
      container: { type: "view" },
      actions: [
        { action_id: "say:0", value: "open alerts", action_ts: "1.2" },
        { action_id: "configure:1", value: "aaaaaa", action_ts: "1.2" },
        { action_id: "acknowledge", value: "x", action_ts: "1.2" },
        "hostile",
      ],
    };
    expect(readNotePresses(press)).toMatchObject([
      { said: { where: "direct", conversation: "U1", words: "open alerts" } },
      { configure: { endpoint: "aaaaaa", trigger: "1.2.a", actor: "U1" } },
    ]);
  });

  it.each([undefined, null, "x", 1, [], {}, { type: "app_mention" }, mention({ text: 1 }), mention({ user: {} })])(
    "%j is none",
    (event) => expect(readWords("T1", "U0BOT", event)).toBeUndefined(),
  );
});

const message = (change: object = {}) => ({
  ...{ type: "message", id: "f:1", text: "<at>marbot</at> open&nbsp;alerts", from: { id: "29:ada" } },
  ...{ recipient: { id: "28:bot", name: "marbot" }, conversation: { id: "19:ops@thread.tacv2;messageid=1" } },
  channelData: { channel: { id: "19:ops@thread.tacv2" }, team: { id: "19:team@thread.tacv2" } },
  ...change,
});

describe("words in Teams", () => {
  it("are those behind the mention, answered in the message's thread", () => {
    expect(readMessage(message(), "tenant")).toMatchObject({
      ...{ actor: "29:ada", conversation: "19:ops@thread.tacv2", where: "channel", words: "open alerts", thread: "1" },
      team: "19:team@thread.tacv2",
    });
  });

  it("in the personal chat need no mention", () => {
    const conversation = { id: "a:1", conversationType: "personal" };
    expect(readMessage(message({ text: "help", conversation, channelData: {} }), "tenant")).toMatchObject({
      ...{ where: "direct", words: "help", conversation: "a:1" },
    });
  });

  it("lose the clients' mark-up, and keep what they say", () => {
    const text = "<at>marbot</at> <p>runbook for &quot;a&quot;: x &lt; y &amp; <at>Ben</at></p>";
    expect(readMessage(message({ text }), "tenant")?.words).toMatch(/^runbook for "a": x < y & +Ben$/);
  });

  it("of a button are those that the button says", () => {
    const value = { action: { verb: "say", data: { words: "help" } } };
    const invoke = { ...message(), type: "invoke", name: "adaptiveCard/action", replyToId: "1", value };
    expect(readSaying(invoke, "tenant")).toMatchObject({ words: "help", where: "channel", actor: "29:ada" });
    expect(readSaying({ ...invoke, value: { action: { verb: "close", data: {} } } }, "tenant")).toBeUndefined();
  });

  it.each([undefined, null, "x", [], {}, message({ from: {} }), message({ id: "" }), message({ type: "typing" })])(
    "%j are none",
    (activity) => expect(readMessage(activity, "tenant")).toBeUndefined(),
  );
});

describe("text that is made to cost time", () => {
  const quickly = (read: () => unknown): void => {
    const started = performance.now();
    read();
    expect(performance.now() - started).toBeLessThan(200);
  };

  it.each(["<@U|", "<#", "<#x|", "<http://", "<mailto:a"])("in Slack, a row of %s", (part) => {
    const text = part.repeat(40_000 / part.length);
    quickly(() => expect(readWords("T1", "U0BOT", mention({ text }))).toBeDefined());
  });

  it.each(["<", "<at", "<at>", "<at>x"])("in Teams, a row of %s", (part) => {
    const text = part.repeat(40_000 / part.length);
    const message = { type: "message", id: "1", text, from: { id: "29:ada" }, conversation: { id: "19:ops" } };
    quickly(() => expect(readMessage({ ...message, recipient: { name: "marbot" } }, "tenant")).toBeDefined());
  });
});
