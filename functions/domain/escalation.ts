import type { Alert, Audience, Escalation } from "./alert.ts";
import type { Endpoint, Settings } from "./endpoint.ts";
import { type Instant, later, secondsBetween } from "./time.ts";

type Platform = Alert["platform"];

/**
 * Strategies are code: whom each step asks, in order. Step 1 is part of the card's first post, later steps are posts of
 * their own. Bots in Teams cannot mention a channel, so its steps name people.
 */
const strategies: Record<
  Settings["strategy"],
  Record<Platform, (responders: readonly string[]) => readonly Audience[]>
> = {
  channel: {
    slack: () => ["here", "channel"],
    teams: (responders) => [responders.length > 0 ? { responders } : "members", "members"],
  },
};

const audiences = (platform: Platform, responders: readonly string[]): readonly Audience[] =>
  strategies.channel[platform](responders);

/** Whom a step asks, or undefined when nobody is left. Steps count from 1. */
export const audienceOf = (alert: Alert, step: number): Audience | undefined =>
  audiences(alert.platform, alert.escalation?.responders ?? [])[step - 1];

/** The escalation of an alert that opens now: its first step runs with the card. */
export const firstEscalation = (endpoint: Endpoint, now: Instant): Escalation => {
  const { stepSeconds, mentions, responders } = endpoint.settings;
  const more = audiences(endpoint.platform, responders).length > 1;
  return {
    generation: 1,
    step: 1,
    stepSeconds,
    mentions,
    responders,
    ...(more && { nextAt: later(now, stepSeconds) }),
  };
};

/** The escalation after `step` ran at `now`, in the given generation. */
export const afterStep = (
  alert: Alert,
  escalation: Escalation,
  step: number,
  generation: number,
  now: Instant,
): Escalation => {
  const { nextAt: _, ...rest } = escalation;
  const more = audienceOf(alert, step + 1) !== undefined;
  return { ...rest, generation, step, ...(more && { nextAt: later(now, escalation.stepSeconds) }) };
};

/** Nobody is asked any more, and whatever still sleeps wakes up to an older generation. */
export const ended = (escalation: Escalation): Escalation => {
  const { nextAt: _, ...rest } = escalation;
  return { ...rest, generation: escalation.generation + 1 };
};

/** Whether every step ran while nobody took the alert. */
export const ranOut = (alert: Alert): boolean =>
  alert.state === "open" &&
  alert.escalation !== undefined &&
  audienceOf(alert, alert.escalation.step + 1) === undefined;

/** `step` is due now, if there is one; the timer waits `waitSeconds` for what comes next, or is done without it. */
export interface Plan {
  readonly step?: number;
  readonly waitSeconds?: number;
}

/** What a wake-up of the timer finds: nothing (an older generation, somebody took it), too early, or a step that is due. */
export const plan = (alert: Alert | undefined, generation: number, now: Instant): Plan => {
  const escalation = alert?.escalation;
  if (alert?.state !== "open" || escalation?.generation !== generation || !escalation.nextAt) return {};
  const left = secondsBetween(now, escalation.nextAt);
  if (left > 0) return { waitSeconds: Math.ceil(left) };
  const step = escalation.step + 1;
  const last = audienceOf(alert, step + 1) === undefined;
  return last ? { step } : { step, waitSeconds: Math.ceil(escalation.stepSeconds) };
};
