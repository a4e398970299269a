/** One request every `secondsPerRequest`, and `burst` at once. */
export interface Limit {
  readonly secondsPerRequest: number;
  readonly burst: number;
}

/** Epoch milliseconds: when the next request would arrive if all came exactly at the sustained rate. Undefined: none came yet. */
export type ArrivalTime = number | undefined;

export type Turn =
  | { readonly admitted: true; readonly next: number }
  | { readonly admitted: false; readonly retryAfterSeconds: number };

/**
 * The rate limiter of an endpoint: GCRA on one number, the theoretical arrival time (`tat`), with T = secondsPerRequest.
 * https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 *
 *     idle   tat <= now                         -> tat = now + T    one conditional write
 *     burst  now < tat <= now + (burst - 1) T   -> tat = tat + T    a second one
 *     else   refused until tat - (burst - 1) T
 *
 * The store does the same with two conditional writes, and asks this how long a refused request has to wait.
 */
export const takeTurn = (tat: ArrivalTime, { secondsPerRequest, burst }: Limit, now: number): Turn => {
  const step = secondsPerRequest * 1000;
  if (tat === undefined || tat <= now) return { admitted: true, next: now + step };
  const tolerance = (burst - 1) * step;
  if (tat <= now + tolerance) return { admitted: true, next: tat + step };
  return { admitted: false, retryAfterSeconds: Math.max(1, Math.ceil((tat - tolerance - now) / 1000)) };
};
