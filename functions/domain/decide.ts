import { type Alert, alertId, CONTINUES, type EventReference, situationOf } from "./alert.ts";
import { changed, closedBy, obliged, overSince, withEntry } from "./change.ts";
import type { Command } from "./command.ts";
import type { Endpoint } from "./endpoint.ts";
import { dated, type Enriched, isAbout, looked } from "./enrichment.ts";
import { audienceOf, firstEscalation, stepFrom } from "./escalation.ts";
import type { Observation } from "./observation.ts";
import { ask, askNext, outcomeText, press } from "./press.ts";
import { becameOf, remembered } from "./seen.ts";
import { type Instant, inWords, later, secondsBetween } from "./time.ts";
import type { Verdict } from "./verdict.ts";

export { type Verdict, verdicts } from "./verdict.ts";

export interface Observed {
  readonly observation: Observation;
  /** The event's identity: applied once. */
  readonly event: EventReference;
  /** Receipt, by our clock. */
  readonly at: Instant;
}

/** What is stored of a situation: its newest alert, and a recovery that found nothing open. */
export interface Known {
  readonly alert?: Alert;
  readonly number?: number;
  readonly recovery?: { readonly at: Instant; readonly seen: readonly string[] };
  /** What was found out about an alarm that is still on its way. */
  readonly enriched?: Enriched;
}

export interface Decision extends Known {
  readonly verdict: Verdict;
  /** False where a second delivery changed nothing. */
  readonly fresh: boolean;
}

/** Whether deciding needs the endpoint's settings: only an event that opens a card does. */
export const opens = (known: Known, { observation, at }: Observed): boolean => {
  const { alert } = known;
  if (observation.kind === "recovered" && (observation.class === "alert" || (alert && isOpen(alert)))) return false;
  if (alert && isOpen(alert))
    return observation.class === "alert" && observation.kind === "problem" && at >= alert.windowEndsAt;
  if (observation.class === "alert" && observation.kind === "problem") return !(alert && outdates(alert, observation));
  return !(alert?.class === "notification" && at < alert.windowEndsAt);
};

/** Whether it is an alert that nobody has closed. */
export const isOpen = (alert: Alert): boolean => alert.class === "alert" && alert.state !== "closed";

/** Whether the alert, closed, already speaks of a later moment than the observation. */
const outdates = (alert: Alert, observation: Observation): boolean =>
  alert.class === "alert" &&
  (alert.closed?.how === "recovery" ? observation.at <= alert.observedAt : observation.at < alert.observedAt);

/** What an event did when it was applied to the situation; undefined where it is new, or forgotten after many others. */
export const verdictOf = ({ alert, recovery }: Known, id: string): Verdict | undefined =>
  becameOf([...(alert?.seen ?? []), ...(recovery?.seen ?? [])], id) as Verdict | undefined;

/** Decides what an event does to its situation. Pure: the same input gives the same decision. */
export const decideObserved = (known: Known, observed: Observed, endpoint: Endpoint | undefined): Decision => {
  const before = verdictOf(known, observed.event.id);
  if (before) return { ...known, verdict: before, fresh: false };
  const { observation, at } = observed;
  if (opens(known, observed)) {
    if (!endpoint) throw new Error("an event that opens a card needs its endpoint's settings");
    return open(known, observed, endpoint);
  }
  const { alert } = known;
  if (observation.kind === "recovered" && alert && isOpen(alert)) {
    if (observation.at < alert.observedAt) return applied(known, touch(alert), observed, "outdated");
    return applied(known, recover(alert, observed), observed, "recovered");
  }
  if (observation.kind === "recovered" && observation.class === "alert") return overtake(known, observed);
  if (!alert || !isOpen(alert)) {
    if (alert?.class === "notification") return applied(known, repeat(alert, observed), observed, "repeated");
    return alert ? applied(known, touch(alert), observed, "outdated") : overtake(known, observed);
  }
  if (observation.kind === "problem" && observation.class === "alert")
    return applied(known, repeat(alert, observed), observed, "repeated");
  const entry = withEntry(alert, { at, what: "noted", text: [observation.line] });
  return applied(known, changed(alert, { ...entry, activeAt: at }, "state", at), observed, "noted");
};

const applied = (known: Known, alert: Alert, { event }: Observed, verdict: Verdict): Decision => ({
  ...known,
  alert: { ...alert, seen: remembered(alert.seen, verdict, event.id) },
  verdict,
  fresh: true,
});

/** The alert remembers the event and shows nothing new. */
const touch = (alert: Alert): Alert => ({ ...alert, version: alert.version + 1 });

