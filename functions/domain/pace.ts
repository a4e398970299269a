import type { Urgency } from "./alert.ts";
import { type Instant, later, secondsBetween } from "./time.ts";

/** How much of a method's budgets is used: one theoretical arrival time a budget (GCRA), and a pause the platform asked for. */
export interface Paced {
  readonly tats: readonly Instant[];
  readonly pausedUntil?: Instant;
}

/** `calls` in any `perSeconds`. */
export interface Budget {
  readonly calls: number;
  readonly perSeconds: number;
}

/**
 * What part of `calls` may be made at once; the rest refills evenly over the window. Burst and refill together never
 * exceed `calls` in any window, wherever it begins.
 */
const BURST = 0.4;

/** What part of a burst each urgency may use: new cards all of it, so that edits never stand in their way. */
const share: Record<Urgency, number> = { post: 1, state: 0.7, count: 0.4 };

/**
 * Takes one call from every budget, or none. Each is a leaky bucket (GCRA); `waitMilliseconds` is 0 when the call was
 * taken, else how long until it could be.
 */
export const take = (
  paced: Paced,
  budgets: readonly Budget[],
  urgency: Urgency,
  now: Instant,
): { next: Paced; waitMilliseconds: number } => {
  const next: Instant[] = [];
  let wait = paced.pausedUntil ? Math.max(0, secondsBetween(now, paced.pausedUntil)) : 0;
  budgets.forEach(({ calls, perSeconds }, index) => {
    const burst = Math.max(1, Math.floor(calls * BURST));
    const interval = perSeconds / Math.max(1, calls - burst);
    const before = paced.tats[index];
    const from = before && before > now ? before : now;
    const allowed = Math.max(0, Math.floor(burst * share[urgency]) - 1) * interval;
    wait = Math.max(wait, secondsBetween(now, from) - allowed);
    next.push(later(from, interval));
  });
  if (wait > 0) return { next: paced, waitMilliseconds: Math.ceil(wait * 1000) };
  return { next: { tats: next, ...(paced.pausedUntil && { pausedUntil: paced.pausedUntil }) }, waitMilliseconds: 0 };
};
