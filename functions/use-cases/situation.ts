import {
  type Alert,
  type AlertId,
  type EventReference,
  parseAlertId,
  type Situation,
  situationOf,
} from "../domain/alert.ts";
import { askingFor } from "../domain/asked.ts";
import {
  type Decision,
  decideEnriched,
  decideObserved,
  decidePressed,
  decideStep,
  decideUnreachable,
  type Known,
  type Observed,
  opens,
  type Verdict,
  verdictOf,
} from "../domain/decide.ts";
import { decideDue } from "../domain/due.ts";
import type { Endpoint } from "../domain/endpoint.ts";
import type { Enriched } from "../domain/enrichment.ts";
import { decideTally, limitedObservation, type Refusals, tallying } from "../domain/limited.ts";
import { newMention, recounted } from "../domain/mention.ts";
import type { AccountAlias, Observation } from "../domain/observation.ts";
import type { Instant } from "../domain/time.ts";
import type { OperationOf } from "../records.ts";

/** One record of the stream, understood: what it says, and of which situation. */
export type Item =
  | {
      readonly is: "event";
      readonly record: OperationOf<"event">;
      readonly observation: Observation;
      readonly reference: EventReference;
      readonly sequence: string;
    }
  | {
      readonly is: "enrichment";
      readonly record: OperationOf<"enrichment">;
      readonly fingerprint: string;
      readonly enriched: Enriched;
      readonly account?: AccountAlias;
      readonly sequence: string;
    }
  | { readonly is: "limited"; readonly record: OperationOf<"limited">; readonly sequence: string }
  | {
      readonly is: "alert";
      readonly record: OperationOf<"command" | "step-due" | "unreachable" | "due">;
      readonly sequence: string;
    }
  /** Another alert asked with this one's mention; or, with `person`, with its direct message to them. */
  | {
      readonly is: "recount";
      readonly alert: AlertId;
      readonly alerts: number;
      readonly at: Instant;
      readonly person?: string;
    };

/** Where the item's alert lives; undefined where it names no alert. */
export const situationOfItem = (item: Item): Situation | undefined => {
  if (item.is === "event") return situationOf(item.record.customer, item.record.endpoint, item.observation.fingerprint);
  if (item.is === "enrichment") return situationOf(item.record.customer, item.record.endpoint, item.fingerprint);
  if (item.is === "limited")
    return situationOf(item.record.customer, item.record.endpoint, `rate-limit:1:${item.record.id}`);
  return parseAlertId(item.is === "recount" ? item.alert : item.record.alert)?.situation;
};

/** What deciding needs to know beside the alerts: read before, so that deciding stays pure. */
export interface Facts {
  readonly endpoint?: Endpoint;
  readonly refusals?: Refusals;
  /** Alerts of the situation that are not its newest, by id. */
  readonly older: Readonly<Record<AlertId, Alert | undefined>>;
}

/** A situation before and after its records were folded, and what became of each event. */
export interface Folded {
  readonly known: Known;
  /** Alerts that changed, as they were read and as they are to be stored. */
  readonly alerts: ReadonlyMap<AlertId, { readonly before?: Alert; readonly after: Alert }>;
  readonly verdicts: ReadonlyMap<string, { readonly verdict: Verdict; readonly alert?: AlertId }>;
}

/** Whether folding these items needs the endpoint's settings. */
export const needsEndpoint = (known: Known, items: readonly Item[]): boolean =>
  items.some((item) => (item.is === "event" && opens(known, observed(item))) || item.is === "limited") ||
  closesThenOpens(items);

/** A press or a recovery may close what is open, so that an event behind it in the batch opens anew. */
const closesThenOpens = (items: readonly Item[]): boolean =>
  items.some((item) => item.is === "alert" || (item.is === "event" && item.observation.kind === "recovered")) &&
  items.some((item) => item.is === "event" && item.observation.kind !== "recovered");

const observed = (item: Extract<Item, { is: "event" }>): Observed => ({
  observation: item.observation,
  event: item.reference,
  at: item.record.event.at,
});

