import { createHmac, timingSafeEqual } from "node:crypto";
import { base32 } from "./digest.ts";
import type { CustomerId, EndpointNumber } from "./endpoint.ts";

/** What an endpoint's id says: whose endpoint it is, and which of its addresses (a new nonce is a new address). */
export interface EndpointAddress {
  readonly customer: CustomerId;
  readonly number: EndpointNumber;
  readonly nonce: string;
}

/** The MAC keys by version (one character), each base64 of 32 bytes, and the version that new ids name. */
export interface Keys {
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * The secret id of an endpoint: it proves itself, so that a forged or mistyped one is refused without a database, and
 * it can be shown again at any time without being stored. 40 lower-case base32 characters:
 *
 *     version 1 | customer 12 | number 6 | nonce 5 | MAC 16 (the first 80 bits of HMAC-SHA256 over all before it)
 *
 * The version names the MAC key, so the key can be rotated while old ids live on.
 */
export const mintEndpointId = (keys: Keys, { customer, number, nonce }: EndpointAddress): string => {
  const key = keyOf(keys, keys.current);
  const statement = `${keys.current}${customer}${number}${nonce}`;
  if (!key || !STATEMENT.test(statement)) throw new Error("an endpoint's id is made of its parts and a current key");
  return statement + mac(key, statement);
};

/** The address an id speaks of, or undefined where it was not made with one of our keys. Exact: no case, no space is forgiven. */
export const readEndpointId = (keys: Keys, id: string): EndpointAddress | undefined => {
  const [, statement, version, customer, number, nonce, proof] = ID.exec(id) ?? [];
  if (!statement || !version || !customer || !number || !nonce || !proof) return undefined;
  const key = keyOf(keys, version);
  if (!key || !timingSafeEqual(Buffer.from(proof), Buffer.from(mac(key, statement)))) return undefined;
  return { customer, number, nonce };
};

const ID = /^(([a-z2-7])([a-z2-7]{12})([a-z2-7]{6})([a-z2-7]{5}))([a-z2-7]{16})$/;
const STATEMENT = /^[a-z2-7]{24}$/;

/** The purpose is part of what is signed: no other use of the key can ever yield an id. */
const mac = (key: Buffer, statement: string): string =>
  base32(createHmac("sha256", key).update(`marbot endpoint id 1:${statement}`).digest().subarray(0, 10));

/** A key of less than 128 bits is a mistake of the operator's, never a key. */
export const keyOf = ({ keys }: Keys, version: string): Buffer | undefined => {
  const text = Object.hasOwn(keys, version) ? keys[version] : undefined;
  const key = Buffer.from(text ?? "", "base64");
  return key.length >= 16 ? key : undefined;
};
