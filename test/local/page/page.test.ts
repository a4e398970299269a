import { describe, expect, test } from "@jest/globals";
import type { Conversation, Message } from "../../../infra/local/chat/platform.ts";
import { familiesOf, matching } from "../../../infra/local/page/app/example-families.ts";
import { asOfNow } from "../../../infra/local/page/app/fresh.ts";
import { forTeams } from "../../../infra/local/page/app/seen-here.ts";
import { threadsFor, unreadFor } from "../../../infra/local/page/app/threads.ts";
import { initialOf } from "../../../infra/local/page/app/view-input.ts";
import { announce, page } from "../../../infra/local/page/server.ts";

const get = (path: string) => page({ method: "GET", path });

describe("the page's server", () => {
  test("serves the page with everything it needs, and lets nothing else run", async () => {
    const html = await get("/?from=test");
    expect(html?.headers["content-security-policy"]).toContain("script-src 'self'");
    const assets = [...(html?.body ?? "").matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path ?? "");
    expect(assets).toHaveLength(3);
    for (const path of assets) expect((await get(path))?.status).toBe(200);
    expect(html?.body).not.toMatch(/https?:\/\//);
  });

  test("the style sheet and the script fetch nothing from elsewhere", async () => {
    const style = (await get("/_page/style.css"))?.body ?? "";
    expect(style).not.toMatch(/@import|url\(["']?(?:https?:)?\/\//);
    expect((await get("/_page/app.js"))?.body.length).toBeGreaterThan(100_000);
  });

  test("leaves other paths and methods alone", async () => {
    expect(await get("/v1/endpoint/x")).toBeUndefined();
    expect(await get("/_local/state")).toBeUndefined();
    expect(await page({ method: "POST", path: "/" })).toBeUndefined();
  });

  test("offers the recorded events by family, without their goldens, and each with its body", async () => {
    const examples: { name: string; family: string }[] = JSON.parse((await get("/_page/examples"))?.body ?? "[]");
    const names = examples.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["cloudwatch-alarm/alarm", "generic/text", "sns-message/console-test"]),
    );
    expect(names.filter((name) => !/^[a-z\d-]+\//.test(name) || /\.card$|README/.test(name))).toEqual([]);
    expect(examples.find(({ name }) => name.startsWith("guardduty-finding/"))?.family).toBe("security");
    const sns = JSON.parse((await get("/_page/examples/sns-message/console-test"))?.body ?? "{}");
    expect(sns).toMatchObject({ body: "Hello from the SNS console", sns: { subject: "Test" } });
    expect(await get("/_page/examples/../README")).toBeUndefined();
  });

  test("tells an open page once about changes that come together, and nobody after it closed", async () => {
    const live = await get("/_local/live");
    const told: string[] = [];
    const close = live?.stream?.((text) => told.push(text));
    for (let change = 0; change < 5; change += 1) announce();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(told).toEqual(["data: changed\n\n"]);
    close?.();
    announce();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(told).toHaveLength(1);
  });
});

describe("what a person sees", () => {
  const message = (id: string, extra: Partial<Message> = {}): Message => ({
    ...{ id, at: "2026-11-24T08:00:00.000Z", text: id, buttons: [], mentions: [], author: "marbot" },
    ...extra,
  });
  const channel: Conversation = {
    ...{ platform: "slack", conversation: "C1", name: "ops", kind: "channel" },
    notified: [],
    messages: [
      message("1"),
      message("2", { thread: "1" }),
      message("3", { onlyFor: "ben", thread: "1" }),
      message("4", { author: "ada" }),
      message("5", { thread: "gone", mentions: ["here"] }),
    ],
  };

  test("answers stand below what they answer; what is for others is not seen", () => {
    const shape = threadsFor(channel, "ada").map(({ root, replies }) => [root.id, replies.map(({ id }) => id)]);
    expect(shape).toEqual([
      ["1", ["2"]],
      ["4", []],
      ["5", []],
    ]);
    expect(threadsFor(channel, "ben")[0]?.replies.map(({ id }) => id)).toEqual(["2", "3"]);
  });

  test("one's own messages are not unread, and a mention is marked", () => {
    expect(unreadFor(channel, "ada", undefined)).toEqual({ count: 3, mentioned: true });
    expect(unreadFor(channel, "ada", "1")).toEqual({ count: 2, mentioned: true });
    expect(unreadFor(channel, "ada", "5")).toEqual({ count: 0, mentioned: false });
  });
});

describe("a thousand examples", () => {
  const examples = [
    { name: "acm-certificate/expiring", family: "security" },
    { name: "cloudwatch-alarm/alarm", family: "" },
    { name: "grafana/firing", family: "monitors" },
    { name: "generic/text", family: "" },
  ];

  test("stand by family, what most people try first above all", () => {
    expect(familiesOf(examples).map(({ name, examples: own }) => [name, own.map((each) => each.name)])).toEqual([
      ["Often tried", ["cloudwatch-alarm/alarm"]],
      ["Security", ["acm-certificate/expiring"]],
      ["Other monitoring tools", ["grafana/firing"]],
      ["Anything else", ["generic/text"]],
    ]);
  });

  test("are found by any words of their names or their family's", () => {
    const found = (query: string) => matching(examples, query).map(({ name }) => name);
    expect(found("certificate ACM")).toEqual(["acm-certificate/expiring"]);
    expect(found("monitoring")).toEqual(["grafana/firing"]);
    expect(found(" ")).toHaveLength(4);
    expect(found("nothing like it")).toEqual([]);
  });
});

describe("what a client does before it draws a card", () => {
  const users = [
    { id: "a", platform: "teams", name: "Ada" },
    { id: "U", platform: "slack", name: "Ada" },
  ] as const;

  test("the people picker of Teams offers the tenant's people", () => {
    const input = {
      type: "Input.ChoiceSet",
      id: "who",
      choices: [],
      "choices.data": { type: "Data.Query" },
      value: "a",
    };
    expect(forTeams({ body: [{ items: [input] }] }, users)).toEqual({
      body: [
        {
          items: [
            {
              type: "Input.ChoiceSet",
              id: "who",
              style: "expanded",
              value: "a",
              choices: [{ title: "Ada", value: "a" }],
            },
          ],
        },
      ],
    });
  });
});

describe("an input of a modal holds what the app put there", () => {
  const option = (value: string) => ({ text: { text: value }, value });
  test.each([
    [{ type: "plain_text_input", initial_value: "5 min" }, "5 min"],
    [{ type: "plain_text_input" }, ""],
    [{ type: "static_select", initial_option: option("people") }, "people"],
    [{ type: "users_select", initial_user: "U1" }, "U1"],
    [{ type: "multi_users_select", initial_users: ["U1", "U2"] }, ["U1", "U2"]],
    [{ type: "checkboxes", initial_options: [option("a")] }, ["a"]],
  ])("%j", (element, held) => {
    expect(initialOf({ type: "input", element })).toEqual(held);
  });
});

describe("an example is sent as if it happened now", () => {
  const now = Date.UTC(2026, 10, 24, 8, 0, 0);
  const fresh = (event: unknown) => JSON.parse(asOfNow(JSON.stringify(event), now));

  test("alarms by SNS, by EventBridge and to functions get the present time", () => {
    const at = "2026-11-24T08:00:00.000+0000";
    expect(fresh({ StateChangeTime: "old" })).toEqual({ StateChangeTime: at });
    expect(fresh({ time: "old", alarmData: { state: { timestamp: "old" } } })).toEqual({
      time: at,
      alarmData: { state: { timestamp: at } },
    });
    const event = fresh({ "detail-type": "x", id: "same", time: "old", detail: { state: { timestamp: "old" } } });
    expect(event).toMatchObject({ time: "2026-11-24T08:00:00Z", detail: { state: { timestamp: at } } });
    expect(event.id).not.toBe("same");
  });

  test("anything else is left as it is", () => {
    expect(asOfNow("plain words", now)).toBe("plain words");
    expect(asOfNow('[1, "two"]', now)).toBe('[1, "two"]');
    expect(fresh({ a: 1, detail: "x" })).toEqual({ a: 1, detail: "x" });
  });
});
