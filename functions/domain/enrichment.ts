import type { Alert, EventReference } from "./alert.ts";
import type { AccountAlias } from "./observation.ts";
import { type Instant, later } from "./time.ts";

/** What a function in the customer's account found out about an alarm. Everything is optional: what failed is in `notes`. */
export interface Enrichment {
  /** The alarm's fingerprint, and the change of state that was looked into, by CloudWatch's clock. */
  readonly fingerprint: string;
  readonly at: Instant;
  readonly account?: AccountAlias;
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

/**
 * What an alert keeps of what was found out: where it lies in the ledger. A card reads it there, so that the alert stays
 * small. A second look tells what the first could not know yet: its parts replace those of the first.
 */
export interface Enriched {
  /** The change of state that was looked into. */
  readonly at: Instant;
  /** Oldest first. */
  readonly events: readonly EventReference[];
}

const MOST_LOOKS = 3;

/** What is known after another look: all of the same change of state, or only the newer one. */
export const looked = (before: Enriched | undefined, next: Enriched): Enriched => {
  if (!before || before.at < next.at) return next;
  if (before.at > next.at) return before;
  const known = new Set(before.events.map(({ id }) => id));
  const events = [...before.events, ...next.events.filter(({ id }) => !known.has(id))];
  return { at: next.at, events: events.slice(-MOST_LOOKS) };
};

/** How much CloudWatch's clock may be ahead of ours. */
const AHEAD_SECONDS = 60;

/**
 * A change of state that is still to come is nobody's, and would outrank all that is found out until then: what says that
 * it looked into one is taken to speak of the newest that is known. Undefined where none is.
 */
export const dated = (enriched: Enriched, alert: Alert | undefined, now: Instant): Enriched | undefined =>
  enriched.at <= later(now, AHEAD_SECONDS) ? enriched : alert && { ...enriched, at: alert.observedAt };

/** All that the looks found: a later one's parts take the place of an earlier one's, where it has them. */
export const merged = ([first, ...others]: readonly Enrichment[]): Enrichment | undefined => {
  let all = first;
  for (const next of others) if (all) all = completed(all, next);
  return all;
};

const completed = (before: Enrichment, next: Enrichment): Enrichment => ({
  ...{ ...before, ...next },
  changes: next.changes.length > 0 ? next.changes : before.changes,
  tags: Object.keys(next.tags).length > 0 ? next.tags : before.tags,
  notes: [...new Set([...before.notes, ...next.notes])],
});

/** Whether an enrichment speaks of the alert, of an alarm that is still on its way, or of one that is history. */
export const isAbout = (alert: Alert | undefined, at: Instant): "this" | "next" | "older" => {
  if (alert?.class !== "alert") return "next";
  if (at < alert.startedAt) return "older";
  return alert.closed !== undefined && at > alert.observedAt ? "next" : "this";
};
