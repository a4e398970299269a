import { describe, expect, it } from "@jest/globals";
import { matches, type Pattern } from "./event-pattern.ts";

const event = {
  source: "aws.ecs",
  detail: {
    state: "FAILED",
    count: 3,
    reason: null,
    group: "service:web",
    tags: ["blue", "green"],
    none: [],
    containers: [
      { name: "app", exitCode: 0 },
      { name: "proxy", exitCode: 137 },
    ],
  },
};

const yes: readonly (readonly [string, Pattern])[] = [
  ["one of several values", { detail: { state: ["STOPPED", "FAILED"] } }],
  ["null", { detail: { reason: [null] } }],
  ["any element of an array", { detail: { tags: ["green"] } }],
  ["fields within one element", { detail: { containers: { name: ["proxy"], exitCode: [137] } } }],
  ["a prefix", { source: [{ prefix: "aws." }] }],
  ["a suffix", { source: [{ suffix: "ecs" }] }],
  ["whatever the case", { detail: { state: [{ "equals-ignore-case": "failed" }] } }],
  ["a wildcard", { detail: { group: [{ wildcard: "ser*:w*b" }] } }],
  ["a range", { detail: { count: [{ numeric: [">", 2, "<=", 3] }] } }],
  ["anything but a value", { detail: { state: [{ "anything-but": "OK" }] } }],
  ["anything but values", { detail: { count: [{ "anything-but": [1, 2] }] } }],
  ["anything but a prefix", { detail: { state: [{ "anything-but": { prefix: "service:" } }] } }],
  ["anything but a value, by one element", { detail: { containers: { exitCode: [{ "anything-but": 0 }] } } }],
  ["that there is a field", { detail: { state: [{ exists: true }] } }],
  ["that there is no field", { detail: { stopped: [{ exists: false }] } }],
  ["one of two", { detail: { $or: [{ state: ["OK"] }, { count: [3] }] } }],
];

const no: readonly (readonly [string, Pattern])[] = [
  ["another value", { detail: { state: ["STOPPED"] } }],
  ["a number where there is a text", { detail: { state: [3] } }],
  ["a text where there is a number", { detail: { count: ["3"] } }],
  ["a field that is not there", { detail: { stopped: ["FAILED"] } }],
  ["anything but, of a field that is not there", { detail: { stopped: [{ "anything-but": "OK" }] } }],
  ["fields of different elements", { detail: { containers: { name: ["app"], exitCode: [137] } } }],
  ["an empty array", { detail: { none: ["blue"] } }],
  ["a prefix that is none", { detail: { group: [{ "anything-but": { prefix: "service:" } }] } }],
  ["a range that it is outside of", { detail: { count: [{ numeric: [">=", 4] }] } }],
  ["a range of a text", { detail: { state: [{ numeric: [">", 0] }] } }],
  ["all of two, where one holds", { source: ["aws.ecs"], detail: { state: ["OK"] } }],
  ["neither of two", { detail: { $or: [{ state: ["OK"] }, { count: [4] }] } }],
  ["that there is no field, where there is one", { detail: { state: [{ exists: false }] } }],
  ["a text's part", { detail: { state: ["FAIL"] } }],
];

describe("an event pattern", () => {
  it.each(yes)("matches %s", (_, pattern) => expect(matches(pattern, event)).toBe(true));
  it.each(no)("does not match %s", (_, pattern) => expect(matches(pattern, event)).toBe(false));
  it("refuses what EventBridge would refuse", () => {
    expect(() => matches({ source: [{ like: "aws" }] }, event)).toThrow('knows no "like"');
  });
});
