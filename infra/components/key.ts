import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { account, accountPrincipal } from "./account.ts";
import type { Grant, Statement } from "./grant.ts";
import { physicalName, tagsOf } from "./naming.ts";

/** What administrators of the account may do with the key, as far as their own IAM policies allow it. */
const administration = [
  "CancelKeyDeletion",
  "CreateAlias",
  "DeleteAlias",
  "DescribeKey",
  "DisableKey",
  "EnableKey",
  "EnableKeyRotation",
  "GetKeyPolicy",
  "GetKeyRotationStatus",
  "ListGrants",
  "ListKeyPolicies",
  "ListResourceTags",
  "PutKeyPolicy",
  "RevokeGrant",
  "ScheduleKeyDeletion",
  "TagResource",
  "UntagResource",
  "UpdateAlias",
  "UpdateKeyDescription",
].map((action) => `kms:${action}`);

/**
 * The service's one customer-managed key: it encrypts the stream (P12) and customers' chat tokens (P22), each only for
 * the functions whose role says so. Rotates every year. In a key policy the resource `*` is the key itself.
 */
export class Key extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: { readonly description: string; readonly deletionProtection: boolean }) {
    super("marbot:infra:Key", name);
    const key = new aws.kms.Key(
      name,
      {
        description: args.description,
        enableKeyRotation: true,
        deletionWindowInDays: args.deletionProtection ? 30 : 7,
        policy: keyPolicy(),
        tags: tagsOf(name),
      },
      { parent: this, protect: args.deletionProtection },
    );
    new aws.kms.Alias(
      `${name}-alias`,
      { name: `alias/${physicalName(name)}`, targetKeyId: key.keyId },
      { parent: this },
    );
    this.arn = key.arn;
    this.registerOutputs();
  }

  /** Decrypts chat tokens: only what was encrypted for a customer, never the stream. */
  decryptTokens(): Grant {
    return this.forTokens("Decrypt");
  }

  /** Encrypts chat tokens, each for its customer. */
  encryptTokens(): Grant {
    return this.forTokens("Encrypt");
  }

  private forTokens(action: "Decrypt" | "Encrypt"): Grant {
    return {
      statements: [
        {
          actions: [`kms:${action}`],
          resources: [this.arn],
          // Both: the context names a customer, and nothing else. https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
          conditions: {
            Null: { "kms:EncryptionContext:customer": "false" },
            "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["customer"] },
          },
        },
      ],
      environment: { CUSTOMER_KEY_ID: this.arn },
    };
  }

  /**
   * What Kinesis does with the key on a function's behalf, for this stream and nothing else: it names the stream in
   * the encryption context. https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html
   */
  forStream(arn: pulumi.Input<string>, action: "Decrypt" | "GenerateDataKey"): Statement {
    return {
      actions: [`kms:${action}`],
      resources: [this.arn],
      conditions: { StringEquals: { "kms:EncryptionContext:aws:kinesis:arn": arn } },
    };
  }
}

const keyPolicy = (): pulumi.Output<string> =>
  pulumi.all([accountPrincipal, account.id]).apply(([principal, id]) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AdministeredByTheAccount",
          Effect: "Allow",
          Principal: { AWS: principal },
          Action: administration,
          Resource: "*",
        },
        {
          Sid: "UsedByRolesWhosePolicyAllowsIt",
          Effect: "Allow",
          Principal: { AWS: principal },
          Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"],
          Resource: "*",
        },
        {
          Sid: "AlarmsReachTheEncryptedTopic",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": id } },
        },
      ],
    }),
  );
