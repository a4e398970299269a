import { readFileSync } from "node:fs";
import type { Declared } from "./deployment.ts";

type Props = Readonly<Record<string, unknown>>;
type Reader = (properties: Props) => unknown;

const of = (value: unknown): Props => (value ?? {}) as Props;
const first = (value: unknown): Props => (Array.isArray(value) ? of(value[0]) : of(value));

/** Canaries and where they keep what they saw: the same reading as facts.ts, for resources that one template has. */
export const websitesOfCloudFormation: Readonly<Record<string, Reader>> = {
  "AWS::Synthetics::Canary": (p) => ({
    called: p.Name,
    runs: [p.RuntimeVersion, of(p.Code).Handler, of(p.Code).Script],
    as: p.ExecutionRoleArn,
    keeps: [p.ArtifactS3Location, p.SuccessRetentionPeriod, p.FailureRetentionPeriod],
    at: of(p.Schedule).Expression,
    knows: of(p.RunConfig).EnvironmentVariables,
    within: [of(p.RunConfig).TimeoutInSeconds, of(p.RunConfig).ActiveTracing],
    starts: p.StartCanaryAfterCreation,
    leavesNothing: p.ProvisionedResourceCleanup === "AUTOMATIC",
  }),
  "AWS::S3::Bucket": (p) => {
    const rule = first(of(p.LifecycleConfiguration).Rules);
    const encrypted = first(of(p.BucketEncryption).ServerSideEncryptionConfiguration);
    return {
      encrypted: of(encrypted.ServerSideEncryptionByDefault).SSEAlgorithm,
      forgets: [rule.Status, rule.ExpirationInDays, of(rule.AbortIncompleteMultipartUpload).DaysAfterInitiation],
      shut: shutOf(
        Object.fromEntries(
          Object.entries(of(p.PublicAccessBlockConfiguration)).map(([key, one]) => [
            key.replace(/^./, (letter) => letter.toLowerCase()),
            one,
          ]),
        ),
      ),
    };
  },
  "AWS::S3::BucketPolicy": (p) => ({ of: p.Bucket, policy: p.PolicyDocument }),
};

export const websites: Readonly<Record<string, Reader>> = {
  Canary: (p) => ({
    called: p.name,
    runs: [p.runtimeVersion, p.handler, scriptIn(String(p.zipFile))],
    as: p.executionRoleArn,
    keeps: [p.artifactS3Location, p.successRetentionPeriod, p.failureRetentionPeriod],
    at: of(p.schedule).expression,
    knows: of(p.runConfig).environmentVariables,
    within: [of(p.runConfig).timeoutInSeconds, of(p.runConfig).activeTracing],
    starts: p.startCanary,
    leavesNothing: p.deleteLambda,
  }),
  Bucket: (p) => {
    const rule = first(rulesOf(p.lifecycle));
    const encrypted = first(rulesOf(p.encryption));
    const byDefault = of(encrypted.applyServerSideEncryptionByDefault);
    return {
      encrypted: byDefault.sseAlgorithm,
      forgets: [rule.status, of(rule.expiration).days, of(rule.abortIncompleteMultipartUpload).daysAfterInitiation],
      shut: shutOf(of(p.access)),
    };
  },
  BucketPolicy: (p) => ({ of: p.bucket, policy: p.policy }),
};

export const websiteNames: Readonly<Record<string, string>> = {
  aws_synthetics_canary: "Canary",
  aws_s3_bucket: "Bucket",
  aws_s3_bucket_policy: "BucketPolicy",
};

const shutOf = (p: Props): readonly unknown[] =>
  ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].map((key) => p[key]);

const rulesOf = (value: unknown): unknown => of(value).rules ?? of(value).rule;

/** The one file of an archive that is stored as it is; a text that is no archive's address is the script itself. */
const scriptIn = (value: string): string => {
  if (!value.endsWith(".zip")) return value;
  const bytes = readFileSync(value);
  const start = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  return bytes.subarray(start, start + bytes.readUInt32LE(22)).toString("utf8");
};

const PARTS: readonly (readonly [RegExp, string])[] = [
  [/aws_s3_bucket_server_side_encryption_configuration|:BucketServerSideEncryptionConfiguration$/, "encryption"],
  [/aws_s3_bucket_lifecycle_configuration|:BucketLifecycleConfiguration$/, "lifecycle"],
  [/aws_s3_bucket_public_access_block|:BucketPublicAccessBlock$/, "access"],
];
const partOf = ({ type }: Declared): string | undefined => PARTS.find(([like]) => like.test(type))?.[1];

/** How a bucket is set up stands in it, as CloudFormation has it. */
export const withBucketParts = (resources: readonly Declared[]): readonly Declared[] =>
  resources
    .filter((one) => !partOf(one))
    .map((one) => {
      if (!/^aws_s3_bucket$|:Bucket$/.test(one.type)) return one;
      const parts = resources.flatMap((part) => {
        const name = partOf(part);
        return name && part.properties.bucket === `<${one.id}>` ? [[name, part.properties] as const] : [];
      });
      return { ...one, properties: { ...one.properties, ...Object.fromEntries(parts) } };
    });
