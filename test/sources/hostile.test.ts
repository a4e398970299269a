import { identify } from "../../functions/sources/identity.ts";
import { understand } from "../../functions/sources/index.ts";
import type { ReceivedEvent } from "../../functions/sources/source.ts";
import { expectBounded, expectReadable } from "./bounds.ts";
import { recordedEverywhere } from "./fuzz/corpus.ts";

/** Whoever has an address can send anything: no event may hold up those of others, who share the stream's shard. */
const received = (body: string, contentType = "application/json"): ReceivedEvent => ({
  at: "2026-11-24T08:00:00.000Z",
  transport: "https",
  contentType,
  body,
  encoding: "utf-8",
});
const alarm = (fields: object) => JSON.stringify({ AlarmName: "high", NewStateValue: "ALARM", ...fields });
const changed = { StateChangeTime: "2026-11-24T08:00:00.000+0000" };

const KIB = 1024;
const names = (count: number) => Array.from({ length: count }, (_, index) => `${index.toString(36)}=`).join("&");

it.each([
  [
    "a name that a pattern could try at every place",
    received(JSON.stringify({ [`${"a".repeat(240 * KIB)}.`]: 1, b: 2 })),
  ],
  ["a form of tens of thousands of names", received(names(45_000), "application/x-www-form-urlencoded")],
  ["a reason that begins again and again", received(alarm({ NewStateReason: `arn:x${":alarm:".repeat(30 * KIB)}` }))],
  ["arrays in arrays", received("[".repeat(120 * KIB) + "]".repeat(120 * KIB))],
  ["objects in objects", received(`${'{"a":'.repeat(40 * KIB)}1${"}".repeat(40 * KIB)}`)],
])("understands an event that was made to be slow in less than 2 s: %s", (_, event) => {
  const before = process.cpuUsage();
  expectBounded(understand(event).observation);
  identify(event);
  const { user } = process.cpuUsage(before);
  expect(user / 1e6).toBeLessThan(2);
});

it.each(["constructor", "__proto__", "toString", "hasOwnProperty"])(
  "takes %s for a word like any other, wherever an alarm has one",
  (word) => {
    const trigger = { MetricName: word, Namespace: word, Statistic: word, ComparisonOperator: word, Threshold: 1 };
    const event = received(alarm({ ...changed, Region: word, Trigger: { ...trigger, Period: 60 } }));
    const { observation, source, unreadable } = understand(event);
    expect(source).toBe("cloudwatch-alarm");
    expect(unreadable).toBeUndefined();
    expect(observation.content.origin?.region).toBe(word);
    expect(observation.content.facts).toContainEqual({ label: "Threshold", value: `${word} 1` });
    expect(JSON.stringify(observation)).not.toContain("native code");
    expect(identify(event)).toContain(word);
  },
);

/** Texts at which a pattern that is not careful tries everything. */
const SLOW = ["a", ":", "/", " ", "a:b/", "arn:aws:", "1,", "<a>", "\n- ", "a.", "[x] ", "-_"];

const first = [
  ...new Map(recordedEverywhere().map(({ name, received: event }) => [name.split("/")[0] ?? "", event] as const)),
].filter(([, { body }]) => /^\s*[{[]/.test(body));

it.each(SLOW)("reads an event of any kind in less than half a second, whose texts are long rows of %j", (slow) => {
  const late: string[] = [];
  for (const [kind, event] of first) {
    const texts = (event.body.match(/":\s*"/g) ?? []).length;
    const long = slow.repeat(Math.floor((200 * KIB) / slow.length / Math.max(1, texts)));
    const body = JSON.stringify(JSON.parse(event.body), (key, value: unknown) =>
      typeof value === "string" && !["source", "detail-type"].includes(key) ? long : value,
    );
    const before = process.cpuUsage();
    expectBounded(understand({ ...event, body }).observation);
    identify({ ...event, body });
    const taken = process.cpuUsage(before).user / 1000;
    if (taken > 500) late.push(`${kind}: ${taken.toFixed(0)} ms`);
  }
  expect(late).toEqual([]);
});

it.each([
  [
    "1 000 levels",
    `{"source":"aws.omics","detail-type":"Run Status Change","detail":${'{"a":'.repeat(1000)}1${"}".repeat(1000)}}`,
  ],
  [
    "an unknown type with 1 000 levels",
    `{"source":"aws.new","detail-type":"New","detail":${"[".repeat(1000)}${"]".repeat(1000)}}`,
  ],
  [
    "20 000 resources",
    JSON.stringify({
      source: "aws.omics",
      "detail-type": "Run Status Change",
      resources: Array(20_000).fill("arn:x"),
      detail: {},
    }),
  ],
  [
    "20 000 names",
    JSON.stringify({
      source: "aws.new",
      "detail-type": "New",
      detail: Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`n${at}`, at])),
    }),
  ],
  ["no detail", JSON.stringify({ source: "aws.omics", "detail-type": "Run Status Change" })],
  ["a text for a detail", JSON.stringify({ source: "aws.omics", "detail-type": "Run Status Change", detail: "text" })],
  [
    "another shape altogether",
    JSON.stringify({ source: "aws.omics", "detail-type": "Run Status Change", detail: [1, null, { arn: {} }] }),
  ],
])("makes a card of an AWS event with %s", (_, body) => {
  const { observation, source } = understand(received(body));
  expect(source).toBe("aws-event");
  expectBounded(observation);
  expectReadable(observation);
});

it("keeps what only programs and thieves want out of the chat", () => {
  const detail = {
    dashboardName: "costs",
    reportPassword: "hunter2",
    reportDownloadURL: "https://x.example/1",
    sessionToken: "abcdef",
  };
  const shown = JSON.stringify(
    understand(
      received(
        JSON.stringify({
          source: "aws.bcm-dashboards",
          "detail-type": "Billing and Cost Management Dashboard Schedule Report Created",
          detail,
        }),
      ),
    ).observation,
  );
  expect(shown).toContain("costs");
  expect(shown).not.toMatch(/hunter2|x\.example|abcdef/);
});
