import { blocks } from "../../functions/chat/slack/blocks.ts";
import { adaptiveCard } from "../../functions/chat/teams/adaptive-card.ts";
import { cardOf } from "../../functions/domain/alert-card.ts";
import { decideObserved } from "../../functions/domain/decide.ts";
import { identify } from "../../functions/sources/identity.ts";
import { sources, understand } from "../../functions/sources/index.ts";
import { anEndpoint } from "../support/builders.ts";
import { expectBounded, expectReadable } from "./bounds.ts";
import { expectGolden, fixtureFolders, fixtures } from "./fixtures.ts";
import { tooLongForSlack } from "./message-size.ts";
import { overTransports } from "./transports.ts";

const names = sources.map(({ name }) => name);

it("has fixtures for every source, and no others", () => {
  expect([...fixtureFolders()].sort()).toEqual([...names].sort());
});

it("names every source once, in kebab-case", () => {
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
});

describe.each(names.filter((name) => fixtures(name).length > 0))("%s", (name) => {
  const cases = fixtures(name);

  it.each(cases)("understands $name as its golden card says", ({ received, golden }) => {
    const { observations, observation, source, unreadable } = understand(received);
    expect(source).toBe(name);
    expect(unreadable).toBeUndefined();
    for (const each of observations) {
      expect(each.source).toBe(name);
      expect(each.fingerprint).toMatch(new RegExp(`^${name}:[1-9]\\d*:[a-z2-7]{20}$`));
      expectBounded(each);
      if (name !== "generic") expectReadable(each);
    }
    expectGolden(golden, observations.length === 1 ? observation : observations);
  });

  it.each(cases)("is a card in Slack and in Teams that tells what happened: $name", ({ received }) => {
    for (const observation of understand(received).observations) {
      const event = { endpoint: "aaaaaa", day: "2026-11-24", id: "event" };
      const shown = { ...observation, kind: "problem" as const };
      const { alert } = decideObserved({}, { observation: shown, event, at: received.at }, anEndpoint());
      if (!alert) throw new Error("a problem opens a card");
      const card = cardOf(alert);
      const message = blocks({ card });
      const [slack, teams] = [JSON.stringify(message), JSON.stringify(adaptiveCard({ card }))];
      expect(tooLongForSlack(message)).toEqual([]);
      expect(Buffer.byteLength(teams)).toBeLessThan(28 * 1024);
      const [words = ""] = /[\w -]{3,}/.exec(observation.content.title) ?? [];
      expect(slack).toContain(words);
      expect(teams).toContain(words);
    }
  });

  it("is the same over every transport: as it was sent, through a topic, and as a function passes it on", () => {
    for (const { received } of cases) {
      const seen = overTransports(received).map((each) => ({ ...understand(each), identity: identify(each) }));
      const [first] = seen;
      for (const { observations, source, identity } of seen) {
        expect(source).toBe(first?.source);
        expect(observations.map(({ fingerprint }) => fingerprint)).toEqual(
          first?.observations.map(({ fingerprint }) => fingerprint),
        );
        expect(identity).toBe(first?.identity);
      }
    }
  });

  it("understands a damaged event as something, and says where it could not be read", () => {
    for (const { received } of cases) {
      const cut = understand({ ...received, body: received.body.slice(0, received.body.length / 2) });
      expect(cut.observation.content.title).not.toBe("");
      expectBounded(cut.observation);
    }
  });
});
