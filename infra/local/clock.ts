import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The laptop's time, in milliseconds since the epoch. By hand it flows with the machine's; in tests it stands still
 * until it is pushed. Whatever waits (machine waits, visibility, retries, schedules, a handler's pause) waits here,
 * so a push can run all of it, in order, with everything that it causes, before it answers.
 */
export interface LocalClock {
  now(): number;
  /** The same moment as the product writes it: ISO 8601, UTC. */
  iso(): string;
  /** Runs at that moment; a moment that has passed is now. Returns how to call it off. */
  at(moment: number, run: () => void | Promise<void>): () => void;
  /** Waits in virtual time; the job that waits does not count as work. */
  sleep(milliseconds: number): Promise<void>;
  /** Work that a push and `settled` wait for. Work begun inside other work is part of it. */
  work<Result>(run: () => Promise<Result>): Promise<Result>;
  /** Work of its own, which nobody awaits; its failure goes to `failed`. */
  spawn(run: () => Promise<void>): void;
  /** A call on its way: while there is one, a job that also waits on the clock counts as busy. */
  call<Result>(run: () => Promise<Result>): Promise<Result>;
  /** Pushes the time: every timer that falls due runs in order, and what it causes ends before the next. */
  advance(seconds: number): Promise<void>;
  /** Resolves when nothing is under way but what waits on the clock; false when that took longer than the limit. */
  settled(limitSeconds?: number): Promise<boolean>;
  /** True while a push is under way. */
  pushing(): boolean;
  stop(): void;
}

export interface ClockOptions {
  readonly start: number;
  readonly flowing: boolean;
  /** Called with what went wrong in work that nobody awaits. */
  readonly failed: (error: unknown) => void;
}

interface Job {
  waits: number;
}

interface Timer {
  readonly moment: number;
  readonly run: () => void | Promise<void>;
}

/** Longer real timeouts overflow: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_TIMEOUT = 2 ** 31 - 1;
/** How long a push waits for one moment's work, in real seconds, before it goes on. */
const PATIENCE_SECONDS = 60;

export const localClock = ({ start, flowing, failed }: ClockOptions): LocalClock => {
  const jobs = new Set<Job>();
  const current = new AsyncLocalStorage<Job>();
  /** Sorted by moment; equal moments in the order they were asked for. */
  const timers: Timer[] = [];
  let calls = 0;
  let watchers: (() => void)[] = [];
  let held: number | undefined = flowing ? undefined : start;
  let offset = start - Date.now();
  let alarm: NodeJS.Timeout | undefined;
  let pushes: Promise<void> = Promise.resolve();
  let pushing = false;
  let stopped = false;

  const now = (): number => held ?? Date.now() + offset;

  const changed = (): void => {
    const waiting = watchers;
    watchers = [];
    for (const watcher of waiting) watcher();
  };

  const begin = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    const job: Job = { waits: 0 };
    jobs.add(job);
    try {
      return await current.run(job, run);
    } finally {
      jobs.delete(job);
      changed();
    }
  };

  const spawn = (run: () => Promise<void>): void => void begin(run).catch(failed);
  const fire = ({ run }: Timer): void => spawn(async () => run());

  const due = (until: number): Timer | undefined => {
    const first = timers[0];
    return first && first.moment <= until ? timers.shift() : undefined;
  };

  const arm = (): void => {
    clearTimeout(alarm);
    const first = timers[0];
    if (held !== undefined || !first || stopped) return;
    alarm = setTimeout(ring, Math.min(Math.max(0, first.moment - now()), LONGEST_TIMEOUT));
  };

  const ring = (): void => {
    for (let timer = due(now()); timer; timer = due(now())) fire(timer);
    arm();
  };

  const at: LocalClock["at"] = (moment, run) => {
    const timer: Timer = { moment, run };
    if (moment <= now() && !pushing) {
      let off = false;
      spawn(async () => (off ? undefined : run()));
      return () => {
        off = true;
      };
    }
    let low = 0;
    let high = timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((timers[middle]?.moment ?? 0) <= moment) low = middle + 1;
      else high = middle;
    }
    timers.splice(low, 0, timer);
    if (low === 0) arm();
    return () => {
      const index = timers.indexOf(timer);
      if (index >= 0) timers.splice(index, 1);
    };
  };

  const quiet = (): boolean => calls === 0 && [...jobs].every(({ waits }) => waits > 0);

  const settled = async (limitSeconds = PATIENCE_SECONDS): Promise<boolean> => {
    const deadline = performance.now() + limitSeconds * 1000;
    for (let calm = 0; calm < 3; ) {
      if (performance.now() > deadline) return false;
      if (quiet()) {
        calm += 1;
        await new Promise(setImmediate);
      } else {
        calm = 0;
        await new Promise<void>((resolve) => {
          const timeout = setTimeout(resolve, deadline - performance.now());
          watchers.push(() => {
            clearTimeout(timeout);
            resolve();
          });
        });
      }
    }
    return true;
  };

  const push = async (seconds: number): Promise<void> => {
    const target = now() + seconds * 1000;
    held = now();
    clearTimeout(alarm);
    pushing = true;
    try {
      await settled();
      for (;;) {
        const timer = due(target);
        if (!timer) {
          if (held === target) break;
          held = target;
        } else {
          held = Math.max(held, timer.moment);
          fire(timer);
        }
        await settled();
      }
    } finally {
      pushing = false;
      offset = held - Date.now();
      if (flowing) held = undefined;
      arm();
    }
  };

  return {
    now,
    iso: () => new Date(now()).toISOString(),
    at,
    sleep: async (milliseconds) => {
      const job = current.getStore();
      if (milliseconds <= 0) return;
      if (job) job.waits += 1;
      changed();
      await new Promise<void>((resolve) => {
        at(now() + milliseconds, () => {
          if (job) job.waits -= 1;
          resolve();
        });
      });
    },
    work: (run) => {
      const job = current.getStore();
      return job && jobs.has(job) ? run() : begin(run);
    },
    spawn,
    call: async (run) => {
      calls += 1;
      try {
        return await run();
      } finally {
        calls -= 1;
        changed();
      }
    },
    advance: (seconds) => {
      pushes = pushes.then(() => push(seconds));
      return pushes;
    },
    settled,
    pushing: () => pushing,
    stop: () => {
      stopped = true;
      clearTimeout(alarm);
      timers.length = 0;
    },
  };
};
