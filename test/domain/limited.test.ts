import type { Alert } from "../../functions/domain/alert.ts";
import { decideObserved } from "../../functions/domain/decide.ts";
import { decideDue, dueAt } from "../../functions/domain/due.ts";
import { decideTally, limitedObservation, tallying } from "../../functions/domain/limited.ts";
import { type Instant, later } from "../../functions/domain/time.ts";
import { anEndpoint, observed, START } from "../support/builders.ts";

const soon = (seconds: number): Instant => later(START, seconds);

/** The card about a run of refusals that began at START, shown, its number still growing. */
const aRun = (): Alert => {
  const observation = limitedObservation("run1", { count: 1 }, START);
  const { alert } = decideObserved({}, observed(observation, START), anEndpoint());
  if (!alert) throw new Error("a refusal opens a card");
  return tallying({ ...alert, obligations: {} }, START);
};
const told = ({ content }: Alert) => content.facts;

describe("the card about refused events", () => {
  it("is looked at when five minutes without a refusal may be over, however often that was put off", () => {
    const refusedAt = (seconds: number) => ({ count: 1 + seconds / 100, since: START, lastAt: soon(seconds) });
    expect(dueAt(aRun())).toBe(soon(300));

    let run = aRun();
    for (const seconds of [200, 400, 600]) {
      run = decideTally(decideDue(run, soon(seconds + 100)), refusedAt(seconds), soon(seconds + 100));
      expect(dueAt(run)).toBe(soon(seconds + 300));
    }
    expect(told(run)).toEqual([{ label: "Refused so far", value: "1" }]);

    const final = decideTally(run, refusedAt(600), soon(900));
    expect(told(final)).toEqual([{ label: "Refused", value: "7" }]);
    expect(final.obligations).toEqual({ show: expect.anything() });
  });

  it("keeps its own number where the next run began before anybody looked", () => {
    const next = { count: 1, since: soon(310), lastAt: soon(310), before: 4 };
    expect(told(decideTally(aRun(), next, soon(330)))).toEqual([{ label: "Refused", value: "4" }]);
  });
});
