import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Alert } from "../../functions/domain/alert.ts";
import { cardOf } from "../../functions/domain/alert-card.ts";
import { decideObserved, decidePressed, decideStep, type Known } from "../../functions/domain/decide.ts";
import { decideDue } from "../../functions/domain/due.ts";
import { plan } from "../../functions/domain/escalation.ts";
import { take } from "../../functions/domain/pace.ts";
import { later, secondsBetween } from "../../functions/domain/time.ts";
import { anEndpoint, observed, START } from "../support/builders.ts";

/** Anything that can happen to a situation, at a moment of its own and received at another. */
const happening = fc.record({
  what: fc.constantFrom("problem", "recovered", "update", "acknowledge", "pass", "close", "step", "due"),
  happened: fc.integer({ min: 0, max: 3600 }),
  waited: fc.integer({ min: 0, max: 60 }),
  who: fc.constantFrom("U1", "U2"),
  id: fc.integer({ min: 0, max: 40 }),
});
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

const endpoint = anEndpoint();

const apply = (known: Known, { what, happened, who, id }: Happening, now: string): Known => {
  if (what === "problem" || what === "recovered" || what === "update") {
    return decideObserved(known, observed({ kind: what, at: later(START, happened) }, now, `${what}-${id}`), endpoint);
  }
  const { alert } = known;
  if (!alert) return known;
  if (what === "due") return { ...known, alert: decideDue(alert, now) };
  if (what === "step") {
    const { step } = plan(alert, alert.escalation?.generation ?? 0, now);
    return step === undefined
      ? known
      : { ...known, alert: decideStep(alert, { generation: alert.escalation?.generation ?? 0, step, at: now }) };
  }
  const command = { do: what as "acknowledge" | "pass" | "close", actor: who, at: now, conversation: "C0000001" };
  return { ...known, alert: decidePressed(alert, command, `press-${id}`).alert };
};

const story = (
  happenings: readonly Happening[],
  see: (before: Known, after: Known, happening: Happening) => void,
): void => {
  let known: Known = {};
  let now = START;
  for (const each of happenings) {
    now = later(now, each.waited);
    const next = apply(known, each, now);
    see(known, next, each);
    known = next;
  }
};

describe("whatever happens to a situation", () => {
  it("a second delivery changes nothing", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
        let known: Known = {};
        let now = START;
        for (const each of happenings) {
          now = later(now, each.waited);
          known = apply(known, each, now);
          if (["step", "due"].includes(each.what)) continue;
          const again = apply(known, each, later(now, 1));
          expect(again.alert).toEqual(known.alert);
          expect(again.recovery).toEqual(known.recovery);
        }
      }),
    );
  });

  it("versions only rise, counts never fall, and a changed card is owed", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        story(happenings, ({ alert: before }, { alert: after }) => {
          if (!before || !after || before === after || before.id !== after.id) return;
          expect(after.version).toBeGreaterThan(before.version);
          expect(after.count).toBeGreaterThanOrEqual(before.count);
          const shown = ({ late: _, ...card }: ReturnType<typeof cardOf>) => card;
          if (JSON.stringify(shown(cardOf(before))) !== JSON.stringify(shown(cardOf(after)))) {
            expect(after.obligations.show).toBeDefined();
          }
        });
      }),
    );
  });

  it("nobody is asked once it is taken or closed, and generations never go back", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        story(happenings, ({ alert: before }, { alert: after }) => {
          if (!after) return;
          if (after.state !== "open") {
            expect(
              Object.values(after.obligations).filter(
                (each) => each.do === "mention" || each.do === "start-escalation",
              ),
            ).toEqual([]);
            expect(plan(after, after.escalation?.generation ?? 0, later(START, 99_999))).toEqual({});
          }
          if (before?.id === after.id) {
            expect(after.escalation?.generation ?? 0).toBeGreaterThanOrEqual(before.escalation?.generation ?? 0);
          }
        });
      }),
    );
  });

  it("what is closed stays closed, and only an open alert of the class alert can be owned", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        story(happenings, ({ alert: before }, { alert: after }) => {
          if (before && after && before.id === after.id && before.state === "closed")
            expect(after.state).toBe("closed");
          if (after?.state === "acknowledged") expect([after.class, typeof after.owner]).toEqual(["alert", "string"]);
          if (after?.state === "open") expect(after.owner).toBeUndefined();
        });
      }),
    );
  });

  it("it stays a small item", () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 200, maxLength: 400 }), (happenings) => {
        story(happenings, (_, { alert }) => {
          if (alert) expect(alert.timeline.length + alert.seen.length).toBeLessThanOrEqual(100);
        });
      }),
      { numRuns: 10 },
    );
  });
});

describe("the escalation's timer", () => {
  it("never sleeps past a due step, and ends", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3600 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 20 }),
        (stepSeconds, delays) => {
          const settings = { ...endpoint.settings, stepSeconds };
          let alert = decideObserved({}, observed(), { ...endpoint, settings }).alert as Alert;
          let now = START;
          for (const delay of [0, ...delays]) {
            now = later(now, delay);
            const due = alert.escalation?.nextAt;
            const { step, waitSeconds } = plan(alert, 1, now);
            if (due && now >= due) expect(step).toBe(2);
            if (due && now < due)
              expect(later(now, waitSeconds ?? 0) >= due && (waitSeconds ?? 0) - secondsBetween(now, due) < 1).toBe(
                true,
              );
            if (step !== undefined) alert = decideStep(alert, { generation: 1, step, at: now });
          }
          if (secondsBetween(START, now) >= stepSeconds) expect(plan(alert, 1, now)).toEqual({});
        },
      ),
    );
  });
});

describe("a chat method's budget", () => {
  it("is never exceeded in any window, however often it is asked", () => {
    const budget = fc.record({ calls: fc.integer({ min: 1, max: 60 }), perSeconds: fc.integer({ min: 1, max: 60 }) });
    fc.assert(
      fc.property(budget, fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 200 }), (limit, gaps) => {
        let paced: Parameters<typeof take>[0] = { tats: [] };
        let now = START;
        const taken: string[] = [];
        for (const gap of gaps) {
          now = later(now, gap / 1000);
          const { next, waitMilliseconds } = take(paced, [limit], "post", now);
          if (waitMilliseconds > 0) continue;
          paced = next;
          taken.push(now);
        }
        for (const from of taken) {
          const within = taken.filter((at) => at >= from && at < later(from, limit.perSeconds));
          expect(within.length).toBeLessThanOrEqual(limit.calls);
        }
      }),
    );
  });
});
