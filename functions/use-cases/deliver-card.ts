import { type Alert, type Obligation, parseAlertId, type Situation } from "../domain/alert.ts";
import { digest } from "../domain/digest.ts";
import { outcomeText } from "../domain/press.ts";
import { later, secondsBetween } from "../domain/time.ts";
import { Fault, isFault } from "../errors.ts";
import type { Delivery } from "../records.ts";
import { call, type DeliverDeps, type Delivered, firstMention, mentionOf, type Place } from "./delivery-place.ts";
import { type Call, paced } from "./pace-call.ts";
import { ring } from "./ring.ts";
import { showCard } from "./show-card.ts";
import { showDirect } from "./show-direct.ts";

/** A delivery is given up at this age, whatever the reason it could not be made. Seconds. */
const GIVE_UP_SECONDS = 24 * 3600;
/**
 * Performs one obligation of an alert: reads the alert as it is now, shows that, or interrupts people if the
 * obligation still stands, and removes it in the same write that records what the conversation shows.
 */
export const deliverCard = async (deps: DeliverDeps, delivery: Delivery): Promise<Delivered> => {
  if (delivery.count && (deps.dropped.known(delivery.alert) ?? "") > deps.system.clock.now()) return { done: true };
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
    const delivered = await perform(deps, place, delivery.obligation, obligation);
    if (endpoint.trouble && obligation.do === "show") await recovered(deps, place);
    return delivered;
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

const perform = async (deps: DeliverDeps, place: Place, id: string, obligation: Obligation): Promise<Delivered> => {
  const { gateway } = deps;
  const { customer, endpoint, alert, performed } = place;
  const conversation = endpoint.channel.id;
  if (obligation.do === "show") return showCard(deps, place, obligation);
  if (obligation.do === "direct") return showDirect(deps, place, id, obligation);
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
    await ring(deps, place, mention, (whom = mention) =>
      paced(deps, call(place, "post", "post"), () => gateway.ask(customer, conversation, whom, about)),
    );
  }
  await deps.alerts.settle(alert, [id, ...performed]);
  return { done: true };
};

/** One decision for each way a call can fail: later, never (a fate), or dropped until the next message or `tick`. */
const failed = async (
  deps: DeliverDeps,
  place: Place,
  id: string,
  obligation: Obligation,
  error: unknown,
): Promise<Delivered> => {
  const now = deps.system.clock.now();
  if (isFault(error, "chat.no-budget") && givesWay(place, obligation, error)) {
    const { id: alert } = place.alert;
    if (!deps.dropped.known(`look ${alert}`)) {
      const at = later(now, LOOK_AGAIN_SECONDS);
      await deps.alerts.lookAgain(place.alert, at);
      deps.dropped.put(`look ${alert}`, at);
    }
    deps.dropped.put(alert, later(now, error.retryAfterSeconds ?? 1));
    return { done: true };
  }
  if (!(error instanceof Fault)) throw error;
  if (error.retry && secondsBetween(obligation.since, now) < GIVE_UP_SECONDS) {
    deps.system.log.warn("deliver.later", { code: error.code, inSeconds: error.retryAfterSeconds });
    return { done: false, inSeconds: error.retryAfterSeconds ?? backOff(obligation, now) };
  }
  const first = obligation.do === "show" ? firstMention(place.alert)?.id : undefined;
  if (unreachable.some((code) => isFault(error, code))) await troubled(deps, place, error);
  return giveUp(
    deps,
    place.alert,
    [id, ...(first ? [first] : []), ...place.performed],
    `${error.code}: ${error.message}`,
  );
};

/** What nothing in the channel itself mends. */
const unreachable = ["chat.channel-gone", "chat.revoked", "chat.forbidden"];

/** Whoever can still be reached is told that this channel cannot, once; the stream decides. */
const troubled = async (deps: DeliverDeps, { endpoint, alert }: Place, { detail, code }: Fault): Promise<void> => {
  const why = detail ?? code;
  if (endpoint.trouble?.code === why) return;
  const { customer, number, platform } = endpoint;
  const [id, at] = [digest(26, "trouble", alert.id, why), deps.system.clock.now()];
  await deps.stream.put({
    v: 1,
    type: "trouble",
    customer,
    endpoint: number,
    id,
    at,
    platform,
    code: why,
    alert: alert.id,
  });
};

/** A card was shown where none could be for a while. */
const recovered = async (deps: DeliverDeps, { endpoint, alert }: Place): Promise<void> => {
  const { customer, number, platform } = endpoint;
  const [id, at] = [digest(26, "no-trouble", alert.id), deps.system.clock.now()];
  await deps.stream.put({
    v: 1,
    type: "trouble",
    customer,
    endpoint: number,
    id,
    at,
    platform,
    code: "",
    alert: alert.id,
  });
};

/** When `tick` comes back to an edit that gave way. Seconds. */
const LOOK_AGAIN_SECONDS = 60;

/** How long a state edit may hold up the new cards behind it. Seconds. */
const PATIENCE_SECONDS = 5;

/** Without budget an edit gives way to the new cards behind it: its obligation stays, for the next message or `tick`. */
const givesWay = ({ alert, endpoint }: Place, obligation: Obligation, { retryAfterSeconds = 0 }: Fault): boolean =>
  obligation.do === "show" &&
  alert.messages[endpoint.channel.id]?.id !== undefined &&
  (obligation.urgency === "count" || retryAfterSeconds > PATIENCE_SECONDS);

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
