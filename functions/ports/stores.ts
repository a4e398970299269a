import type { Alert, AlertId, EventReference, MessageReference, Situation, Urgency } from "../domain/alert.ts";
import type { AskWindow } from "../domain/asked.ts";
import type { Book } from "../domain/book.ts";
import type { Customer } from "../domain/customer.ts";
import type { CustomerId, Endpoint, EndpointNumber, MentionWindow } from "../domain/endpoint.ts";
import type { Enriched } from "../domain/enrichment.ts";
import type { Budget } from "../domain/pace.ts";
import type { Limit } from "../domain/rate-limit.ts";
import type { KnownTemplate } from "../domain/template.ts";
import type { Instant } from "../domain/time.ts";
import type { Received } from "../records.ts";

export interface AlertStore {
  /** Strongly consistent: the newest alert of a situation, and what is remembered of what overtook its problem. */
  latest(situation: Situation): Promise<Latest>;
  /** Undefined when there is none or its 14 days are over. */
  get(id: AlertId): Promise<Alert | undefined>;
  /** Stores a decision over the alert as it was read (undefined: it must not exist yet). A fault `store.stale` (retry) when another writer was faster. */
  save(next: Alert, previous: Alert | undefined): Promise<void>;
  /** Remembers a recovery that came while nothing was open, and what was found out about an alarm that is still on its way. */
  remember(situation: Situation, what: Pick<Latest, "recovery" | "enriched">): Promise<void>;
  /** Removes obligations that were performed and records what a conversation shows now; leaves the version alone. Harmless when repeated. */
  settle(
    alert: Alert,
    performed: readonly string[],
    message?: { conversation: string; reference: MessageReference },
  ): Promise<void>;
  /** Has `due` find the alert at `at`, where it would not earlier; leaves everything else alone. */
  lookAgain(alert: Alert, at: Instant): Promise<void>;
  /** Alerts with work that is due, at most `limit`, oldest first, eventually consistent. */
  due(at: Instant, limit: number): Promise<readonly AlertId[]>;
  /** How many alerts of a channel are open (not acknowledged, not closed), eventually consistent. */
  countOpen(customer: CustomerId, endpoint: EndpointNumber): Promise<number>;
  /** A channel's alerts and notifications that opened since `from`, newest first, at most `limit`, eventually consistent; some may be over their life. */
  recent(customer: CustomerId, endpoint: EndpointNumber, from: Instant, limit: number): Promise<readonly AlertId[]>;
}

/** What people ask of a channel's alerts: reads, eventually consistent, the newest first. */
export interface AlertLists extends Pick<AlertStore, "recent"> {
  /** Alerts that nobody has taken yet, and those that somebody has acknowledged and nobody closed. */
  open(customer: CustomerId, endpoint: EndpointNumber, limit: number): Promise<readonly AlertId[]>;
  taken(customer: CustomerId, endpoint: EndpointNumber, limit: number): Promise<readonly AlertId[]>;
  /** The alerts of these ids, in their order, without those that are not kept any more. */
  several(ids: readonly AlertId[]): Promise<readonly Alert[]>;
}

export interface Latest {
  readonly alert?: Alert;
  /** The highest number in the partition, also of an alert whose life is over. */
  readonly number?: number;
  readonly recovery?: Recovery;
  readonly enriched?: Enriched;
}

export interface Recovery {
  /** By the event's own clock. */
  readonly at: Instant;
  readonly seen: readonly string[];
}

export interface EndpointStore {
  get(customer: CustomerId, number: EndpointNumber): Promise<Endpoint | undefined>;
  inChannel(customer: CustomerId, channel: string): Promise<Endpoint | undefined>;
  of(customer: CustomerId): Promise<readonly Endpoint[]>;
  /** Creates the endpoint of a channel; keeps and returns the one that exists. */
  create(endpoint: Endpoint): Promise<Endpoint>;
  /** From now on its address is void (410). All that belongs to it is deleted afterwards, by `remove`. */
  remove(endpoint: Endpoint, now: Instant): Promise<void>;
  /** Remembers for a day when the bot left a channel, by the platform's clock: an older invitation is told late. */
  leave(customer: CustomerId, channel: string, at: Instant, now: Instant): Promise<void>;
  /** When the bot left the channel, where that is still remembered. */
  leftAt(customer: CustomerId, channel: string): Promise<Instant | undefined>;
  /** Changes what is given; leaves the rest, and the limiter, alone. */
  update(
    endpoint: Endpoint,
    change: Partial<
      Pick<Endpoint, "channel" | "since" | "welcomed" | "settings" | "nonce" | "previous" | "acknowledged">
    > & { readonly trouble?: Endpoint["trouble"] | null; readonly mentionsRefused?: Instant | null },
  ): Promise<void>;
  /** One conditional write when idle, a second inside a burst: is this address active, and within its rate? Events and enrichments have a rate each. */
  admit(
    address: { customer: CustomerId; number: EndpointNumber; nonce: string },
    limit: Limit,
    now: Instant,
    lane?: "enrichment",
  ): Promise<Admission>;
  /** Counts a refusal; `first` when it is the first since `quietSeconds` without one. */
  refused(
    customer: CustomerId,
    number: EndpointNumber,
    now: Instant,
    quietSeconds: number,
  ): Promise<{ first: boolean }>;
  /** How many were refused in the current run of refusals, when it began and the last was, and how many in the run before. */
  refusals(
    customer: CustomerId,
    number: EndpointNumber,
  ): Promise<{ count: number; since?: Instant; lastAt?: Instant; before?: number }>;
  /**
   * Counts an alert's step against the channel's mention window, one for first and one for later steps: the first alert
   * of `windowSeconds` carries the mention, the others are counted. Repeating it changes nothing. Undefined when the
   * endpoint is gone.
   */
  mention(
    customer: CustomerId,
    number: EndpointNumber,
    input: { alert: AlertId; step: number; at: Instant; windowSeconds: number },
  ): Promise<MentionWindow | undefined>;
}

