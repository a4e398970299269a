import type { Content, Text } from "./card.ts";
import { digest } from "./digest.ts";
import type { CustomerId, EndpointNumber, Strategy } from "./endpoint.ts";
import type { Enriched } from "./enrichment.ts";
import type { Instant } from "./time.ts";

/**
 * An alert is one ongoing situation of one customer that needs a person: open -> acknowledged -> closed.
 * A notification has the same shape, needs nobody, has no buttons and never escalates.
 */
export interface Alert {
  readonly id: AlertId;
  readonly platform: "slack" | "teams";
  readonly fingerprint: string;
  readonly source: string;
  readonly class: "alert" | "notification";
  readonly state: "open" | "acknowledged" | "closed";
  /** Raised by every stored decision; what a card shows is compared with it. */
  readonly version: number;
  /** By our clock. */
  readonly openedAt: Instant;
  /** The last event or press: the life of 14 days counts from here. */
  readonly activeAt: Instant;
  /** By the events' own clocks: the problem's beginning and the newest event that was applied. */
  readonly startedAt: Instant;
  readonly observedAt: Instant;
  readonly windowEndsAt: Instant;
  readonly count: number;
  readonly content: Content;
  readonly owner?: string;
  readonly closed?: Closing;
  /** Nobody acknowledged before the last step had run, or before it expired. */
  readonly missed: boolean;
  /** The mention that its card carries, and how many alerts of the channel that mention speaks for. */
  readonly mentioned?: { readonly audience: Audience; readonly alerts: number };
  /** For how many more alerts its direct message asks a person. */
  readonly asksFor?: Readonly<Record<string, number>>;
  readonly escalation?: Escalation;
  readonly timeline: readonly Entry[];
  /** How many entries the bounded timeline left out after its first. */
  readonly omitted: number;
  /** What was applied lately, newest last, `<verdict>:<identity>`: a second delivery of the same event changes nothing. */
  readonly seen: readonly string[];
  /** The stream's sequence number of the last record applied: a replay of older records changes nothing. */
  readonly sequence?: string;
  /** What must still be done, by id; stored in the same write as the decision, removed when performed. */
  readonly obligations: Readonly<Record<string, Obligation>>;
  /** How often, and when last, `tick` had what is outstanding done again; it waits longer each time. */
  readonly retried?: { readonly times: number; readonly at: Instant };
  /** Where it is shown, by conversation; written by `deliver` alone. */
  readonly messages: Readonly<Record<string, MessageReference>>;
  /** What a function in the customer's account found out about it. */
  readonly enriched?: Enriched;
  /** The event that opened it, so that a failed delivery finds its place in the ledger. */
  readonly event: EventReference;
}

export interface Closing {
  readonly how: "person" | "recovery" | "continued" | "expired";
  readonly at: Instant;
  readonly by?: string;
  /** How long the situation lasted, by the events' own clocks. Seconds. */
  readonly lastedSeconds: number;
}

export interface Escalation {
  /** Raised by acknowledge, pass, close and recovery: a wake-up of an older generation ends by itself. */
  readonly generation: number;
  /** The last step that ran, from 1. */
  readonly step: number;
  /** When the next step is due; absent when nobody is left to ask or asking has ended. */
  readonly nextAt?: Instant;
  readonly stepSeconds: number;
  readonly mentions: boolean;
  /** People whom the endpoint's settings named when the alert opened. */
  readonly responders: readonly string[];
  /** How the endpoint escalated when the alert opened; absent for `channel`. */
  readonly strategy?: Strategy;
  /** Who was asked by direct message, or passed: nobody is asked twice. */
  readonly asked?: readonly string[];
}

/** How the story of an alert begins whose situation had a card before. */
export const CONTINUES = "opened: continues an earlier card";

export interface Entry {
  readonly at: Instant;
  readonly what: "opened" | "repeated" | "noted" | "acknowledged" | "passed" | "reopened" | "asked" | "closed";
  readonly text: Text;
}

