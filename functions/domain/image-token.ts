import { createHmac, timingSafeEqual } from "node:crypto";
import type { EventReference } from "./alert.ts";
import { base32 } from "./digest.ts";
import type { CustomerId } from "./endpoint.ts";
import { type Keys, keyOf } from "./endpoint-id.ts";
import { dayOf, type Instant, later, secondsBetween } from "./time.ts";

/** The picture that a token shows: of which event in the ledger. */
export interface ImageAddress {
  readonly customer: CustomerId;
  readonly event: EventReference;
}

/** A picture lives as long as the event that brought it. Seconds. */
const LIFE_SECONDS = 14 * 24 * 3600;
const EPOCH = "2020-01-01T00:00:00.000Z";
const DAY_SECONDS = 24 * 3600;

/**
 * The part of a picture's address that nobody can guess, and that says itself when it ends: a chat platform fetches it
 * without any other proof. Lower-case base32:
 *
 *     version 1 | customer 12 | endpoint 6 | day 4 (hexadecimal days since 2020) | event 26 | MAC 26 (130 bits)
 */
export const mintImageToken = (keys: Keys, { customer, event }: ImageAddress): string => {
  const key = keyOf(keys, keys.current);
  const days = Math.round(secondsBetween(EPOCH, `${event.day}T00:00:00.000Z`) / DAY_SECONDS);
  const statement = `${keys.current}${customer}${event.endpoint}${days.toString(16).padStart(4, "0")}${event.id}`;
  if (!key || !STATEMENT.test(statement)) throw new Error("a picture's token is made of its parts and a current key");
  return statement + mac(key, statement);
};

/** What a token shows; `expired` where it was ours, undefined where it was not made with one of our keys. */
export const readImageToken = (keys: Keys, token: string, now: Instant): ImageAddress | "expired" | undefined => {
  const [, statement, version, customer, endpoint, days, id, proof] = TOKEN.exec(token) ?? [];
  if (!statement || !version || !customer || !endpoint || !days || !id || !proof) return undefined;
  const key = keyOf(keys, version);
  if (!key || !timingSafeEqual(Buffer.from(proof), Buffer.from(mac(key, statement)))) return undefined;
  const begins = later(EPOCH, Number.parseInt(days, 16) * DAY_SECONDS);
  if (secondsBetween(begins, now) >= LIFE_SECONDS + DAY_SECONDS) return "expired";
  return { customer, event: { endpoint, day: dayOf(begins), id } };
};

const STATEMENT = /^[a-z2-7][a-z2-7]{12}[a-z2-7]{6}[0-9a-f]{4}[a-z2-7]{26}$/;
const TOKEN = /^(([a-z2-7])([a-z2-7]{12})([a-z2-7]{6})([0-9a-f]{4})([a-z2-7]{26}))([a-z2-7]{26})$/;

/** The purpose is part of what is signed: an endpoint's id is no picture's token, nor the other way round. */
const mac = (key: Buffer, statement: string): string =>
  base32(createHmac("sha256", key).update(`marbot image 1:${statement}`).digest()).slice(0, 26);
