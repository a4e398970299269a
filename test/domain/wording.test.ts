import { describe, expect, it } from "@jest/globals";
import { secondsIn } from "../../functions/domain/duration.ts";
import { alike, phrases, questionOf } from "../../functions/domain/wording.ts";

const understood: readonly (readonly [words: string, question: object])[] = [
  ["what is my endpoint id?", { ask: "endpoint" }],
  ["What is my endpoint id", { ask: "endpoint" }],
  ["show me my endpoint id", { ask: "endpoint" }],
  ["endpoint", { ask: "endpoint" }],
  ["endpiont pls", { ask: "endpoint" }],
  ["what's the webhook url here?", { ask: "endpoint" }],
  ["Configure this endpoint!", { ask: "configure" }],
  ["configre", { ask: "configure" }],
  ["settings", { ask: "configure" }],
  ["how do I rotate the address", { ask: "configure" }],
  ["Hi", { ask: "help" }],
  ["Hello", { ask: "help" }],
  ["HELP!!!", { ask: "help" }],
  ["what can you do?", { ask: "help" }],
  ["open alerts", { ask: "open" }],
  ["show me all open alerts", { ask: "open" }],
  ["opne alerts", { ask: "open" }],
  ["missed alerts", { ask: "missed" }],
  ["mised alerts please", { ask: "missed" }],
  ["which alerts were missed", { ask: "missed" }],
  ["all alerts last 24 hours", { ask: "all", seconds: 86_400 }],
  ["All alerts last 3 days", { ask: "all", seconds: 3 * 86_400 }],
  ["alerts of the past week", { ask: "all", seconds: 7 * 86_400 }],
  ["recent alerts", { ask: "all", seconds: 86_400 }],
  ["all alerts last 90 days", { ask: "all", seconds: 14 * 86_400 }],
  ["all alerts last 12h", { ask: "all", seconds: 12 * 3600 }],
  ["what happened to CPU of web-1 is high?", { ask: "happened", about: "CPU of web-1 is high" }],
  ['What happened with "CPU high"', { ask: "happened", about: "CPU high" }],
  [
    "what happened to bv3kx2aqlm7x-ops234-aaaaaaaaaaaaaaaaaaaa-00000001",
    {
      ask: "happened",
      about: "bv3kx2aqlm7x-ops234-aaaaaaaaaaaaaaaaaaaa-00000001",
    },
  ],
  ["who was told?", { ask: "told", about: "" }],
  ["who was told about CPU high", { ask: "told", about: "CPU high" }],
  ["who was asked for CPU high?", { ask: "told", about: "CPU high" }],
  ["Who got paged about Disk full", { ask: "told", about: "Disk full" }],
  ["templates", { ask: "templates" }],
  ["accounts", { ask: "accounts" }],
  ["runbooks", { ask: "runbooks" }],
  ["send a test", { ask: "test", class: "alert" }],
  ["send a test notification", { ask: "test", class: "notification" }],
  ["this is 111111111111 shop production", { ask: "name-account", account: "111111111111", name: "shop production" }],
  ["This is 1111-1111-1111 Shop Production", { ask: "name-account", account: "111111111111", name: "Shop Production" }],
  ["account 111111111111 is called shop", { ask: "name-account", account: "111111111111", name: "shop" }],
  ["111111111111 = shop", { ask: "name-account", account: "111111111111", name: "shop" }],
  ["forget 111111111111", { ask: "forget-account", account: "111111111111" }],
  ["forget account 111111111111.", { ask: "forget-account", account: "111111111111" }],
  [
    'runbook for "api-*": https://wiki.example.com/api',
    {
      ask: "set-runbook",
      about: "api-*",
      advice: "https://wiki.example.com/api",
    },
  ],
  [
    "runbook for rds-event: look at the replica first",
    {
      ask: "set-runbook",
      about: "rds-event",
      advice: "look at the replica first",
    },
  ],
  ["forget runbook for api-*", { ask: "forget-runbook", about: "api-*" }],
  ['forget the runbook for "api-*"', { ask: "forget-runbook", about: "api-*" }],
  [
    "portal is https://d-1234567890.awsapps.com/start",
    {
      ask: "set-portal",
      url: "https://d-1234567890.awsapps.com/start",
    },
  ],
  ["our access portal: https://acme.awsapps.com/start", { ask: "set-portal", url: "https://acme.awsapps.com/start" }],
  [
    "portal is https://acme.awsapps.com/start with role ReadOnlyAccess",
    { ask: "set-portal", url: "https://acme.awsapps.com/start", role: "ReadOnlyAccess" },
  ],
  ["forget the portal", { ask: "set-portal", url: "" }],
];

describe("free wording", () => {
  it.each(understood)("%s", (words, question) => expect(questionOf(words)).toEqual(question));

  it("answers everything with a question of its own, or the three likeliest", () => {
    for (const words of ["", "   ", "?", "wibble wobble", "🔥", "a".repeat(5000), "\u0000", "what is love"]) {
      const question = questionOf(words);
      expect(question.ask).toBe("unknown");
      if (question.ask === "unknown") expect(question.likeliest).toHaveLength(3);
    }
  });

  it("puts what was nearly said first", () => {
    expect(questionOf("alerts")).toMatchObject({ ask: "unknown", likeliest: expect.arrayContaining([phrases.open]) });
  });

  it("understands every phrase that its own buttons say", () => {
    for (const [meaning, words] of Object.entries(phrases)) expect(questionOf(words).ask).toBe(meaning);
  });

  it("takes short words by the letter, and long ones with a slip or two", () => {
    expect(alike("hi", "ha")).toBe(false);
    expect(alike("opne", "open")).toBe(true);
    expect(alike("endpiont", "endpoint")).toBe(true);
    expect(alike("ednpiont", "endpoint")).toBe(true);
    expect(alike("points", "endpoint")).toBe(false);
  });
});

describe("durations in words", () => {
  it.each([
    ["24 hours", 86_400],
    ["90min", 5400],
    ["1 h 30 min", 5400],
    ["1 day and 2 hours", 93_600],
    ["a week", 7 * 86_400],
    ["1.5 h", 5400],
    ["0 s", 0],
  ])("%s", (text, seconds) => expect(secondsIn(text)).toBe(seconds));

  it.each(["", "soon", "5", "5 parsecs", "five minutes", "-5 min", "5 min or so", "5 min;", "NaN h"])(
    "%s is none",
    (text) => expect(secondsIn(text)).toBeUndefined(),
  );
});

it("reads the beginning of what is long, also where one character stands for eighteen", () => {
  const question = questionOf(`what happened to ${"\ufdfa".repeat(900)}`);
  expect(question.ask === "happened" && question.about.length).toBeLessThanOrEqual(1000);
});
