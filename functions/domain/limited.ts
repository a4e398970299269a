import type { Alert } from "./alert.ts";
import type { Content } from "./card.ts";
import { changed, obliged, without } from "./change.ts";
import type { Observation } from "./observation.ts";
import { type Instant, later, secondsBetween } from "./time.ts";

/** A run of refusals ends after this long without one; its card then gets the final number. Seconds. */
export const QUIET_SECONDS = 300;

/** The endpoint's newest run of refusals, and how many the run before it had. */
export interface Refusals {
  readonly count: number;
  readonly since?: Instant;
  readonly lastAt?: Instant;
  readonly before?: number;
}

/** What the channel is told when its endpoint refuses events: a notification of its own for each run of refusals. */
export const limitedObservation = (run: string, refusals: Refusals, at: Instant): Observation => ({
  source: "rate-limit",
  fingerprint: `rate-limit:1:${run}`,
  kind: "problem",
  class: "notification",
  at,
  content: limitedContent(refusals, false),
  line: "events were refused",
});

const limitedContent = ({ count }: Refusals, final: boolean): Content => ({
  title: "Too many events: some were refused",
  text: final
    ? "This channel's endpoint was over its rate limit. The senders were told to try again; what they did not send again is not shown here."
    : "This channel's endpoint is over its rate limit just now. The senders are told to try again later; the final number follows.",
  facts: [{ label: final ? "Refused" : "Refused so far", value: String(Math.max(1, count)) }],
  links: [],
});

/** The number is still growing: `tick` comes back to it. */
export const tallying = (alert: Alert, at: Instant): Alert => obliged(alert, "tally", { do: "tally", since: at });

/** When the run may be over: a quiet time after the last refusal that is known. */
export const tallyAt = ({ obligations: { tally } }: Alert): Instant | undefined =>
  tally && later(tally.since, QUIET_SECONDS);

/**
 * The final number once it has been quiet; until then the tally is put off. A run that began meanwhile is another
 * card's: this one's number is that of the run before.
 */
export const decideTally = (alert: Alert, refusals: Refusals, now: Instant): Alert => {
  if (!alert.obligations.tally) return alert;
  const { since, lastAt, before } = refusals;
  const over = since !== undefined && since > alert.startedAt;
  if (!over && lastAt !== undefined && secondsBetween(lastAt, now) < QUIET_SECONDS)
    return { ...tallying(alert, lastAt), version: alert.version + 1 };
  const done = without(alert, ({ do: what }) => what === "tally");
  const content = limitedContent(over && before !== undefined ? { count: before } : refusals, true);
  return changed(done, { content }, "state", now);
};