/** Applies a situation's records in order, once each. */
export const fold = (start: Known, items: readonly Item[], facts: Facts): Folded => {
  const before = new Map<AlertId, Alert | undefined>();
  const after = new Map<AlertId, Alert>();
  const verdicts = new Map<string, { verdict: Verdict; alert?: AlertId }>();
  let known = start;
  const read = (id: AlertId) => after.get(id) ?? (known.alert?.id === id ? known.alert : facts.older[id]);
  const keep = (was: Alert | undefined, is: Alert, sequence: string | undefined) => {
    if (was === is) return;
    const newest = known.alert?.id === is.id || was === undefined;
    // An older alert's stamp could be stored before the newest alert is: events that opened that would count as replayed.
    const stamped = sequence === undefined || !newest ? is : { ...is, sequence: later(is.sequence, sequence) };
    if (!before.has(is.id)) before.set(is.id, was);
    after.set(is.id, stamped);
    if (newest) known = { ...known, alert: stamped };
  };

  for (const item of items) {
    if (item.is === "enrichment") {
      const { id } = item.record.event;
      const stale = replayed(known.alert, item.sequence);
      const decision: Decision = stale
        ? { ...known, verdict: verdictOf(known, id) ?? "outdated", fresh: false }
        : decideEnriched(known, item.enriched, item.record.event.at);
      verdicts.set(id, { verdict: decision.verdict, alert: decision.alert?.id });
      if (!decision.fresh) continue;
      const was = known.alert;
      known = { ...known, ...(decision.enriched && { enriched: decision.enriched }) };
      if (was && decision.alert && decision.alert !== was) keep(was, decision.alert, item.sequence);
    } else if (item.is === "event") {
      const stale = replayed(known.alert, item.sequence);
      const decision: Decision = stale
        ? { ...known, verdict: verdictOf(known, item.reference.id) ?? "repeated", fresh: false }
        : decideObserved(known, observed(item), facts.endpoint);
      verdicts.set(item.reference.id, {
        verdict: decision.verdict,
        alert: decision.verdict === "nothing-open" ? undefined : decision.alert?.id,
      });
      if (!decision.fresh) continue;
      const was = known.alert;
      known = {
        ...known,
        ...(decision.number !== undefined && { number: decision.number }),
        ...(decision.recovery && { recovery: decision.recovery }),
      };
      if (decision.alert && decision.verdict !== "nothing-open")
        keep(was?.id === decision.alert.id ? was : undefined, decision.alert, item.sequence);
    } else if (item.is === "limited") {
      const { record } = item;
      if (known.alert || !facts.endpoint) continue;
      const observation = limitedObservation(record.id, facts.refusals ?? { count: 1 }, record.at);
      const event = { endpoint: record.endpoint, day: record.at.slice(0, 10), id: record.id };
      const decision = decideObserved(known, { observation, event, at: record.at }, facts.endpoint);
      if (decision.alert) keep(undefined, tallying(decision.alert, record.at), item.sequence);
    } else {
      const id = item.is === "recount" ? item.alert : item.record.alert;
      const was = read(id);
      if (was) keep(was, applied(was, item, facts), item.is === "recount" ? undefined : item.sequence);
    }
  }
  const alerts = new Map([...after].map(([id, alert]) => [id, { before: before.get(id), after: alert }]));
  return { known, alerts, verdicts };
};

const applied = (
  alert: Alert,
  item: Exclude<Item, { is: "event" | "limited" | "enrichment" }>,
  facts: Facts,
): Alert => {
  if (item.is === "recount")
    return item.person === undefined
      ? recounted(alert, item.alerts, item.at)
      : askingFor(alert, item.person, item.alerts, item.at);
  const { record } = item;
  if (record.type === "due") {
    const due = decideDue(alert, record.at);
    return facts.refusals ? decideTally(due, facts.refusals, record.at) : due;
  }
  if (replayed(alert, item.sequence)) return alert;
  if (record.type === "command") return decidePressed(alert, record.command, record.id, record.message).alert;
  return record.type === "unreachable" ? decideUnreachable(alert, record) : decideStep(alert, record);
};

/** The stream gives records of a channel in the order of their sequence numbers: an older one was applied already. */
const replayed = (alert: Alert | undefined, sequence: string): boolean =>
  alert?.sequence !== undefined && later(alert.sequence, sequence) === alert.sequence;

/** The greater of two sequence numbers: decimal, far beyond what a number holds. */
const later = (one: string | undefined, other: string): string =>
  one === undefined || one.length < other.length || (one.length === other.length && one < other) ? other : one;

/** The mentions that a fold added: each must ask its channel's mention window before it is stored. */
export const mentionsOf = (folded: Folded) =>
  [...folded.alerts.values()].flatMap(({ before, after }) => {
    const mention = newMention(before, after);
    return mention ? [{ alert: after, mention }] : [];
  });
