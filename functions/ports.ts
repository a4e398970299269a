import type { Alert, AlertId, EventReference, MessageReference, Situation, Urgency } from "./domain/alert.ts";
import type { Book } from "./domain/book.ts";
import type { Card, Mention, Text } from "./domain/card.ts";
import type { Customer } from "./domain/customer.ts";
import type { CustomerId, Endpoint, EndpointNumber, MentionWindow } from "./domain/endpoint.ts";
import type { EndpointAddress } from "./domain/endpoint-id.ts";
import type { Enriched } from "./domain/enrichment.ts";
import type { Form } from "./domain/form.ts";
import type { ImageAddress } from "./domain/image-token.ts";
import type { Note, Place } from "./domain/note.ts";
import type { Budget } from "./domain/pace.ts";
import type { Limit } from "./domain/rate-limit.ts";
import type { KnownTemplate } from "./domain/template.ts";
import type { Instant } from "./domain/time.ts";
import type { Operation, Queued, Received } from "./records.ts";

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
    > & { readonly trouble?: Endpoint["trouble"] | null },
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

export interface OperationStream {
  /** Durable when it returns. A fault `stream.busy` (retry) when the stream throttles. */
  put(operation: Operation): Promise<void>;
}

/** What Amazon SNS posts to a subscribed address. https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
export interface SnsEnvelope {
  readonly Type: "Notification" | "SubscriptionConfirmation" | "UnsubscribeConfirmation";
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Message: string;
  readonly Timestamp: string;
  readonly Subject?: string | undefined;
  readonly SubscribeURL?: string | undefined;
  readonly Token?: string | undefined;
  readonly SignatureVersion: string;
  readonly Signature: string;
  readonly SigningCertURL: string;
  readonly MessageAttributes?: Readonly<Record<string, string>> | undefined;
}

export interface SnsMessages {
  /** Whether `verify` must fetch the certificate that the message names. */
  asksFor(envelope: SnsEnvelope): boolean;
  /** A fault `sns.forged` where SNS did not sign this, `sns.certificate-unreachable` (retry) where that cannot be told just now. */
  verify(envelope: SnsEnvelope): Promise<void>;
  /** Confirms the subscription that a verified envelope offers. A fault `sns.unconfirmed` (retry) where SNS did not take it. */
  confirm(envelope: SnsEnvelope): Promise<void>;
}

export interface Deliveries {
  /** Puts deliveries on the platform's queue, in order per channel; a repeated one is dropped by the queue. */
  send(platform: "slack" | "teams", deliveries: readonly Queued[]): Promise<void>;
}

/** The queue that a delivery came from. */
export interface DeliveryQueue {
  /** Hides received messages for `seconds` (at most 43 200); without this they stay hidden for the queue's whole timeout. */
  postpone(receipts: readonly string[], seconds: number): Promise<void>;
}

export interface EscalationTimer {
  /** Starts the timer of one generation, which wakes up after `waitSeconds` first; starting it twice is harmless. */
  start(alert: AlertId, generation: number, waitSeconds: number): Promise<void>;
}

/** One chat platform, seen by one customer's bot. */
export interface ChatGateway {
  /** The platform's paced methods, and the budget of each. Methods that share a name take from one. */
  readonly budgets: Record<
    "post" | "edit" | "tell",
    { readonly scope: "workspace" | "conversation"; readonly budget: readonly Budget[]; readonly shares?: string }
  >;
  /** A thread below the card tells the timeline (Slack); elsewhere the card itself does. */
  readonly threads: boolean;
  /** Posts a card, with a mention where somebody is to be interrupted. Returns the message's id. */
  post(customer: Customer, conversation: string, message: CardMessage): Promise<string>;
  edit(customer: Customer, conversation: string, id: string, message: CardMessage): Promise<void>;
  /** Removes a message of ours; harmless when it is gone already. */
  remove(customer: Customer, conversation: string, id: string): Promise<void>;
  /** Posts a text of its own that links to the card (a later escalation step). */
  ask(
    customer: Customer,
    conversation: string,
    mention: Mention,
    about: { title: string; card?: string; open: number },
  ): Promise<void>;
  /** Adds a line to the card's thread, where the platform has threads. */
  reply(customer: Customer, conversation: string, id: string, text: Text): Promise<void>;
  /** Posts a card to one person, by direct message. Returns the conversation and the message's id. */
  direct(customer: Customer, user: string, message: CardMessage): Promise<{ conversation: string; id: string }>;
  /** Says a note; returns the message's id where there is one that can be linked to. Who cannot be reached is a fault. */
  say(customer: Customer, place: Place, note: Note): Promise<string | undefined>;
  /** Shows a person their home: Slack's App Home, a card in their personal chat in Teams. */
  home(customer: Customer, user: string, note: Note): Promise<void>;
  /** Fills a form that a person has open (`view`: the platform's handle of it). Teams fetches its forms, so none is filled there. */
  fill?(customer: Customer, view: string, form: Form): Promise<void>;
  /** Tells one person, visible to nobody else. */
  tell(customer: Customer, conversation: string, user: string, text: Text): Promise<void>;
  /** Those of `channels` that a person is in: nobody is told of a channel that they cannot see. */
  channelsOf(customer: Customer, user: string, channels: readonly string[]): Promise<readonly string[]>;
  /** Whether a person in a conversation is of the customer's own company: shared channels have others. */
  belongs(customer: Customer, conversation: string, user: string): Promise<boolean>;
  /** A channel's name, and whether another company may read it too. */
  channel(customer: Customer, channel: Endpoint["channel"]): Promise<ChannelInfo>;
  /** The address of a message of ours; undefined where it is gone, or the platform has none. */
  link(customer: Customer, conversation: string, message: string): Promise<string | undefined>;
  /** Ids of the people in a conversation, at most `limit`, without bots. */
  members(customer: Customer, conversation: string, limit: number): Promise<readonly string[]>;
}

