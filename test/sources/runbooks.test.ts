import { sources, understand } from "../../functions/sources/index.ts";
import { families, runbookOf } from "../../functions/sources/runbooks/index.ts";
import { fixtures } from "./fixtures.ts";

const written = Object.entries(families).flatMap(([family, runbooks]) =>
  Object.keys(runbooks).map((key) => ({ family, key })),
);
const alerts = sources.flatMap(({ name }) =>
  fixtures(name).flatMap(({ received }) =>
    understand(received).observations.filter((each) => each.class === "alert" && each.kind === "problem"),
  ),
);

it("gives advice for at least sixty kinds that wake people", () => {
  const advised = alerts.filter(({ content }) => runbookOf(content.runbook));
  expect(new Set(advised.map(({ source }) => source)).size).toBeGreaterThanOrEqual(60);
});

it("has no key that two families claim", () => {
  expect(new Set(written.map(({ key }) => key)).size).toBe(written.length);
});

it("has a text under every key that a kind names", () => {
  const named = new Set(alerts.flatMap(({ content }) => content.runbook ?? []));
  expect([...named].filter((key) => !runbookOf(key))).toEqual([]);
});

it("belongs to a kind that exists", () => {
  const names = new Set([
    ...sources.map(({ name }) => name),
    ...alerts.flatMap(({ content }) => kindOf(content.runbook)),
  ]);
  expect(written.filter(({ key }) => !names.has(kindOf(key))).map(({ key }) => key)).toEqual([]);
});

const kindOf = (key = ""): string => key.split("/")[0] ?? "";

it.each(Object.values(families).flatMap((runbooks) => Object.entries(runbooks)))(
  "is short, concrete and in sentences: %s",
  (_, { means, look }) => {
    expect(look).toHaveLength(3);
    for (const text of [means, ...look]) {
      expect(text.length).toBeGreaterThan(20);
      expect(text.length).toBeLessThan(300);
      expect(text).toMatch(/^[A-Z`“"‘0-9a-z].*[.?!)]$/s);
    }
  },
);

it("falls back from a state to its kind, and to nothing for what nobody has written about", () => {
  expect(runbookOf("cloudwatch-alarm/AWS/Lambda/Errors")?.means).toContain("exception");
  expect(runbookOf("cloudwatch-alarm/shop/Orders")).toBe(runbookOf("cloudwatch-alarm"));
  expect(runbookOf("constructor/x")).toBeUndefined();
  expect(runbookOf("")).toBeUndefined();
  expect(runbookOf(undefined)).toBeUndefined();
});
