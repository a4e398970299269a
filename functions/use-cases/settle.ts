import { type Alert, type AlertId, parseAlertId } from "../domain/alert.ts";
import { firstOf, newAsk, withAsk } from "../domain/asked.ts";
import type { Verdict } from "../domain/decide.ts";
import { audienceNames, MENTION_WINDOW_SECONDS, withMention } from "../domain/mention.ts";
import { Fault, isFault } from "../errors.ts";
import type { AlertStore, CustomerStore, EndpointStore, EscalationStore, Latest, System } from "../ports.ts";
import { type Owed, type PerformDeps, perform } from "./perform.ts";
import { type Facts, type Folded, fold, type Item, mentionsOf, needsEndpoint, situationOfItem } from "./situation.ts";

export interface SettleDeps extends PerformDeps {
  readonly alerts: AlertStore;
  readonly customers: Pick<CustomerStore, "asks">;
  readonly endpoints: Pick<EndpointStore, "get" | "mention" | "refusals" | "update">;
  readonly escalations: EscalationStore;
  readonly system: System;
}

export type Recount = Extract<Item, { is: "recount" }>;

export interface Settled {
  readonly verdictOf: ReadonlyMap<string, { readonly verdict: Verdict; readonly alert?: AlertId }>;
  /** What chat must do now, in order. */
  readonly owed: readonly Owed[];
  /** Alerts whose mention, or whose direct message, speaks for more alerts now. */
  readonly recounts: readonly Recount[];
  /** Why none of the events could be applied: the channel is gone. */
  readonly refused?: string;
}

/** How often a situation is read anew when another writer was faster. */
const ATTEMPTS = 4;

/**
 * Applies all records of one situation: reads it once, folds them, asks the channel's mention window, writes each
 * changed alert once, and performs what is owed. A conflict starts over from a fresh read.
 */
export const settle = async (deps: SettleDeps, items: readonly Item[]): Promise<Settled> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(deps, items);
    } catch (error) {
      if (!isFault(error, "store.stale") || attempt === ATTEMPTS) throw error;
    }
  }
};

const once = async (deps: SettleDeps, items: readonly Item[]): Promise<Settled> => {
  const situation = items[0] && situationOfItem(items[0]);
  if (!situation) throw new Fault("alert.unknown", "The record names no alert of ours");
  const latest = await deps.alerts.latest(situation);
  const needed = needsEndpoint(latest, items);
  const endpoint = needed ? await deps.endpoints.get(situation.customer, situation.endpoint) : undefined;
  if (needed && !endpoint)
    return {
      verdictOf: new Map(),
      owed: [],
      recounts: [],
      refused: "the channel was removed before the event was processed",
    };
  const facts = { ...(endpoint && { endpoint }), ...(await factsFor(deps, latest, items)) };
  const folded = pure(() => fold(latest, items, facts));
  const { alerts, recounts } = await askWindows(deps, folded);
  for (const change of alerts.values()) await remembered(deps, change);
  for (const { before, after } of alerts.values()) {
    if (after !== before) await deps.alerts.save(after, before);
  }
  const { recovery, enriched } = folded.known;
  if (recovery !== latest.recovery || enriched !== latest.enriched)
    await deps.alerts.remember(situation, { ...(recovery && { recovery }), ...(enriched && { enriched }) });
  const owed = await performAll(deps, latest, facts.older, alerts);
  owed.push(...(await answersToGone(deps, items, latest, facts.older)));
  return { verdictOf: folded.verdicts, owed, recounts };
};

/** An error in pure code is certain to come again: the record is poison, not the world. */
const pure = <Result>(decide: () => Result): Result => {
  try {
    return decide();
  } catch (cause) {
    throw new Fault(
      "decide.failed",
      `The record cannot be applied (${cause instanceof Error ? cause.message : "unknown"})`,
      { cause },
    );
  }
};

/** Reads what a press, a step or a due time needs beside the newest alert. */
const factsFor = async (
  deps: SettleDeps,
  latest: Latest,
  items: readonly Item[],
): Promise<Pick<Facts, "older" | "refusals">> => {
  const named = new Set(
    items.flatMap((item) => (item.is === "recount" ? [item.alert] : item.is === "alert" ? [item.record.alert] : [])),
  );
  if (latest.alert) named.delete(latest.alert.id);
  const older: Record<AlertId, Alert | undefined> = {};
  for (const id of named) older[id] = await deps.alerts.get(id);
  const limited = items.find((item) => item.is === "limited");
  const tally =
    latest.alert?.obligations.tally && items.some((item) => item.is === "alert" && item.record.type === "due");
  const address =
    limited?.is === "limited"
      ? limited.record
      : tally && latest.alert
        ? parseAlertId(latest.alert.id)?.situation
        : undefined;
  return { older, ...(address && { refusals: await deps.endpoints.refusals(address.customer, address.endpoint) }) };
};

