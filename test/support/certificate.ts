import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

export interface TestCertificate {
  readonly pem: string;
  readonly privateKey: KeyObject;
}

/** A self-signed certificate (RSA, SHA-256) as Amazon SNS serves one, for a span of time. X.509 by hand: RFC 5280, 4.1. */
export const selfSigned = (name: string, from: string, to: string): TestCertificate => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const rsaWithSha256 = der(0x30, der(0x06, Buffer.from("2a864886f70d01010b", "hex")), der(0x05));
  const commonName = der(0x30, der(0x06, Buffer.from("550403", "hex")), der(0x0c, Buffer.from(name)));
  const subject = der(0x30, der(0x31, commonName));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, createHash("sha256").update(name).digest().subarray(0, 8).fill(1, 0, 1)),
    rsaWithSha256,
    subject,
    der(0x30, time(from), time(to)),
    subject,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const proof = der(0x03, Buffer.from([0]), sign("RSA-SHA256", body, privateKey));
  const base64 = der(0x30, body, rsaWithSha256, proof).toString("base64");
  const lines = base64.match(/.{1,64}/g) ?? [];
  return { pem: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"), privateKey };
};

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const bytes = content.length > 0xff ? [0x82, content.length >> 8, content.length & 0xff] : [0x81, content.length];
  return Buffer.concat([Buffer.from([tag, ...(content.length < 0x80 ? [content.length] : bytes)]), content]);
};

/** GeneralizedTime, `20261124080000Z`. */
const time = (at: string): Buffer => der(0x18, Buffer.from(`${at.replace(/\D/g, "").slice(0, 14)}Z`));
