import { createHmac, timingSafeEqual } from "node:crypto";
import { base32, digest } from "./digest.ts";
import { type Instant, secondsBetween } from "./time.ts";

/** How long a person may take to install, from the first page to the platform's answer. Seconds. */
export const STATE_SECONDS = 600;

/**
 * The `state` of an OAuth installation: it proves that this service sent this very browser to the platform, lately, so
 * that nobody can have a workspace connected by somebody else's link. It carries its own proof; nothing is stored until
 * it is used: https://www.rfc-editor.org/rfc/rfc6749#section-10.12
 *
 *     moment (13 digits, epoch milliseconds) . digest of the browser's own secret . MAC over both
 */
export const mintState = (key: string, browser: string, now: Instant): string => {
  const statement = `${Date.parse(now)}.${digest(26, "install-browser", browser)}`;
  return `${statement}.${mac(key, statement)}`;
};

/** Why a state does not count; undefined where it does. */
export type StateProblem = "forged" | "expired" | "foreign";

/** Checks a state that came back, with the secret of the browser that brought it. */
export const checkState = (
  key: string,
  state: string,
  browser: string | undefined,
  now: Instant,
): StateProblem | undefined => {
  const [, statement, moment, owner, proof] = STATE.exec(state) ?? [];
  if (!statement || !moment || !owner || !proof || !same(proof, mac(key, statement))) return "forged";
  const age = secondsBetween(new Date(Number(moment)).toISOString(), now);
  if (age > STATE_SECONDS || age < -STATE_SECONDS) return "expired";
  return browser !== undefined && same(owner, digest(26, "install-browser", browser)) ? undefined : "foreign";
};

/** What is remembered of a state that was used. */
export const stateDigest = (state: string): string => digest(26, "install-state", state);

const STATE = /^((\d{13})\.([a-z2-7]{26}))\.([a-z2-7]{52})$/;

/** The purpose is part of what is signed: the key signs nothing else that could be taken for a state. */
const mac = (key: string, statement: string): string =>
  base32(createHmac("sha256", key).update(`marbot installation state 1:${statement}`).digest());

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
