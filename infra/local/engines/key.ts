import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { type Resource, text } from "../resource.ts";
import { AwsError } from "./aws-error.ts";
import type { Input, Service } from "./front-door.ts";

interface Key {
  readonly id: string;
  readonly arn: string;
  readonly aliases: readonly string[];
  material: Buffer;
}

/** KMS: symmetric keys, AES-256-GCM, the encryption context authenticated. https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html */
export interface KeyStore extends Service {
  /** Encrypts as the service's own setup does, without a function. */
  encrypt(key: string, plain: Buffer, context: Readonly<Record<string, string>>): string;
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

export const keyStore = (resources: readonly Resource[]): KeyStore => {
  const aliases = resources.filter(({ type }) => type === "aws:kms/alias:Alias");
  const keys: Key[] = resources
    .filter(({ type }) => type === "aws:kms/key:Key")
    .map((key) => ({
      id: key.id,
      arn: text(key, "arn"),
      aliases: aliases
        .filter(({ inputs }) => inputs.targetKeyId === key.id || inputs.targetKeyId === key.outputs.arn)
        .flatMap((alias) => [text(alias, "name"), text(alias, "arn")]),
      material: randomBytes(32),
    }));

  const find = (name: unknown): Key => {
    const key = keys.find(({ id, arn, aliases }) => id === name || arn === name || aliases.includes(String(name)));
    if (!key) throw new AwsError("NotFoundException", `Key '${String(name)}' does not exist`);
    return key;
  };
  /** A ciphertext begins with the id of its key, so Decrypt needs none. */
  const keyOf = (input: Input): Key => {
    if (input.KeyId !== undefined) return find(input.KeyId);
    const blob = Buffer.from(String(input.CiphertextBlob ?? ""), "base64");
    return find(blob.subarray(1, 1 + (blob[0] ?? 0)).toString());
  };

  const operations = new Map<string, (input: Input) => object>([
    [
      "Encrypt",
      (input) => {
        const key = find(input.KeyId);
        const blob = seal(key, Buffer.from(String(input.Plaintext ?? ""), "base64"), contextOf(input));
        return { CiphertextBlob: blob.toString("base64"), KeyId: key.arn, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" };
      },
    ],
    [
      "Decrypt",
      (input) => {
        const key = keyOf(input);
        const plain = unseal(key, Buffer.from(String(input.CiphertextBlob ?? ""), "base64"), contextOf(input));
        return { Plaintext: plain.toString("base64"), KeyId: key.arn, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" };
      },
    ],
    [
      "GenerateDataKey",
      (input) => {
        const key = find(input.KeyId);
        const plain = randomBytes(32);
        return {
          CiphertextBlob: seal(key, plain, contextOf(input)).toString("base64"),
          Plaintext: plain.toString("base64"),
          KeyId: key.arn,
        };
      },
    ],
  ]);

  return {
    name: "kms",
    target: "TrentService",
    needs: (operation, input) => {
      const context = Object.entries(contextOf(input)).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]);
      const names = Object.keys(contextOf(input)).join(",");
      return [
        {
          action: `kms:${operation}`,
          resource: keyOf(input).arn,
          context: { ...Object.fromEntries(context), "kms:EncryptionContextKeys": names },
        },
      ];
    },
    handle: async ({ operation, input }) => {
      const run = operations.get(operation);
      if (!run) throw new AwsError("UnsupportedOperationException", `The local key store does not know ${operation}`);
      return run(input);
    },
    encrypt: (key, plain, context) => seal(find(key), plain, context).toString("base64"),
    snapshot: () => Object.fromEntries(keys.map(({ id, material }) => [id, material.toString("base64")])),
    restore: (snapshot) => {
      for (const [id, material] of Object.entries(snapshot as Record<string, string>)) {
        const key = keys.find((one) => one.id === id);
        if (key) key.material = Buffer.from(material, "base64");
      }
    },
  };
};

/** The ARN of a key that is named by id, ARN or alias. */
export const keyArn = (resources: readonly Resource[], name: string): string => {
  const alias = resources.find(
    ({ type, inputs, outputs }) => type === "aws:kms/alias:Alias" && (inputs.name === name || outputs.arn === name),
  );
  const target = alias ? String(alias.inputs.targetKeyId) : name;
  const key = resources.find(
    ({ type, id, outputs }) => type === "aws:kms/key:Key" && (id === target || outputs.arn === target),
  );
  return key ? text(key, "arn") : name;
};

type Context = Readonly<Record<string, string>>;
const contextOf = (input: Input): Context => (input.EncryptionContext ?? {}) as Context;

/** Length of the key's id, the id, nonce (12), tag (16), ciphertext. */
const seal = (key: Key, plain: Buffer, context: Context): Buffer => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.material, nonce).setAAD(authenticated(context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const id = Buffer.from(key.id);
  return Buffer.concat([Buffer.from([id.length]), id, nonce, cipher.getAuthTag(), sealed]);
};

const unseal = (key: Key, blob: Buffer, context: Context): Buffer => {
  try {
    const from = 1 + (blob[0] ?? 0);
    if (blob.subarray(1, from).toString() !== key.id) throw new Error("sealed with another key");
    const decipher = createDecipheriv("aes-256-gcm", key.material, blob.subarray(from, from + 12));
    decipher.setAAD(authenticated(context)).setAuthTag(blob.subarray(from + 12, from + 28));
    return Buffer.concat([decipher.update(blob.subarray(from + 28)), decipher.final()]);
  } catch {
    throw new AwsError("InvalidCiphertextException", "");
  }
};

const authenticated = (context: Context): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).sort(([one], [other]) => (one < other ? -1 : 1))));
