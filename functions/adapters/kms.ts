import { DecryptCommand, EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import type { Config, Environment } from "../config.ts";
import type { Vault } from "../ports.ts";
import { awsOptions } from "./aws.ts";

/** Customers' chat tokens under the one KMS key. The encryption context binds a ciphertext to its customer. */
export const vault = (config: Pick<Config, "CUSTOMER_KEY_ID">, environment: Environment): Vault => {
  const client = new KMSClient(awsOptions(environment));
  const key = { KeyId: config.CUSTOMER_KEY_ID };
  return {
    encrypt: async (customer, plain) => {
      const command = new EncryptCommand({ ...key, Plaintext: Buffer.from(plain), EncryptionContext: { customer } });
      return Buffer.from((await client.send(command)).CiphertextBlob ?? []).toString("base64");
    },
    decrypt: async (customer, cipher) => {
      const command = new DecryptCommand({
        ...key,
        CiphertextBlob: Buffer.from(cipher, "base64"),
        EncryptionContext: { customer },
      });
      return Buffer.from((await client.send(command)).Plaintext ?? []).toString("utf8");
    },
  };
};
