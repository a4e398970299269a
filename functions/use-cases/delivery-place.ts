import type { Alert, Obligation } from "../domain/alert.ts";
import type { Mention } from "../domain/card.ts";
import type { Customer } from "../domain/customer.ts";
import type { Endpoint } from "../domain/endpoint.ts";
import type { Instant } from "../domain/time.ts";
import type {
  Addresses,
  AlertStore,
  ChatGateway,
  CustomerStore,
  EndpointStore,
  EventStore,
  OperationStream,
  System,
} from "../ports.ts";
import type { AroundDeps } from "./around.ts";
import type { Call } from "./pace-call.ts";

export interface DeliverDeps extends Pick<AroundDeps, "told"> {
  readonly alerts: Pick<AlertStore, "get" | "settle" | "countOpen" | "lookAgain">;
  readonly customers: Pick<CustomerStore, "get" | "pace" | "pause">;
  readonly endpoints: Pick<EndpointStore, "get">;
  readonly events: Pick<EventStore, "fate" | "get">;
  readonly addresses: Addresses;
  readonly gateway: ChatGateway;
  /** For what delivering found out that changes an alert: whom a step asked cannot be reached. */
  readonly stream: OperationStream;
  /** Until when counts of an alert are dropped unread, since the budget for edits was empty; and for which `tick` was asked to come (`look <id>`). */
  readonly dropped: { known(key: string): Instant | undefined; put(key: string, until: Instant): unknown };
  readonly system: System;
}

/** Done, or not before so many seconds: the message goes back to the queue, and everything behind it in its channel. */
export type Delivered = { readonly done: true } | { readonly done: false; readonly inSeconds: number };

/** Where an obligation is performed: whose bot, in which channel, for which alert. */
export interface Place {
  readonly customer: Customer;
  readonly endpoint: Endpoint;
  readonly alert: Alert;
  /** Obligations that `process` performed already and left to be removed here. */
  readonly performed: readonly string[];
}

/** People that one mention names at most, where a platform cannot mention a channel. */
const MOST_MENTIONS = 20;

/** The mention that belongs to the card's first post, while it stands. */
export const firstMention = (alert: Alert) => {
  for (const [id, obligation] of Object.entries(alert.obligations)) {
    if (obligation.do === "mention" && obligation.step === 1) return { id, obligation };
  }
  return undefined;
};

/** Whom an obligation interrupts, as the platform can say it. */
export const mentionOf = async (
  deps: DeliverDeps,
  { customer, endpoint }: Place,
  { audience }: Extract<Obligation, { do: "mention" }>,
  alerts: number,
): Promise<Mention> => {
  if (audience === "here" || audience === "channel") return { who: audience, alerts };
  const { tag: name } = endpoint.settings;
  const { id, team } = endpoint.channel;
  const tag = name !== undefined && team !== undefined && { tag: { name, team } };
  const users =
    audience === "members"
      ? await deps.gateway.members(customer, id, MOST_MENTIONS)
      : audience.responders.slice(0, MOST_MENTIONS);
  return { who: "users", users, alerts, ...tag };
};

/** A call to the platform in this place, for its budget. */
export const call = ({ customer, endpoint }: Place, method: Call["method"], urgency: Call["urgency"]): Call => ({
  customer: customer.id,
  conversation: endpoint.channel.id,
  method,
  urgency,
});