export type Obligation =
  /** The card is out of date. */
  | { readonly do: "show"; readonly since: Instant; readonly urgency: Urgency }
  /** Interrupt people, with the first post (step 1) or with a new post (later steps). */
  | {
      readonly do: "mention";
      readonly since: Instant;
      readonly generation: number;
      readonly step: number;
      readonly audience: Audience;
    }
  /** Tell the person who pressed, and nobody else. */
  | {
      readonly do: "tell";
      readonly since: Instant;
      readonly user: string;
      readonly conversation: string;
      readonly text: Text;
    }
  /** Show the card to one person by direct message: to ask them (with the step), or because they took it in a channel. */
  | {
      readonly do: "direct";
      readonly since: Instant;
      readonly user: string;
      readonly asks?: { readonly generation: number; readonly step: number };
    }
  | { readonly do: "start-escalation"; readonly since: Instant; readonly generation: number }
  /** The rate limiter's final number is not known yet. */
  | { readonly do: "tally"; readonly since: Instant }
  /** A card that a crash left behind: the alert is shown in another message of the same conversation. */
  | { readonly do: "remove"; readonly since: Instant; readonly conversation: string; readonly message: string }
  /** Close the alert that this one continues. */
  | { readonly do: "close-previous"; readonly since: Instant; readonly previous: AlertId };

/** New cards and mentions go before state edits, those before count edits. */
export type Urgency = "post" | "state" | "count";

/** Whom a mention interrupts. */
export type Audience = "here" | "channel" | { readonly responders: readonly string[] } | "members";

export interface MessageReference {
  /** The platform's id of the message (Slack `ts`, Teams activity id); absent while a first post is under way. */
  readonly id?: string;
  /** The alert's version that the message shows. */
  readonly version: number;
  /** How many timeline entries the thread holds, counted with the omitted ones. */
  readonly entries: number;
  readonly editedAt: Instant;
  /** How late the card was posted, where it was noticeably late: it goes on saying so. Seconds. */
  readonly lateSeconds?: number;
  /** The platform did not let its mention interrupt anybody: it goes on saying so. */
  readonly unheard?: true;
  /** The person whose direct conversation this is; absent for the alert's channel. */
  readonly user?: string;
  /** Somebody deleted the card and it was posted once more; deleted again, it stays away. */
  readonly reposted?: true;
  readonly gone?: true;
}

export interface EventReference {
  readonly endpoint: EndpointNumber;
  /** UTC day of receipt, `2026-11-24`. */
  readonly day: string;
  readonly id: string;
}

/** `<customer>-<endpoint>-<situation>-<number>`: opaque, 49 characters, safe in a button, a queue and an execution name. */
export type AlertId = string;

/** Where the alerts of one fingerprint live: all of them share a partition, the newest has the highest number. */
export interface Situation {
  readonly customer: CustomerId;
  readonly endpoint: EndpointNumber;
  /** 20 base32 characters of the fingerprint's digest. */
  readonly key: string;
}

export const situationOf = (customer: CustomerId, endpoint: EndpointNumber, fingerprint: string): Situation => ({
  customer,
  endpoint,
  key: digest(20, "fingerprint", fingerprint),
});

export const alertId = (situation: Situation, number: number): AlertId =>
  [situation.customer, situation.endpoint, situation.key, String(number).padStart(8, "0")].join("-");

/** The situation and number that an id names, or undefined where the text is no alert id. */
export const parseAlertId = (id: string): { situation: Situation; number: number } | undefined => {
  const match = /^([a-z2-7]{12})-([a-z2-7]{6})-([a-z2-7]{20})-(\d{8})$/.exec(id);
  if (!match) return undefined;
  const [, customer, endpoint, key, number] = match as unknown as [string, string, string, string, string];
  return { situation: { customer, endpoint, key }, number: Number(number) };
};

export const LIFE_SECONDS = 14 * 24 * 3600;
