/** At most `calls` in any `perSeconds`. */
export interface Allowance {
  readonly calls: number;
  readonly perSeconds: number;
}

export interface Throttle {
  /** Counts a call under `key`; returns the seconds to wait (at least 1) where an allowance is used up: the call is not counted then. */
  take(key: string, allowances: readonly Allowance[]): number;
}

/** Rate limits over sliding windows, on the clock that it is given (milliseconds). */
export const throttle = (now: () => number): Throttle => {
  const calls = new Map<string, number[]>();
  return {
    take(key, allowances) {
      const at = now();
      const longest = Math.max(...allowances.map(({ perSeconds }) => perSeconds)) * 1000;
      const past = (calls.get(key) ?? []).filter((moment) => moment > at - longest);
      const waits = allowances.map((allowance) => waitMs(past, allowance, at));
      const wait = Math.max(0, ...waits);
      if (wait === 0) past.push(at);
      calls.set(key, past);
      return Math.ceil(wait / 1000);
    },
  };
};

const waitMs = (past: readonly number[], { calls, perSeconds }: Allowance, at: number): number => {
  const inWindow = past.filter((moment) => moment > at - perSeconds * 1000);
  const oldest = inWindow[inWindow.length - calls];
  return oldest === undefined ? 0 : oldest + perSeconds * 1000 - at;
};
