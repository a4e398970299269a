import type { Alert, EventReference } from "./alert.ts";
import type { Instant } from "./time.ts";

/** What a function in the customer's account found out about an alarm. Everything is optional: what failed is in `notes`. */
export interface Enrichment {
  /** The alarm's fingerprint, and the change of state that was looked into, by CloudWatch's clock. */
  readonly fingerprint: string;
  readonly at: Instant;
  readonly account?: { readonly id: string; readonly alias: string };
  readonly tags: Readonly<Record<string, string>>;
  readonly graph?: Graph;
  readonly logs?: LogLines;
  readonly changes: readonly WhatChanged[];
  /** What is missing, and why, in words. */
  readonly notes: readonly string[];
}

/** A picture of the alarm's metric. */
export interface Graph {
  /** Base64 of a PNG. */
  readonly data: string;
  /** For people who do not see it. */
  readonly alternative: string;
}

export interface LogLines {
  readonly lines: readonly { readonly at: string; readonly text: string }[];
  /** The query in the console. */
  readonly url?: string;
}

/** Something that changed shortly before the alarm, and who did it. */
export interface WhatChanged {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly resource?: string;
  readonly likelihood: "likely" | "possible";
  readonly url?: string;
}

/** What an alert keeps of its enrichment: where it lies in the ledger. A card reads it there, so that the alert stays small. */
export interface Enriched {
  /** The change of state that was looked into. */
  readonly at: Instant;
  readonly event: EventReference;
}

/** Whether an enrichment speaks of the alert, of an alarm that is still on its way, or of one that is history. */
export const isAbout = (alert: Alert | undefined, at: Instant): "this" | "next" | "older" => {
  if (alert?.class !== "alert") return "next";
  if (at < alert.startedAt) return "older";
  return alert.closed !== undefined && at > alert.observedAt ? "next" : "this";
};
