import fc from "fast-check";
import { understand } from "../../functions/sources/index.ts";
import { coverage, superfluous } from "../../scripts/coverage.ts";
import { expectBounded, expectReadable } from "./bounds.ts";
import { aReceived } from "./fixtures.ts";
import { eventsOfRegistry } from "./registry.ts";

const known = coverage();

it("knows every type of event of AWS's registry and of the documentation, by hand or by the catalogue", () => {
  expect(known.length).toBeGreaterThan(520);
  expect(known.filter(({ by }) => by === undefined).map(({ source, type }) => `${source} | ${type}`)).toEqual([]);
});

it("keeps no entry for what is read by hand", () => {
  expect(superfluous()).toEqual([]);
});

/** Both what AWS writes and what its schema would allow beside: every shape, and texts that no service sends. */
const RUNS = 12;
const SEED = 20261124;

describe.each(eventsOfRegistry())("$source | $type", ({ source, type, event }) => {
  const by = known.find((each) => each.source === source && each.type === type)?.by;

  it("is a card that reads well, whatever of its schema it says", () => {
    fc.assert(
      fc.property(event, (body) => {
        const { observations, source: reader } = understand(aReceived({ body: JSON.stringify(body) }));
        expect(["generic", "eventbridge"]).not.toContain(reader);
        expect([by, "aws-event"]).toContain(reader);
        for (const observation of observations) {
          expectBounded(observation);
          expectReadable(observation);
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
