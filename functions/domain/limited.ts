import type { Alert } from "./alert.ts";
import type { Content } from "./card.ts";
import { changed, obliged, without } from "./change.ts";
import type { Observation } from "./observation.ts";
import { type Instant, secondsBetween } from "./time.ts";

/** A run of refusals ends after this long without one; its card then gets the final number. Seconds. */
export const QUIET_SECONDS = 300;

export interface Refusals {
  readonly count: number;
  readonly lastAt?: Instant;
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

/** The final number once it has been quiet; until then the tally is put off. */
export const decideTally = (alert: Alert, refusals: Refusals, now: Instant): Alert => {
  if (!alert.obligations.tally) return alert;
  const quiet = refusals.lastAt === undefined || secondsBetween(refusals.lastAt, now) >= QUIET_SECONDS;
  if (!quiet) return { ...tallying(alert, now), version: alert.version + 1 };
  const done = without(alert, ({ do: what }) => what === "tally");
  return changed(done, { content: limitedContent(refusals, true) }, "state", now);
};
