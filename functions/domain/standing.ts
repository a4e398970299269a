import { type Instant, later } from "./time.ts";

/** How often we ask a platform whether the bot is still where it was installed: its own signal may be lost. Seconds. */
export const CHECK_SECONDS = 12 * 3600;

/** How soon we ask again where something was gone: platforms have been wrong about that, and what is deleted is gone. Seconds. */
const AGAIN_SECONDS = 1800;

/** What a platform says of an installation. */
export interface Standing {
  /** The workspace's name as it is now, where the platform tells it. */
  readonly name?: string;
  /** What is gone: Slack's workspace, or these teams of a tenant. */
  readonly gone: readonly string[];
}

/** What follows from a look: what is gone for certain, because it was gone at the look before too, and when to look next. */
export interface Verdict {
  readonly gone: readonly string[];
  /** Gone for the first time: not believed yet. */
  readonly missing: readonly string[];
  readonly nextAt: Instant;
}

export const judged = (before: readonly string[], { gone }: Standing, now: Instant): Verdict => {
  const certain = gone.filter((each) => before.includes(each));
  const missing = gone.filter((each) => !before.includes(each));
  return { gone: certain, missing, nextAt: later(now, missing.length > 0 ? AGAIN_SECONDS : CHECK_SECONDS) };
};
