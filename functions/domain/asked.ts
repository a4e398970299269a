import type { Alert } from "./alert.ts";
import { changed, withEntry, without } from "./change.ts";
import type { Instant } from "./time.ts";

/**
 * Nobody gets more direct messages that ask than this in the time of a window, whatever breaks: what asks beyond it is
 * counted on the last of them, whose edit rings nobody. Three, because things that break together are rarely more, and
 * whoever has three of them open needs a list rather than a fourth ring. Seconds.
 */
export const MOST_ASKS = 3;
export const ASK_WINDOW_SECONDS = 300;

/** Whom a person was asked for since the window opened. */
export interface AskWindow {
  /** The alerts that have a direct message of their own, in order, at most `MOST_ASKS`. */
  readonly own: readonly string[];
  /** How many more ask. */
  readonly others: number;
}

/** The step that a decision added by which one person is asked by direct message, if any. */
export interface Ask {
  readonly user: string;
  readonly generation: number;
  readonly step: number;
  readonly at: Instant;
}

export const newAsk = (before: Alert | undefined, after: Alert): Ask | undefined => {
  for (const [id, obligation] of Object.entries(after.obligations)) {
    if (obligation.do === "direct" && obligation.asks && !before?.obligations[id])
      return { user: obligation.user, ...obligation.asks, at: obligation.since };
  }
  return undefined;
};

/** The alert after its person's window was asked: it has a direct message of its own, or is counted on another's. */
export const withAsk = (alert: Alert, { user, at }: Ask, { own }: AskWindow): Alert => {
  if (own.includes(alert.id)) return alert;
  const quiet = without(alert, (obligation) => obligation.do === "direct" && obligation.asks !== undefined);
  const text = ["asked ", { user }, " together with other alerts: they are asked for many just now"];
  return { ...quiet, ...withEntry(quiet, { at, what: "noted", text }) };
};

/** The card in a person's direct message says for how many more alerts they are asked. */
export const askingFor = (alert: Alert, user: string, others: number, now: Instant): Alert =>
  (alert.asksFor?.[user] ?? 0) >= others
    ? alert
    : changed(alert, { asksFor: { ...alert.asksFor, [user]: others } }, "state", now);

/** How many of those who acknowledged last an endpoint remembers. */
const MOST_REMEMBERED = 10;

/** The list with `person` at its head, once. */
export const firstOf = (person: string, others: readonly string[] = []): readonly string[] =>
  [person, ...others.filter((other) => other !== person)].slice(0, MOST_REMEMBERED);
