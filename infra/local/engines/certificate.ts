import { createHash, generateKeyPair, type KeyObject, sign } from "node:crypto";
import { promisify } from "node:util";

export interface Certificate {
  readonly pem: string;
  readonly privateKey: KeyObject;
  /** Hex, for a name that changes with the key. */
  readonly fingerprint: string;
}

/**
 * A self-signed X.509 certificate (RSA 2048, SHA-256) for signing messages. Node can read certificates but not make
 * them, so the dozen DER values of RFC 5280 section 4.1 are written here.
 */
export const selfSigned = async (commonName: string): Promise<Certificate> => {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const name = sequence(set(sequence(oid("550403"), der(0x0c, Buffer.from(commonName)))));
  const algorithm = sequence(oid("2a864886f70d01010b"), der(0x05, Buffer.alloc(0)));
  const spki = publicKey.export({ type: "spki", format: "der" });
  const serial = createHash("sha256").update(spki).digest().subarray(0, 16);
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f);
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(serial),
    algorithm,
    name,
    sequence(utcTime("200101000000Z"), utcTime("491231235959Z")),
    name,
    spki,
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", body, privateKey)]));
  const certificate = sequence(body, algorithm, signature);
  const lines = certificate
    .toString("base64")
    .replace(/(.{64})/g, "$1\n")
    .trimEnd();
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    privateKey,
    fingerprint: createHash("sha256").update(certificate).digest("hex").slice(0, 32),
  };
};

const der = (tag: number, content: Buffer): Buffer => {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, Buffer.concat(parts));
const set = (content: Buffer): Buffer => der(0x31, content);
const integer = (bytes: Buffer): Buffer => der(0x02, bytes);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));
const utcTime = (text: string): Buffer => der(0x17, Buffer.from(text));
