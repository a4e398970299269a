import { readEnrichment } from "../../functions/sources/enrichment.ts";
import { understand } from "../../functions/sources/index.ts";
import { enrichment as posted } from "../support/enrichment.ts";
import { changedFixture, fixture } from "./fixtures.ts";

const at = "2026-11-24T07:55:12.345Z";
const read = (change: Record<string, unknown> = {}) =>
  readEnrichment(JSON.stringify(posted("web-1 CPU is high", at, change)));

it("speaks of the alarm's own situation, whichever way the alarm came", () => {
  const { enrichment } = read();
  const bySns = understand(changedFixture("cloudwatch-alarm", "alarm", { AlarmName: "web-1 CPU is high" }));
  expect(enrichment?.fingerprint).toBe(bySns.observations[0]?.fingerprint);
  expect(understand(fixture("cloudwatch-alarm", "eventbridge-alarm")).observations[0]?.fingerprint).toMatch(
    /^cloudwatch-alarm:1:/,
  );
});

it("reads graph, log lines, changes, alias, tags and what is missing", () => {
  expect(read().enrichment).toMatchObject({
    at,
    account: { id: "111111111111", alias: "shop-production" },
    tags: { team: "checkout" },
    graph: { alternative: "CPU rose to 97 % at 07:55 UTC" },
    logs: { lines: [{ text: "Task timed out after 3.00 seconds" }] },
    changes: [{ who: "deploy-role (Ada)", likelihood: "likely" }],
    notes: ["tags of the resource: access denied (tag:GetResources)"],
  });
});

it.each([
  ["no JSON", "{"],
  ["another version", JSON.stringify(posted("a", at, { version: 2 }))],
  ["no alarm", JSON.stringify(posted("a", at, { about: { alarm: "arn:aws:s3:::bucket", at } }))],
  ["no moment", JSON.stringify(posted("a", "yesterday"))],
])("says what is wrong: %s", (_, body) => {
  const { enrichment, issues } = readEnrichment(body);
  expect(enrichment).toBeUndefined();
  expect(issues?.join()).toMatch(/JSON|version|about/);
});

it.each([
  ["a picture that is none", { graph: { type: "image/png", data: "PHNjcmlwdD4=", alternative: "x" } }, "graph"],
  ["a picture of another type", { graph: { type: "image/svg+xml", data: "PHN2Zz4=" } }, "graph"],
  ["a great picture", { graph: { type: "image/png", data: Buffer.alloc(200 * 1024).toString("base64") } }, "graph"],
  ["log lines that are none", { logs: "text" }, "logs"],
])("leaves a part out that cannot be shown, and keeps the others: %s", (_, change, part) => {
  const { enrichment } = read(change);
  expect(enrichment).toBeDefined();
  expect(enrichment).not.toHaveProperty(part);
  expect(enrichment?.changes).toHaveLength(1);
});

it("bounds what it shows, and opens nothing but web addresses", () => {
  const long = "x".repeat(10_000);
  const change = { at, who: long, what: long, likelihood: "certain", url: "javascript:alert(1)" };
  const { enrichment } = read({
    tags: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`tag-${index}`, long])),
    changes: [change, ...Array.from({ length: 20 }, () => change), "no change"],
    logs: { lines: Array.from({ length: 100 }, () => ({ at, text: `\u202e${long}` })), url: "http://plain.example" },
    notes: [7, long],
  });
  expect(Object.keys(enrichment?.tags ?? {})).toHaveLength(10);
  expect(enrichment?.changes).toHaveLength(5);
  expect(enrichment?.changes[0]).toEqual(expect.objectContaining({ likelihood: "possible" }));
  expect(enrichment?.changes[0]).not.toHaveProperty("url");
  expect(enrichment?.logs?.lines).toHaveLength(20);
  expect(enrichment?.logs).not.toHaveProperty("url");
  expect(JSON.stringify(enrichment)).not.toMatch(/\u202e/);
  expect(JSON.stringify(enrichment).length).toBeLessThan(20_000);
});
