import type { Alert } from "./alert.ts";
import { changed, closedBy, withEntry } from "./change.ts";
import { decideStep, isOpen } from "./decide.ts";
import { tallyAt } from "./limited.ts";
import { dayOf, earliest, type Instant, later } from "./time.ts";

/** How long before the end of its life an open alert is closed as expired, so that its card can still say so. Seconds. */
const EXPIRY_MARGIN_SECONDS = 3600;

/**
 * When an alert that nobody closes is closed as expired: at the beginning of the UTC day in which its life ends, so that
 * a day's repeats leave the moment, and the index `due`, alone. Undefined where nothing is open.
 */
export const expiresAt = (alert: Alert): Instant | undefined =>
  isOpen(alert) ? `${dayOf(later(alert.activeAt, 14 * 24 * 3600 - EXPIRY_MARGIN_SECONDS))}T00:00:00.000Z` : undefined;

/**
 * An alert that `tick` found: closed as expired where its life ends (neither this nor its card counts as activity),
 * else a step that its timer has forgotten is run, or what is outstanding is done again, later each time.
 */
export const decideDue = (alert: Alert, now: Instant): Alert => {
  const end = expiresAt(alert);
  if (end && now >= end) {
    const entry = withEntry(alert, { at: now, what: "closed", text: ["expired: nothing happened for 14 days"] });
    return changed(alert, { ...closedBy(alert, "expired", { event: now, now }), ...entry }, "state", now);
  }
  const step = overdueStep(alert, now);
  if (step !== undefined) return decideStep(alert, { generation: alert.escalation?.generation ?? 0, step, at: now });
  const again = retryAt(alert);
  if (!again) return settled(alert);
  if (now < again) return alert;
  return { ...alert, retried: { times: (alert.retried?.times ?? 0) + 1, at: now }, version: alert.version + 1 };
};

/** Nothing is outstanding: what it was found by was stored while `deliver` removed the last obligation, and goes with the next version. */
const settled = ({ retried: _, ...alert }: Alert): Alert => ({ ...alert, version: alert.version + 1 });

/** How long those who perform an obligation are left alone at first, and at most. Seconds. */
const RETRY_SECONDS = 60;
const MOST_RETRY_SECONDS = 900;

/** A tally is not retried: it waits for a quiet time of its own. */
const retryAt = (alert: Alert): Instant | undefined => {
  const outstanding = Object.values(alert.obligations).filter((obligation) => obligation.do !== "tally");
  const { times = 0, at = earliest(...outstanding.map(({ since }) => since)) } = alert.retried ?? {};
  if (outstanding.length === 0 || at === undefined) return undefined;
  return later(at, Math.min(MOST_RETRY_SECONDS, RETRY_SECONDS * 2 ** times));
};

/** How long a step may be overdue before `tick` runs it: the timer's execution has failed, or its record was lost. Seconds. */
const OVERDUE_SECONDS = 300;

const overdueAt = (alert: Alert): Instant | undefined =>
  alert.state === "open" && alert.escalation?.nextAt ? later(alert.escalation.nextAt, OVERDUE_SECONDS) : undefined;

const overdueStep = (alert: Alert, now: Instant): number | undefined => {
  const at = overdueAt(alert);
  return at !== undefined && now >= at ? (alert.escalation?.step ?? 0) + 1 : undefined;
};

/**
 * When `tick` must look at the alert: for an outstanding obligation, an overdue step, or the end of its life. A count
 * that is on its way to a card needs no look: replay and queue bring it there, and `deliver` asks for one where it drops it.
 */
export const dueAt = (alert: Alert): Instant | undefined =>
  earliest(onlyCounts(alert) ? undefined : retryAt(alert), overdueAt(alert), tallyAt(alert), expiresAt(alert));

/** Whether all that is owed is a count on its way to a card. */
export const onlyCounts = ({ retried, obligations }: Alert): boolean => {
  const owed = Object.values(obligations);
  return (
    retried === undefined && owed.length > 0 && owed.every((each) => each.do === "show" && each.urgency === "count")
  );
};
