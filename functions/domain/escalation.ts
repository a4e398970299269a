import type { Alert, Audience, Escalation } from "./alert.ts";
import type { Endpoint, Strategy } from "./endpoint.ts";
import { type Instant, later, secondsBetween } from "./time.ts";

type Platform = Alert["platform"];

/** Whom a step asks: an audience that is known, or somebody who is there when the step is due. */
export type Asks = Audience | "somebody";

/** Whom a step has asked by direct message. */
export interface Person {
  readonly person: string;
}

/**
 * Strategies are code: whom each step asks, in order. In `channel`, step 1 is part of the card's first post and later
 * steps are posts of their own; in `people`, the card is in the channel from the start and the steps only ask. Bots in
 * Teams cannot mention a channel, so its steps name people.
 */
const plans: Record<Strategy, Record<Platform, (responders: readonly string[]) => readonly Asks[]>> = {
  channel: {
    slack: () => ["here", "channel"],
    teams: (responders) => [responders.length > 0 ? { responders } : "members", "members"],
  },
  people: {
    slack: () => ["somebody", "somebody", "here", "channel"],
    teams: (responders) => ["somebody", "somebody", responders.length > 0 ? { responders } : "members", "members"],
  },
};

/** Whom a step asks, or undefined when nobody is left. Steps count from 1. */
export const audienceOf = ({ platform, escalation }: Alert, step: number): Asks | undefined =>
  plans[escalation?.strategy ?? "channel"][platform](escalation?.responders ?? [])[step - 1];

/**
 * The escalation of an alert that opens now. The first step of `channel` runs with the card; who is there must be looked
 * up first, so `people` has run none, and its first step is due at once.
 */
export const firstEscalation = (endpoint: Endpoint, now: Instant): Escalation => {
  const { stepSeconds, mentions, responders, strategy } = endpoint.settings;
  const settings = { generation: 1, stepSeconds, mentions, responders };
  if (strategy === "people") return { ...settings, strategy, step: 0, nextAt: now };
  const more = plans.channel[endpoint.platform](responders).length > 1;
  return { ...settings, step: 1, ...(more && { nextAt: later(now, stepSeconds) }) };
};

/**
 * The step that really runs where `step` is due: one with nobody to ask is skipped at once. `there` are people who can
 * be asked just now, the best first. Undefined when nobody is left.
 */
export const stepFrom = (
  alert: Alert,
  step: number,
  there: readonly string[],
): { step: number; audience: Audience | Person } | undefined => {
  const asks = audienceOf(alert, step);
  if (asks !== "somebody") return asks && { step, audience: asks };
  const person = there.find((one) => !alert.escalation?.asked?.includes(one));
  return person === undefined ? stepFrom(alert, step + 1, there) : { step, audience: { person } };
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

/** `step` is due now, if there is one, with whom it asks; the timer waits `waitSeconds` for what comes next, or is done without it. */
export interface Plan {
  readonly step?: number;
  readonly asks?: Asks;
  readonly waitSeconds?: number;
}

/** What a wake-up of the timer finds: nothing (an older generation, somebody took it), too early, or a step that is due. */
export const plan = (alert: Alert | undefined, generation: number, now: Instant): Plan => {
  const escalation = alert?.escalation;
  if (alert?.state !== "open" || escalation?.generation !== generation || !escalation.nextAt) return {};
  const left = secondsBetween(now, escalation.nextAt);
  if (left > 0) return { waitSeconds: Math.ceil(left) };
  const step = escalation.step + 1;
  const asks = audienceOf(alert, step);
  const last = audienceOf(alert, step + 1) === undefined;
  return { step, ...(asks && { asks }), ...(!last && { waitSeconds: Math.ceil(escalation.stepSeconds) }) };
};
