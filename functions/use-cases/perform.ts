import type { Alert, AlertId, Obligation } from "../domain/alert.ts";
import { decideContinued } from "../domain/decide.ts";
import { type Instant, secondsBetween } from "../domain/time.ts";
import type { AlertStore, EscalationTimer, System } from "../ports.ts";
import type { Delivery } from "../records.ts";

export interface PerformDeps {
  readonly alerts: Pick<AlertStore, "get" | "save" | "settle">;
  readonly timer: EscalationTimer;
  readonly system: Pick<System, "log">;
}

/** A delivery, and the queue it goes to. */
export interface Owed {
  readonly platform: Alert["platform"];
  readonly delivery: Delivery;
}

/**
 * Performs what a stored alert still owes: starts timers and closes what it continues at once, and returns what chat
 * must do, for the delivery queue. Every part may be repeated, so a crash anywhere in here is mended by doing it again.
 */
export const perform = async (
  deps: PerformDeps,
  { before, after: alert }: { before?: Alert; after: Alert },
  now: Instant,
): Promise<readonly Owed[]> => {
  const performed: string[] = [];
  const owed: Owed[] = [];
  for (const [id, obligation] of Object.entries(alert.obligations)) {
    if (isUnderWay(id, before, alert)) continue;
    if (obligation.do === "start-escalation") {
      if (!(await started(deps, alert, obligation.generation, now))) continue;
    } else if (obligation.do === "close-previous") owed.push(...(await closePrevious(deps, obligation.previous, now)));
    else continue;
    performed.push(id);
  }
  const own = deliveriesOf(alert, performed, (id) => id === "show" || !isUnderWay(id, before, alert));
  if (own.length === 0 && performed.length > 0) await deps.alerts.settle(alert, performed);
  return [...owed, ...own];
};

/**
 * What was owed before a new decision is being performed already: doing it again with every event of a storm would only
 * cost. Where nothing new was decided (a replay, a due time), everything outstanding is done again.
 */
const isUnderWay = (id: string, before: Alert | undefined, alert: Alert): boolean =>
  before !== undefined && before !== alert && alert.retried === undefined && before.obligations[id] !== undefined;

/** A timer that cannot be started just now keeps no card from being shown, and nothing behind it: `tick` comes back to it. */
const started = async (
  { timer, system }: PerformDeps,
  { id, escalation }: Alert,
  generation: number,
  now: Instant,
): Promise<boolean> => {
  try {
    const left = escalation?.nextAt ? secondsBetween(now, escalation.nextAt) : 0;
    await timer.start(id, generation, Math.max(0, Math.ceil(left)));
    return true;
  } catch (error) {
    system.log.error("escalation.not-started", { error: error instanceof Error ? error.name : "unknown" });
    system.log.count("EscalationNotStarted");
    return false;
  }
};

const closePrevious = async (deps: PerformDeps, previous: AlertId, now: Instant): Promise<readonly Owed[]> => {
  const before = await deps.alerts.get(previous);
  if (!before) return [];
  const after = decideContinued(before, now);
  if (after !== before) await deps.alerts.save(after, before);
  return deliveriesOf(after, []);
};

/**
 * The messages for what chat still has to do: what interrupts or answers people before the edit of a card that is
 * there, but never before the card itself. The mention of step 1 belongs to the card's first post. What was just
 * performed here is removed by `deliver` in the write it makes anyway.
 */
const deliveriesOf = (
  alert: Alert,
  performed: readonly string[],
  wanted: (id: string) => boolean = () => true,
): readonly Owed[] => {
  const due = Object.entries(alert.obligations).filter(([id, obligation]) => isForChat(obligation) && wanted(id));
  const shows = due.filter(([, obligation]) => obligation.do === "show");
  const others = due.filter(([, obligation]) => obligation.do !== "show");
  const isShown = Object.keys(alert.messages).length > 0;
  return (isShown ? [...others, ...shows] : [...shows, ...others]).map(([id, obligation], index) => ({
    platform: alert.platform,
    delivery: {
      v: 1,
      alert: alert.id,
      version: alert.version,
      obligation: id,
      ...(obligation.do === "show" && obligation.urgency === "count" && { count: true }),
      ...(index === 0 && performed.length > 0 && { performed: [...performed] }),
    },
  }));
};

const isForChat = (obligation: Obligation): boolean =>
  obligation.do === "show" ||
  obligation.do === "tell" ||
  obligation.do === "remove" ||
  obligation.do === "direct" ||
  (obligation.do === "mention" && obligation.step > 1);