/** Who of a channel is there just now. */
export interface Presence {
  /**
   * People who can be asked, the best first, at most `most`: those of `first` before others, nobody of `not`; found with
   * at most ten calls to the platform, so in a great channel a sample is looked at. `seed` shuffles whom it is.
   */
  there(
    customer: Customer,
    conversation: string,
    search: {
      readonly among?: readonly string[] | undefined;
      readonly first: readonly string[];
      readonly not: readonly string[];
      readonly seed: string;
      readonly most: number;
    },
  ): Promise<readonly string[]>;
}

/** Forms that must be opened within seconds of a press (Slack); they are filled by `ChatGateway.fill`. */
export interface Forms {
  /** Opens a form with nothing but its title; returns the platform's handle of it. */
  open(customer: Customer, trigger: string, title: string): Promise<string>;
}

export interface ChannelInfo {
  /** Empty where the platform does not tell it. */
  readonly name: string;
  readonly shared: boolean;
  /** Nobody can write there until it is brought back. */
  readonly archived: boolean;
}

export interface CardMessage {
  readonly card: Card;
  readonly mention?: Mention;
}

/** Monitoring templates that told of themselves. */
export interface TemplateStore {
  get(customer: CustomerId, key: string): Promise<KnownTemplate | undefined>;
  put(customer: CustomerId, template: KnownTemplate): Promise<void>;
  of(customer: CustomerId): Promise<readonly KnownTemplate[]>;
}

/** Public addresses that prove themselves. Whoever has one needs no other proof: none is logged or stored. */
export interface Addresses {
  endpoint(address: EndpointAddress): Promise<string>;
  /** Of a picture that an event brought. */
  image(address: ImageAddress): Promise<string>;
}

export interface Secrets {
  /** The secret's JSON, cached for five minutes; `undefined` values are those the operator has not set. */
  chat(): Promise<ChatSecrets>;
  endpointKeys(): Promise<EndpointKeys>;
}

/** Empty strings until the operator sets them: the chat routes answer 503 then. */
export interface ChatSecrets {
  readonly slackSigningSecret: string;
  readonly slackClientId: string;
  readonly slackClientSecret: string;
  readonly teamsAppId: string;
  readonly teamsAppPassword: string;
  readonly teamsTenantId: string;
}

/** The MAC keys of endpoint ids by version (`a`, `b`, ...), each base64 of 32 bytes, and the version for new ids. */
export interface EndpointKeys {
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** Encrypts a customer's chat token; the context binds the ciphertext to the customer. */
export interface Vault {
  encrypt(customer: CustomerId, plain: string): Promise<string>;
  decrypt(customer: CustomerId, cipher: string): Promise<string>;
}

export interface Clock {
  now(): Instant;
  /** Waits; on a laptop's virtual clock it waits in virtual time. */
  sleep(milliseconds: number): Promise<void>;
}

export interface Ids {
  /** `length` random base32 characters. */
  random(length: number): string;
}

/** Structured log and metrics; never a secret, never an address. */
export interface Log {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
  /** Counts `value` of `metric` (CloudWatch embedded metric format). */
  count(metric: string, value?: number): void;
}

export interface System {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}
