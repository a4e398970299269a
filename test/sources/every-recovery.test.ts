import { decideObserved, isOpen, type Known } from "../../functions/domain/decide.ts";
import type { Observation } from "../../functions/domain/observation.ts";
import { later } from "../../functions/domain/time.ts";
import { sources, understand } from "../../functions/sources/index.ts";
import { anEndpoint } from "../support/builders.ts";
import { fixtures } from "./fixtures.ts";
import { overTransports } from "./transports.ts";

/** What the fixtures of a source say about one situation: how it goes wrong, and how it is over. */
interface Pair {
  readonly name: string;
  readonly problem: Observation;
  readonly recovery: Observation;
}

const seenBy = (source: string): readonly { readonly name: string; readonly observation: Observation }[] =>
  fixtures(source).flatMap(({ name, received }) =>
    overTransports(received).flatMap((each) =>
      understand(each).observations.map((observation) => ({ name, observation })),
    ),
  );

const all = sources.flatMap(({ name }) => seenBy(name).map((seen) => ({ source: name, ...seen })));
const asks = ({ kind, class: of }: Observation) => kind === "problem" && of === "alert";

const pairs: readonly Pair[] = [...Map.groupBy(all, ({ observation }) => observation.fingerprint).values()].flatMap(
  (same) => {
    const problems = distinct(same.filter(({ observation }) => asks(observation)));
    const recoveries = distinct(same.filter(({ observation }) => observation.kind === "recovered"));
    return problems.flatMap((problem) =>
      recoveries.map((recovery) => ({
        name: `${problem.source}: ${problem.name}, ${recovery.name}`,
        problem: problem.observation,
        recovery: recovery.observation,
      })),
    );
  },
);

function distinct<Seen extends { readonly name: string }>(seen: readonly Seen[]): readonly Seen[] {
  return [...new Map(seen.map((each) => [each.name, each])).values()];
}

const START = "2026-11-24T08:00:00.000Z";
const endpoint = anEndpoint();

/** Events as they come in: what each says, when it happened and when it was received, in seconds, and its identity. */
type Step = readonly [observation: Observation, happened: number, received: number, id: string];

const given = (...steps: readonly Step[]): Known =>
  steps.reduce<Known>((known, [observation, happened, received, id]) => {
    const at = later(START, received);
    const event = { endpoint: endpoint.number, day: at.slice(0, 10), id };
    return decideObserved(known, { observation: { ...observation, at: later(START, happened) }, event, at }, endpoint);
  }, {});

const closes = (known: Known): void => {
  expect(known.alert && isOpen(known.alert)).toBe(false);
  expect(known.alert?.closed?.how).toBe("recovery");
};
const staysOpen = (known: Known): void => {
  expect(known.alert && isOpen(known.alert)).toBe(true);
};
const DAY = 86_400;

it("finds a problem for every recovery among the fixtures of its source", () => {
  const problems = new Set(
    all.filter(({ observation }) => asks(observation)).map((seen) => seen.observation.fingerprint),
  );
  const alone = all.filter(
    ({ observation: { kind, fingerprint } }) => kind === "recovered" && !problems.has(fingerprint),
  );
  expect([...new Set(alone.map(({ source, name }) => `${source}: ${name}`))]).toEqual([]);
});

describe.each(pairs)("$name", ({ problem, recovery }) => {
  it("closes in order, whether at once or days later", () => {
    closes(given([problem, 0, 1, "p"], [recovery, 240, 241, "r"]));
    closes(given([problem, 0, 1, "p"], [recovery, 9 * DAY, 9 * DAY, "r"]));
    closes(given([problem, 0, 1, "p"], [recovery, 240, 3 * DAY, "r"]));
  });

  it("opens nothing that asks when the recovery came first", () => {
    for (const known of [
      given([recovery, 240, 241, "r"], [problem, 0, 300, "p"]),
      given([recovery, 240, 241, "r"], [problem, 0, 5 * DAY, "p"]),
    ]) {
      closes(known);
      expect(Object.values(known.alert?.obligations ?? {}).map((each) => each.do)).not.toContain("mention");
    }
  });

  it("does nothing twice", () => {
    const once = given([problem, 0, 1, "p"], [recovery, 240, 241, "r"]);
    const twice = given(
      [problem, 0, 1, "p"],
      [problem, 0, 9, "p"],
      [recovery, 240, 241, "r"],
      [recovery, 240, 299, "r"],
    );
    expect(twice.alert).toEqual(once.alert);
    closes(given([recovery, 240, 241, "r"], [recovery, 240, 245, "r"], [problem, 0, 300, "p"], [problem, 0, 310, "p"]));
  });

  it("leaves open what began after the recovery", () => {
    staysOpen(given([problem, 0, 1, "p"], [recovery, -60, 5, "r"]));
    staysOpen(given([recovery, 240, 241, "r"], [problem, 300, 301, "p"]));
    staysOpen(given([problem, 0, 1, "p"], [recovery, 240, 241, "r"], [problem, 300, 301, "q"]));
  });
});
