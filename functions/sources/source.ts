import type * as z from "zod";
import type { Observation } from "../domain/observation.ts";
import type { Instant } from "../domain/time.ts";

/** A received event, unwrapped: the value that a source reads, and what its transport says about it. */
export interface Envelope {
  /** Parsed JSON, form or query fields, or the text itself. */
  readonly body: unknown;
  readonly receivedAt: Instant;
  /** The SNS subject, where there is one. */
  readonly subject?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** One kind of event, and the code that understands it. */
export interface Source<Event = unknown> {
  /** kebab-case; also the name of its fixtures' folder, and the first part of its fingerprints. */
  readonly name: string;
  /** Where such an event says of itself what it is: keys of the registry's map, checked before the schema. */
  readonly marks: readonly Mark[];
  /** Loose about extra fields, strict about the ones used. */
  readonly schema: z.ZodType<Event>;
  readonly observe: (event: Event, envelope: Envelope) => Omit<Observation, "source">;
}

/** `aws.cloudwatch / CloudWatch Alarm State Change` for an EventBridge event; a set of top-level fields for any other JSON. */
export type Mark =
  | { readonly eventBridge: string; readonly detailType: string }
  | { readonly fields: readonly string[] };

/** Declares a source; the event's type follows from the schema. */
export const source = <Event>(definition: Source<Event>): Source => definition as unknown as Source;
