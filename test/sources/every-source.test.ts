import { sources, understand } from "../../functions/sources/index.ts";
import { expectBounded } from "./bounds.ts";
import { expectGolden, fixtureFolders, fixtures } from "./fixtures.ts";

const names = sources.map(({ name }) => name);

it("has fixtures for every source, and no others", () => {
  expect([...fixtureFolders()].sort()).toEqual([...names].sort());
});

it("names every source once, in kebab-case", () => {
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

describe.each(names)("%s", (name) => {
  const cases = fixtures(name);

  it.each(cases)("understands $name as its golden card says", ({ received, golden }) => {
    const { observation, source, unreadable } = understand(received);
    expect(source).toBe(name);
    expect(unreadable).toBeUndefined();
    expect(observation.source).toBe(name);
    expect(observation.fingerprint).toMatch(new RegExp(`^${name}:1:[a-z2-7]{20}$`));
    expectBounded(observation);
    expectGolden(golden, observation);
  });

  it("recognises a recovery by the fingerprint of its problem", () => {
    const seen = cases.map(({ received }) => understand(received).observation);
    const problems = new Set(seen.filter(({ kind }) => kind === "problem").map(({ fingerprint }) => fingerprint));
    for (const { kind, fingerprint } of seen) if (kind === "recovered") expect(problems).toContain(fingerprint);
  });

  it("understands a damaged event as something, and says where it could not be read", () => {
    for (const { received } of cases) {
      const cut = understand({ ...received, body: received.body.slice(0, received.body.length / 2) });
      expect(cut.observation.content.title).not.toBe("");
      expectBounded(cut.observation);
    }
  });
});
