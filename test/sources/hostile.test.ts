import { identify } from "../../functions/sources/identity.ts";
import { understand } from "../../functions/sources/index.ts";
import type { ReceivedEvent } from "../../functions/sources/source.ts";
import { expectBounded } from "./bounds.ts";

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
