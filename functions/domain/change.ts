import type { Alert, Closing, Entry, Obligation, Urgency } from "./alert.ts";
import { ended, ranOut } from "./escalation.ts";
import { type Instant, secondsBetween } from "./time.ts";

/** How many entries a card's timeline keeps: an alert with 100 000 repeats stays small. */
const TIMELINE_ENTRIES = 40;

const urgencies: readonly Urgency[] = ["count", "state", "post"];
const moreUrgent = (one: Urgency, other: Urgency): Urgency =>
  urgencies.indexOf(one) > urgencies.indexOf(other) ? one : other;

/** The alert with a change applied: the next version, whose card is to be shown. */
export const changed = (alert: Alert, change: Partial<Alert>, urgency: Urgency, now: Instant): Alert => {
  const { retried: _, ...settled } = alert;
  const next = { ...settled, ...change };
  const outstanding = next.obligations.show;
  const show: Obligation =
    outstanding?.do === "show"
      ? { ...outstanding, urgency: moreUrgent(outstanding.urgency, urgency) }
      : { do: "show", since: now, urgency };
  return { ...next, version: alert.version + 1, obligations: { ...next.obligations, show } };
};

/** The alert with one more obligation. Its id is stable, so deciding the same twice obliges once. */
export const obliged = (alert: Alert, id: string, obligation: Obligation): Alert => ({
  ...alert,
  obligations: { ...alert.obligations, [id]: obligation },
});

/** The alert without the obligations that `drop` names. */
export const without = (alert: Alert, drop: (obligation: Obligation) => boolean): Alert => ({
  ...alert,
  obligations: Object.fromEntries(Object.entries(alert.obligations).filter(([, obligation]) => !drop(obligation))),
});

/** The first entry stays (how it began), the newest stay; what lies between is counted. */
export const withEntry = (alert: Alert, entry: Entry): Pick<Alert, "timeline" | "omitted"> => {
  const timeline = [...alert.timeline, entry];
  if (timeline.length <= TIMELINE_ENTRIES) return { timeline, omitted: alert.omitted };
  return { timeline: [...timeline.slice(0, 1), ...timeline.slice(2)], omitted: alert.omitted + 1 };
};

/** What would ask people for this alert is dropped; a mention that speaks for other alerts too is still theirs. */
const quiet = (alert: Alert): Alert["obligations"] => {
  const speaksForOthers = (alert.mentioned?.alerts ?? 1) > 1;
  return without(
    alert,
    (obligation) =>
      obligation.do === "start-escalation" ||
      (obligation.do === "direct" && obligation.asks !== undefined) ||
      (obligation.do === "mention" && !(speaksForOthers && obligation.step === 1)),
  ).obligations;
};

/** The alert closed: nobody is asked any more, not even by what was about to ask. */
export const closedBy = (
  alert: Alert,
  how: Closing["how"],
  at: { event: Instant; now: Instant },
  by?: string,
): Partial<Alert> => {
  const lasted = Math.max(0, secondsBetween(alert.startedAt, at.event));
  return {
    state: "closed",
    closed: { how, at: at.now, lastedSeconds: lasted, ...(by !== undefined && { by }) },
    missed:
      how === "person" || how === "continued" ? false : how === "expired" ? alert.state === "open" : ranOut(alert),
    obligations: quiet(alert),
    ...(alert.escalation && { escalation: ended(alert.escalation) }),
  };
};

/**
 * When a situation in which nothing is open was last known to be over: by a recovery that nobody was told of, or by the
 * notification that told of one. Trouble of before that comes too late to be asked about.
 */
export const overSince = (alert: Alert | undefined, silent: Instant | undefined): Instant | undefined => {
  const told = alert?.class === "notification" && alert.closed?.how === "recovery" ? alert.observedAt : undefined;
  return [silent, told]
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);
};

/** The alert taken by a person: the same silence, and an owner. */
export const takenBy = (alert: Alert, owner: string): Partial<Alert> => ({
  state: "acknowledged",
  owner,
  missed: false,
  obligations: quiet(alert),
  ...(alert.escalation && { escalation: ended(alert.escalation) }),
});
