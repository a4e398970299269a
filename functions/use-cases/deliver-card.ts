import { type Alert, type MessageReference, type Obligation, parseAlertId, type Situation } from "../domain/alert.ts";
import { cardOf, LATE_SECONDS } from "../domain/alert-card.ts";
import type { Mention } from "../domain/card.ts";
import type { Customer } from "../domain/customer.ts";
import type { Endpoint } from "../domain/endpoint.ts";
import { outcomeText } from "../domain/press.ts";
import { secondsBetween } from "../domain/time.ts";
import { Fault, isFault } from "../errors.ts";
import type {
  AlertStore,
  CardMessage,
  ChatGateway,
  CustomerStore,
  EndpointStore,
  EventStore,
  System,
} from "../ports.ts";
import type { Delivery } from "../records.ts";
import { type Call, paced } from "./pace-call.ts";

export interface DeliverDeps {
  readonly alerts: Pick<AlertStore, "get" | "settle" | "countOpen">;
  readonly customers: Pick<CustomerStore, "get" | "pace" | "pause">;
  readonly endpoints: Pick<EndpointStore, "get">;
  readonly events: Pick<EventStore, "fate">;
  readonly gateway: ChatGateway;
  readonly system: System;
}

/** Done, or not before so many seconds: the message goes back to the queue, and everything behind it in its channel. */
export type Delivered = { readonly done: true } | { readonly done: false; readonly inSeconds: number };

/** A delivery is given up at this age, whatever the reason it could not be made. Seconds. */
const GIVE_UP_SECONDS = 24 * 3600;
/** People that one mention names at most, where a platform cannot mention a channel. */
const MOST_MENTIONS = 20;

/**
 * Performs one obligation of an alert: reads the alert as it is now, shows that, or interrupts people if the
 * obligation still stands, and removes it in the same write that records what the conversation shows.
 */
export const deliverCard = async (deps: DeliverDeps, delivery: Delivery): Promise<Delivered> => {
  const alert = await deps.alerts.get(delivery.alert);
  const address = parseAlertId(delivery.alert)?.situation;
  if (!alert || !address) return address && delivery.gone ? tellGone(deps, address, delivery.gone) : { done: true };
  const obligation = alert.obligations[delivery.obligation];
  const performed = (delivery.performed ?? []).filter((id) => alert.obligations[id]);
  if (!obligation) {
    if (performed.length > 0) await deps.alerts.settle(alert, performed);
    return { done: true };
  }
  const [customer, endpoint] = await Promise.all([
    deps.customers.get(address.customer),
    deps.endpoints.get(address.customer, address.endpoint),
  ]);
  if (!customer || !endpoint)
    return giveUp(deps, alert, [delivery.obligation, ...performed], "the bot was removed from the channel");
  const place: Place = { customer, endpoint, alert, performed };
  try {
    return await perform(deps, place, delivery.obligation, obligation);
  } catch (error) {
    return failed(deps, place, delivery.obligation, obligation, error);
  }
};

/** The alert is not kept any more: whoever pressed its card is told, and nothing is settled. */
const tellGone = async (
  deps: DeliverDeps,
  address: Situation,
  { user, conversation }: NonNullable<Delivery["gone"]>,
): Promise<Delivered> => {
  const customer = await deps.customers.get(address.customer);
  if (!customer) return { done: true };
  try {
    const call: Call = { customer: customer.id, conversation, method: "tell", urgency: "state" };
    await paced(deps, call, () => deps.gateway.tell(customer, conversation, user, outcomeText("gone", undefined)));
  } catch (error) {
    deps.system.log.warn("deliver.gone", { code: isFault(error) ? error.code : "unexpected" });
    if (isFault(error) && error.retry) return { done: false, inSeconds: error.retryAfterSeconds ?? 5 };
  }
  return { done: true };
};

interface Place {
  readonly customer: Customer;
  readonly endpoint: Endpoint;
  readonly alert: Alert;
  /** Obligations that `process` performed already and left to be removed here. */
  readonly performed: readonly string[];
}