const overtake = (known: Known, { observation, event }: Observed): Decision => {
  const verdict: Verdict = "nothing-open";
  const at = known.recovery && known.recovery.at > observation.at ? known.recovery.at : observation.at;
  const seen = remembered(known.recovery?.seen ?? [], verdict, event.id);
  return { ...known, recovery: { at, seen }, verdict, fresh: true };
};

const recover = (alert: Alert, { observation, at }: Observed): Alert => {
  const closing = closedBy(alert, "recovery", { event: observation.at, now: at });
  const lasted = inWords(closing.closed?.lastedSeconds ?? 0);
  const entry = withEntry(alert, {
    at,
    what: "closed",
    text: [`${observation.line}: closed by itself after ${lasted}`],
  });
  return changed(alert, { ...closing, ...entry, activeAt: at, observedAt: observation.at }, "state", at);
};

const repeat = (alert: Alert, { observation, at }: Observed): Alert => {
  const newer = observation.at >= alert.observedAt;
  const change = {
    count: alert.count + 1,
    activeAt: at,
    ...(newer && { observedAt: observation.at, content: observation.content }),
    ...(newer && alert.class === "notification" && { closed: toldOf(observation, at) }),
  };
  return changed(alert, change, "count", at);
};

/** A notification that told of a recovery: what follows late is over. */
const toldOf = ({ kind }: Observation, at: Instant): Alert["closed"] =>
  kind === "recovered" ? { how: "recovery", at, lastedSeconds: 0 } : undefined;

const open = (known: Known, observed: Observed, endpoint: Endpoint): Decision => {
  const { observation, event, at } = observed;
  const kind = observation.forced ? observation.class : (endpoint.settings.class ?? observation.class);
  const isAlert = kind === "alert" && observation.kind === "problem";
  const situation = situationOf(endpoint.customer, endpoint.number, observation.fingerprint);
  const number = known.number === undefined ? firstNumber(at) : known.number + 1;
  const previous = known.alert && isOpen(known.alert) ? known.alert : undefined;
  const end = isAlert ? overSince(known.alert, known.recovery?.at) : undefined;
  const overtaken = end !== undefined && end >= observation.at;
  const verdict: Verdict = overtaken ? "overtaken" : previous ? "continued" : "opened";
  const { alertWindowSeconds, notificationWindowSeconds } = endpoint.settings;
  let alert: Alert = {
    id: alertId(situation, number),
    platform: endpoint.platform,
    fingerprint: observation.fingerprint,
    source: observation.source,
    class: isAlert ? "alert" : "notification",
    state: "open",
    version: 1,
    openedAt: at,
    activeAt: at,
    startedAt: observation.at,
    observedAt: observation.at,
    windowEndsAt: later(at, isAlert ? alertWindowSeconds : notificationWindowSeconds),
    count: 1,
    content: observation.content,
    missed: false,
    timeline: [{ at, what: "opened", text: [previous ? CONTINUES : isAlert ? "opened" : "received"] }],
    omitted: 0,
    seen: remembered([], verdict, event.id),
    obligations: { show: { do: "show", since: at, urgency: "post" } },
    messages: {},
    event,
  };
  if (known.enriched?.at === observation.at) alert = { ...alert, enriched: known.enriched };
  alert = isAlert ? escalating(alert, endpoint, at) : { ...alert, closed: toldOf(observation, at) };
  if (overtaken) {
    const closing = closedBy(alert, "recovery", { event: end, now: at });
    const lasted = inWords(secondsBetween(observation.at, end));
    const entry = withEntry(alert, { at, what: "closed", text: [`had recovered already, after ${lasted}`] });
    alert = { ...alert, ...closing, ...entry, observedAt: end, missed: false };
  }
  if (previous) alert = obliged(alert, "close-previous", { do: "close-previous", since: at, previous: previous.id });
  const { recovery, enriched } = known;
  return { alert, number, ...(recovery && { recovery }), ...(enriched && { enriched }), verdict, fresh: true };
};

/** Adds what was found out about an alarm to its alert, or keeps it for the alarm that it overtook. */
export const decideEnriched = (known: Known, posted: Enriched, now: Instant): Decision => {
  const id = posted.events[0]?.id ?? "";
  const before = verdictOf(known, id);
  if (before) return { ...known, verdict: before, fresh: false };
  const { alert } = known;
  const enriched = dated(posted, alert, now);
  const about = enriched && isAbout(alert, enriched.at);
  if (!enriched || about === "older") return { ...known, verdict: "outdated", fresh: false };
  if (about === "next" || !alert)
    return { ...known, enriched: looked(known.enriched, enriched), verdict: "early", fresh: true };
  const change = { enriched: looked(alert.enriched, enriched), seen: remembered(alert.seen, "enriched", id) };
  return { ...known, alert: changed(alert, change, "state", now), verdict: "enriched", fresh: true };
};

