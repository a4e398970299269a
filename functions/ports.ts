import type { AlertId } from "./domain/alert.ts";
import type { CustomerId } from "./domain/endpoint.ts";
import type { EndpointAddress } from "./domain/endpoint-id.ts";
import type { ImageAddress } from "./domain/image-token.ts";
import type { Instant } from "./domain/time.ts";
import type { Operation, Queued } from "./records.ts";

export type * from "./ports/chat.ts";
export type * from "./ports/stores.ts";

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
