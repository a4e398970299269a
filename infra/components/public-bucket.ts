import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { account } from "./account.ts";
import { physicalName, tagsOf } from "./naming.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface PublicFile {
  readonly key: string;
  readonly content: Uint8Array;
  readonly type: string;
  /** Whether what is at this key never changes: it is not replaced by a later `up`, nor deleted when it is no longer named. */
  readonly isPinned: boolean;
}

/**
 * A bucket whose files everybody may fetch, over TLS, and nobody may list or write. Only the bucket's policy opens it:
 * what is stored by mistake with an access list of its own stays closed. Objects are encrypted by S3, which needs no word.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export class PublicBucket extends pulumi.ComponentResource {
  /** Without a trailing slash. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: { readonly files: readonly PublicFile[]; readonly deletionProtection: boolean }) {
    super("marbot:infra:PublicBucket", name);
    const tags = tagsOf(name);
    // The name is part of addresses that customers keep, and one of all buckets that there are: the account makes it ours.
    const own = physicalName(name).toLowerCase().replaceAll("_", "-");
    const bucket = new aws.s3.Bucket(
      name,
      { bucket: pulumi.interpolate`${own}-${account.id}`, forceDestroy: true, tags },
      { parent: this, protect: args.deletionProtection },
    );
    const access = new aws.s3.BucketPublicAccessBlock(
      `${name}-access`,
      {
        bucket: bucket.bucket,
        blockPublicAcls: true,
        ignorePublicAcls: true,
        blockPublicPolicy: false,
        restrictPublicBuckets: false,
      },
      { parent: this },
    );
    const policy = new aws.s3.BucketPolicy(
      `${name}-policy`,
      { bucket: bucket.bucket, policy: bucket.arn.apply(readByEverybody) },
      { parent: this, dependsOn: [access] },
    );
    for (const file of args.files) {
      new aws.s3.BucketObjectv2(
        `${name}-${file.key.replaceAll(/[^A-Za-z0-9]+/g, "-")}`,
        {
          bucket: bucket.bucket,
          key: file.key,
          source: new pulumi.asset.FileAsset(kept(name, file)),
          contentType: file.type,
          cacheControl: file.isPinned ? "public, max-age=31536000, immutable" : "public, max-age=300",
          tags,
        },
        {
          parent: this,
          dependsOn: [policy],
          ...(file.isPinned && { retainOnDelete: true, ignoreChanges: ["source"] }),
        },
      );
    }
    this.url = pulumi.interpolate`https://${bucket.bucketRegionalDomainName}`;
    this.registerOutputs();
  }
}

/** Where the file lies for whoever uploads it, from where the program runs: the state should not name anybody's folders. */
const kept = (name: string, { key, content }: PublicFile): string => {
  const path = `${root}.build/${name}/${key}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return relative(process.cwd(), path);
};

const readByEverybody = (arn: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "ReadByEverybody",
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: `${arn}/*`,
      },
      {
        Sid: "OnlyOverTls",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