const perform = async (deps: DeliverDeps, place: Place, id: string, obligation: Obligation): Promise<Delivered> => {
  const { gateway } = deps;
  const { customer, endpoint, alert, performed } = place;
  const conversation = endpoint.channel.id;
  if (obligation.do === "show") return show(deps, place, obligation);
  if (obligation.do === "tell") {
    await paced(deps, call(place, "tell", "state"), () =>
      gateway.tell(customer, obligation.conversation, obligation.user, obligation.text),
    );
  } else if (obligation.do === "remove") {
    await paced(deps, call(place, "edit", "state"), () =>
      gateway.remove(customer, obligation.conversation, obligation.message),
    );
  } else if (obligation.do === "mention") {
    const open = await deps.alerts.countOpen(customer.id, endpoint.number);
    const mention = await mentionOf(deps, place, obligation, Math.max(1, open));
    const card = alert.messages[conversation]?.id;
    const about = { title: alert.content.title, open: Math.max(1, open), ...(card !== undefined && { card }) };
    await paced(deps, call(place, "post", "post"), () => gateway.ask(customer, conversation, mention, about));
  }
  await deps.alerts.settle(alert, [id, ...performed]);
  return { done: true };
};

const show = async (
  deps: DeliverDeps,
  place: Place,
  obligation: Extract<Obligation, { do: "show" }>,
): Promise<Delivered> => {
  const { customer, endpoint, alert, performed } = place;
  const { gateway, system } = deps;
  const conversation = endpoint.channel.id;
  const before = alert.messages[conversation];
  const now = system.clock.now();
  const first = firstMention(alert);
  const settled = ["show", ...(first ? [first.id] : []), ...performed];
  const shown: MessageReference = {
    version: alert.version,
    entries: alert.omitted + alert.timeline.length,
    editedAt: now,
  };
  const told = before !== undefined && (!gateway.threads || before.entries >= shown.entries);
  if (before?.gone || (before?.id !== undefined && before.version >= alert.version && told)) {
    await deps.alerts.settle(alert, settled);
    return { done: true };
  }
  if (before?.id === undefined) {
    const mention = first && (await mentionOf(deps, place, first.obligation, alert.mentioned?.alerts ?? 1));
    const lateSeconds = secondsBetween(obligation.since, now);
    const card = cardOf(alert, { lateSeconds });
    const message: CardMessage = { card, ...(mention && { mention }) };
    const id = await paced(deps, call(place, "post", "post"), () => gateway.post(customer, conversation, message));
    await deps.alerts.settle(alert, settled, {
      conversation,
      reference: { ...shown, id, ...(lateSeconds > LATE_SECONDS && { lateSeconds }) },
    });
    return { done: true };
  }
  return edit(deps, place, obligation, { ...before, id: before.id }, settled, shown);
};

/** The card as it is now, then its thread. Without budget for the thread the edit still counts; the thread is left to `tick`. */
const edit = async (
  deps: DeliverDeps,
  place: Place,
  { since, urgency }: Extract<Obligation, { do: "show" }>,
  before: MessageReference & { readonly id: string },
  settled: readonly string[],
  shown: MessageReference,
): Promise<Delivered> => {
  const { customer, endpoint, alert } = place;
  const conversation = endpoint.channel.id;
  try {
    if (before.version < alert.version) {
      // An edit since then showed what was owed, and left only the thread behind.
      const editLate = before.editedAt < since ? secondsBetween(since, deps.system.clock.now()) : 0;
      const card = cardOf(alert, { lateSeconds: Math.max(editLate, before.lateSeconds ?? 0) });
      const message: CardMessage = { card, ...standingMention(alert) };
      await paced(deps, call(place, "edit", urgency), () =>
        deps.gateway.edit(customer, conversation, before.id, message),
      );
    }
  } catch (error) {
    if (!isFault(error, "chat.message-gone") && !isFault(error, "chat.edit-window-closed")) throw error;
    await repost(deps, place, before, settled, shown);
    return { done: true };
  }
  const told = await tellThread(deps, place, before);
  const entries = told ? shown.entries : before.entries;
  const performed = told ? settled : settled.filter((each) => each !== "show");
  await deps.alerts.settle(alert, performed, { conversation, reference: { ...before, ...shown, entries } });
  return { done: true };
};

/** Somebody deleted the card, or it may not be edited any more: it is posted once more, without a mention. */
const repost = async (
  deps: DeliverDeps,
  place: Place,
  before: MessageReference,
  settled: readonly string[],
  shown: MessageReference,
): Promise<void> => {
  const { customer, endpoint, alert } = place;
  const conversation = endpoint.channel.id;
  if (before.reposted) {
    await deps.alerts.settle(alert, settled, { conversation, reference: { ...before, gone: true } });
    return;
  }
  const card = cardOf(alert);
  const id = await paced(deps, call(place, "post", "post"), () => deps.gateway.post(customer, conversation, { card }));
  await deps.alerts.settle(alert, settled, { conversation, reference: { ...shown, id, reposted: true } });
};