const escalating = (alert: Alert, endpoint: Endpoint, at: Instant): Alert => {
  const escalation = firstEscalation(endpoint, at);
  const timed: Alert = { ...alert, escalation, missed: escalation.nextAt === undefined };
  const started = escalation.nextAt
    ? obliged(timed, "start:1", { do: "start-escalation", since: at, generation: 1 })
    : timed;
  const audience = audienceOf(started, 1);
  if (!escalation.mentions || !audience || audience === "somebody") return started;
  return obliged(started, "mention:1:1", { do: "mention", since: at, generation: 1, step: 1, audience });
};

/**
 * The number of a situation's first alert. It grows from day to day, so that a card older than 14 days never speaks of
 * a newer alert, and is equal for writers that race, so that one of them sees the conflict.
 */
const firstNumber = (at: Instant): number => Math.floor(Date.parse(at) / 86_400_000) * 1000;

/** Decides what a press does; the presser is told what they could not see on the card, or saw otherwise. */
export const decidePressed = (
  alert: Alert,
  command: Command,
  id: string,
  message?: string,
): { alert: Alert; fresh: boolean } => {
  if (becameOf(alert.seen, id)) return { alert, fresh: false };
  const result = press(alert, command);
  let next: Alert = {
    ...result.alert,
    seen: remembered(result.alert.seen, "pressed", id),
    version: alert.version + 1,
  };
  if ((command.previewed ?? "done") !== result.outcome) {
    const { actor: user, at: since, conversation } = command;
    next = obliged(next, `tell:${id}`, {
      do: "tell",
      since,
      user,
      conversation,
      text: outcomeText(result.outcome, next),
    });
  }
  return { alert: message === undefined ? next : adopt(next, command, message), fresh: true };
};

/** More than this is no crash but mischief: an item has a size. */
const MOST_OBLIGATIONS = 20;

/** A pressed message that the alert does not know: a crash left it. It becomes the card, or goes if there is another. */
const adopt = (alert: Alert, { conversation, at }: Command, message: string): Alert => {
  const known = alert.messages[conversation];
  if (known?.id === message || Object.keys(alert.obligations).length > MOST_OBLIGATIONS) return alert;
  if (known?.id === undefined) {
    const reference = { id: message, version: 0, entries: 0, editedAt: at };
    return changed(
      { ...alert, version: alert.version - 1 },
      { messages: { ...alert.messages, [conversation]: reference } },
      "state",
      at,
    );
  }
  return obliged(alert, `remove:${message}`, { do: "remove", since: at, conversation, message });
};

/** A step that is due: of which generation, and who is there to be asked, the best first. */
export interface DueStep {
  readonly generation: number;
  readonly step: number;
  readonly at: Instant;
  readonly there?: readonly string[] | undefined;
}

/** Runs a step that is due, unless somebody took the alert meanwhile or it ran already. */
export const decideStep = (alert: Alert, { generation, step, at, there = [] }: DueStep): Alert => {
  const { escalation } = alert;
  if (alert.state !== "open" || escalation?.generation !== generation || escalation.step + 1 !== step) return alert;
  const next = stepFrom(alert, step, there);
  return next ? changed(ask(alert, next.step, next.audience, at, false), {}, "state", at) : alert;
};

/** The person whom a step asked cannot be reached: the next is looked for at once, unless somebody took the alert meanwhile. */
export const decideUnreachable = (alert: Alert, { user, at, ...asks }: Unreachable): Alert => {
  const { escalation } = alert;
  const isStanding =
    alert.state === "open" && escalation?.generation === asks.generation && escalation.step === asks.step;
  const entry = withEntry(alert, { at, what: "noted", text: [{ user }, " cannot be reached by direct message"] });
  const told = changed(alert, entry, "state", at);
  return isStanding ? askNext(told, user, at) : alert;
};

export interface Unreachable {
  readonly generation: number;
  readonly step: number;
  readonly user: string;
  readonly at: Instant;
}

/** Closes the alert that a newer card continues. */
export const decideContinued = (alert: Alert, now: Instant): Alert => {
  if (!isOpen(alert)) return alert;
  const entry = withEntry(alert, { at: now, what: "closed", text: ["continued in a newer card"] });
  return changed(alert, { ...closedBy(alert, "continued", { event: now, now }), ...entry }, "state", now);
};
