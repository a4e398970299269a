import { createHash } from "node:crypto";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** Bytes as lower-case base32 (RFC 4648 alphabet, no padding): safe in an address, a URL and an e-mail local part. */
export const base32 = (bytes: Uint8Array): string => {
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += ALPHABET[(value >>> (bits - 5)) & 31];
      bits -= 5;
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
};

/** The first `length` base32 characters of the SHA-256 of the parts; parts are length-prefixed, so ("ab","c") differs from ("a","bc"). */
export const digest = (length: number, ...parts: readonly string[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:${part};`);
  return base32(hash.digest()).slice(0, length);
};