export type Admission =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly why: "inactive" }
  | { readonly admitted: false; readonly why: "limited"; readonly retryAfterSeconds: number };

export interface CustomerStore {
  get(id: CustomerId): Promise<Customer | undefined>;
  put(customer: Customer): Promise<void>;
  /** Changes the workspace's name; leaves the rest alone. */
  rename(id: CustomerId, name: string): Promise<void>;
  /**
   * The bot was uninstalled at `at`, by the platform's clock: deletes all that is kept of the customer, but an
   * installation that is younger. That it went is remembered for a day.
   */
  remove(id: CustomerId, at: Instant, now: Instant): Promise<void>;
  /** Takes an installation's state, once, until it would have expired anyway; false where it was taken before. */
  takeState(id: CustomerId, state: string, until: Instant): Promise<boolean>;
  /** When the bot was uninstalled, where that is still remembered. */
  removedAt(id: CustomerId): Promise<Instant | undefined>;
  /**
   * Counts an alert that asks a person against that person's window, which opens with the first: the alerts with a direct
   * message of their own, and how many more there are. Repeating it changes nothing.
   */
  asks(id: CustomerId, person: string, ask: { alert: AlertId; at: Instant }): Promise<AskWindow>;
  /** Takes one call from the customer's budget of that name; returns the milliseconds to wait when there is none left (nothing is taken then). */
  pace(id: CustomerId, name: string, budget: readonly Budget[], urgency: Urgency, now: Instant): Promise<number>;
  /** The platform itself said "not before": nothing is taken from this budget until then, or until a later moment that it named before. */
  pause(id: CustomerId, name: string, until: Instant): Promise<void>;
}

/** What a customer's teams told the bot to keep. */
export interface BookStore {
  /** An empty book where nothing was told. */
  get(customer: CustomerId): Promise<Book>;
  /** Stores a book over what was read. A fault `store.stale` (retry) when another writer was faster. */
  put(customer: CustomerId, next: Book, previous: Book): Promise<void>;
}

export interface EventStore {
  /** Stores events with their fates; repeating it changes nothing. */
  put(events: readonly StoredEvent[]): Promise<void>;
  get(customer: CustomerId, event: EventReference): Promise<StoredEvent | undefined>;
  /** Changes the fate of an event that is stored. */
  fate(customer: CustomerId, event: EventReference, fate: Fate, reason: string): Promise<void>;
  /** Failed events of one endpoint and day, for `npm run replay`. */
  failed(customer: CustomerId, endpoint: EndpointNumber, day: string): Promise<readonly StoredEvent[]>;
}

export type Fate = "shown" | "merged" | "closed-by" | "muted" | "held" | "refused" | "failed";

export interface StoredEvent {
  readonly customer: CustomerId;
  readonly endpoint: EndpointNumber;
  readonly event: Received;
  readonly source: string;
  readonly fate: Fate;
  readonly reason: string;
  readonly alert?: AlertId;
}

export interface EscalationStore {
  /** Remembers a step that ran: who was asked, when. Repeating it changes nothing. */
  put(step: EscalationStep): Promise<void>;
  /** The steps of an alert that ran, oldest first. */
  of(alert: AlertId): Promise<readonly EscalationStep[]>;
}

export interface EscalationStep {
  readonly alert: AlertId;
  readonly generation: number;
  readonly step: number;
  readonly at: Instant;
  /** `here`, `channel`, or the ids of people. */
  readonly asked: readonly string[];
}

/** Monitoring templates that told of themselves. */
export interface TemplateStore {
  get(customer: CustomerId, key: string): Promise<KnownTemplate | undefined>;
  put(customer: CustomerId, template: KnownTemplate): Promise<void>;
  of(customer: CustomerId): Promise<readonly KnownTemplate[]>;
}