/** Where the platform has threads, the card's thread tells what happened since. False where there is no budget: history can wait. */
const tellThread = async (
  deps: DeliverDeps,
  place: Place,
  { id, entries }: MessageReference & { readonly id: string },
): Promise<boolean> => {
  const { customer, endpoint, alert } = place;
  // The first entry is kept for ever: once told, it is no news, however much was left out behind it.
  const news = alert.timeline.slice(Math.max(Math.min(1, entries), entries - alert.omitted));
  if (!deps.gateway.threads || news.length === 0) return true;
  const text = news.flatMap((entry, index) => [
    ...(index > 0 ? ["\n"] : []),
    `${entry.at.slice(11, 19)} UTC  `,
    ...entry.text,
  ]);
  try {
    await paced(deps, call(place, "post", "state"), () => deps.gateway.reply(customer, endpoint.channel.id, id, text));
    return true;
  } catch (error) {
    if (isFault(error, "chat.no-budget")) return false;
    if (!(error instanceof Fault) || error.retry) throw error;
    // A thread that cannot be written to (deleted with its card) never stands in the card's way.
    deps.system.log.warn("deliver.thread", { code: error.code });
    return true;
  }
};

const firstMention = (alert: Alert) => {
  for (const [id, obligation] of Object.entries(alert.obligations)) {
    if (obligation.do === "mention" && obligation.step === 1) return { id, obligation };
  }
  return undefined;
};

const mentionOf = async (
  deps: DeliverDeps,
  { customer, endpoint }: Place,
  { audience }: Extract<Obligation, { do: "mention" }>,
  alerts: number,
): Promise<Mention> => {
  if (audience === "here" || audience === "channel") return { who: audience, alerts };
  if (audience !== "members") return { who: "users", users: audience.responders.slice(0, MOST_MENTIONS), alerts };
  return { who: "users", users: await deps.gateway.members(customer, endpoint.channel.id, MOST_MENTIONS), alerts };
};

/** On an edit the mention notifies nobody: it stays readable, with the number of alerts it speaks for. */
const standingMention = ({ mentioned }: Alert): Pick<CardMessage, "mention"> => {
  if (mentioned?.audience !== "here" && mentioned?.audience !== "channel") return {};
  return { mention: { who: mentioned.audience, alerts: mentioned.alerts } };
};

const call = ({ customer, endpoint }: Place, method: Call["method"], urgency: Call["urgency"]): Call => ({
  customer: customer.id,
  conversation: endpoint.channel.id,
  method,
  urgency,
});

/** One decision for each way a call can fail: later, never (a fate), or dropped until the next message or `tick`. */
const failed = async (
  deps: DeliverDeps,
  place: Place,
  id: string,
  obligation: Obligation,
  error: unknown,
): Promise<Delivered> => {
  const now = deps.system.clock.now();
  if (isFault(error, "chat.no-budget") && obligation.do === "show" && obligation.urgency === "count")
    return { done: true };
  if (!(error instanceof Fault)) throw error;
  if (error.retry && secondsBetween(obligation.since, now) < GIVE_UP_SECONDS) {
    deps.system.log.warn("deliver.later", { code: error.code, inSeconds: error.retryAfterSeconds });
    return { done: false, inSeconds: error.retryAfterSeconds ?? backOff(obligation, now) };
  }
  const first = obligation.do === "show" ? firstMention(place.alert)?.id : undefined;
  return giveUp(
    deps,
    place.alert,
    [id, ...(first ? [first] : []), ...place.performed],
    `${error.code}: ${error.message}`,
  );
};

/** The longer it has failed, the longer the pause, 2 s to two minutes: a day of it stays below the queue's 1000 receives. */
const backOff = (obligation: Obligation, now: string): number =>
  Math.min(120, Math.max(2, Math.ceil(secondsBetween(obligation.since, now) / 4)));

/** Never: what was not shown has the fate `failed`; a mention or an answer that cannot be made is logged and counted. */
const giveUp = async (
  deps: DeliverDeps,
  alert: Alert,
  settled: readonly string[],
  reason: string,
): Promise<Delivered> => {
  const { customer = "" } = parseAlertId(alert.id)?.situation ?? {};
  if (settled.includes("show")) await deps.events.fate(customer, alert.event, "failed", reason);
  await deps.alerts.settle(
    alert,
    settled.filter((each) => alert.obligations[each]),
  );
  deps.system.log.error("deliver.failed", { reason });
  deps.system.log.count("DeliveryFailed");
  return { done: true };
};
