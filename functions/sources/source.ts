import type * as z from "zod";
import type { Observation } from "../domain/observation.ts";
import type { Instant } from "../domain/time.ts";

/** What the door put on the stream about one event (`Received` in records.ts). */
export interface ReceivedEvent {
  readonly at: Instant;
  readonly transport: "sns" | "sns-raw" | "https" | "query";
  readonly contentType?: string | undefined;
  readonly body: string;
  readonly encoding: "utf-8" | "base64";
  readonly subject?: string | undefined;
  readonly topic?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly key?: string | undefined;
  readonly force?: "alert" | "notification" | undefined;
}

/** A received event, unwrapped: the value that a source reads, and what its transport says about it. */
export interface Envelope {
  /** Parsed JSON, form or query fields, or the text itself. */
  readonly body: unknown;
  readonly receivedAt: Instant;
  /** The SNS subject, where there is one. */
  readonly subject?: string;
  /** The SNS topic's ARN, where there is one. */
  readonly topic?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The sender said itself what is one situation (`X-Alert-Key`): a group of many alerts stays together. */
  readonly keyed?: true;
  /** Why the body is shown as it came: it says it is JSON and is not, or it is no text at all. */
  readonly unreadable?: "json" | "bytes";
}

/** One kind of event, and the code that understands it. */
export interface Source<Event = unknown> {
  /** kebab-case; also the name of its fixtures' folder, and the first part of its fingerprints. */
  readonly name: string;
  /** Where such an event says of itself what it is: keys of the registry's map, checked before the schema. */
  readonly marks: readonly Mark[];
  /** Loose about extra fields, strict about the ones used. */
  readonly schema: z.ZodType<Event>;
  /** What two deliveries of one event have in common, over every transport; without it the transport's own id counts. */
  readonly identity?: (event: Event) => string | undefined;
  /** Several where one event speaks of several situations (a group of alerts), each with a fingerprint of its own. */
  readonly observe: (event: Event, envelope: Envelope) => Seen | readonly Seen[];
}

/** An observation before the registry says which source made it. */
export type Seen = Omit<Observation, "source">;

/**
 * `aws.cloudwatch / CloudWatch Alarm State Change` for an EventBridge event (a star is any service of AWS, and then any
 * of its types, after those that are named), a set of top-level fields for any other
 * JSON (and what one of them says, and which others are not there), plain text that begins like one that a service writes (its first 2 000 characters
 * are looked at), any plain text that came through an SNS topic, or the attributes that only one kind of sender gives to
 * its SNS messages, whatever is in them.
 */
export type Mark =
  | { readonly eventBridge: string; readonly detailType: string }
  | { readonly fields: readonly string[]; readonly where?: Where; readonly without?: readonly string[] }
  | { readonly text: RegExp }
  | { readonly text: "sns" }
  | { readonly attributes: readonly string[] };

/** A text that must be there, named by its dotted path (`alert.rule.id`), and what it must say where that matters. */
export interface Where {
  readonly field: string;
  readonly is?: string;
}

/** Declares a source; the event's type follows from the schema. */
export const source = <Event>(definition: Source<Event>): Source => definition as unknown as Source;