type Alerts = Folded["alerts"];

/**
 * Each new mention joins its channel's window: the first alert of a minute carries it, the others are counted there. Each
 * new direct message that asks joins its person's window in the same way.
 */
const askWindows = async (
  deps: SettleDeps,
  folded: Folded,
): Promise<{ alerts: Alerts; recounts: readonly Recount[] }> => {
  const alerts = new Map(folded.alerts);
  const recounts: Recount[] = [];
  for (const { alert, mention } of mentionsOf(folded)) {
    const { customer, endpoint: number } = parseAlertId(alert.id)?.situation ?? { customer: "", endpoint: "" };
    const input = { alert: alert.id, step: mention.step, at: mention.since, windowSeconds: MENTION_WINDOW_SECONDS };
    const window = await deps.endpoints.mention(customer, number, input);
    if (!window) continue;
    const after = withMention(alert, mention, window, mention.since);
    alerts.set(alert.id, { ...alerts.get(alert.id), after });
    if (window.alert !== alert.id && mention.step === 1)
      recounts.push({ is: "recount", alert: window.alert, alerts: window.alerts, at: mention.since });
    await deps.escalations.put({
      alert: alert.id,
      generation: mention.generation,
      step: mention.step,
      at: mention.since,
      asked: audienceNames(mention.audience),
    });
  }
  for (const { before, after } of [...alerts.values()]) {
    const ask = newAsk(before, after);
    const { customer = "" } = parseAlertId(after.id)?.situation ?? {};
    if (!ask) continue;
    const { user, ...step } = ask;
    const window = await deps.customers.asks(customer, user, { alert: after.id, at: step.at });
    const carrier = window.own.at(-1);
    alerts.set(after.id, { ...(before && { before }), after: withAsk(after, ask, window) });
    if (carrier !== undefined && window.others > 0 && carrier !== after.id)
      recounts.push({ is: "recount", alert: carrier, alerts: window.others, at: step.at, person: user });
    // Before it is decided for good: a crash behind it would leave a step that nobody knows of.
    await deps.escalations.put({ alert: after.id, ...step, asked: [user] });
  }
  return { alerts, recounts };
};

/** Whoever acknowledged is asked first the next time. */
const remembered = async (deps: SettleDeps, { before, after }: { before?: Alert; after: Alert }): Promise<void> => {
  const { owner, escalation } = after;
  if (escalation?.strategy !== "people" || owner === undefined || owner === before?.owner) return;
  const { customer = "", endpoint: number = "" } = parseAlertId(after.id)?.situation ?? {};
  const endpoint = await deps.endpoints.get(customer, number);
  if (endpoint) await deps.endpoints.update(endpoint, { acknowledged: firstOf(owner, endpoint.acknowledged) });
};

/** Also what an earlier run left: a replayed or due record finds the alert's outstanding obligations here. */
const performAll = async (deps: SettleDeps, latest: Latest, older: Facts["older"], alerts: Alerts): Promise<Owed[]> => {
  const now = deps.system.clock.now();
  const touched = new Map<AlertId, { before?: Alert; after: Alert }>();
  for (const alert of [latest.alert, ...Object.values(older)]) {
    if (alert) touched.set(alert.id, { before: alert, after: alert });
  }
  for (const [id, change] of alerts) touched.set(id, change);
  const owed: Owed[] = [];
  for (const change of touched.values()) owed.push(...(await perform(deps, change, now)));
  return owed;
};

/** Who pressed a card whose alert is not kept any more is told so; best effort, since no alert is left to owe it. */
const answersToGone = async (
  deps: SettleDeps,
  items: readonly Item[],
  latest: Latest,
  older: Facts["older"],
): Promise<readonly Owed[]> => {
  const owed: Owed[] = [];
  for (const item of items) {
    if (item.is !== "alert" || item.record.type !== "command") continue;
    const { alert, id, customer, endpoint, command } = item.record;
    if (latest.alert?.id === alert || older[alert] || command.previewed === "gone") continue;
    const home = await deps.endpoints.get(customer, endpoint);
    if (!home) continue;
    const gone = { user: command.actor, conversation: command.conversation };
    owed.push({ platform: home.platform, delivery: { v: 1, alert, version: 0, obligation: `gone:${id}`, gone } });
  }
  return owed;
};
