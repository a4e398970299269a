import { trusts } from "../../permitted.ts";
import type { Resource } from "../../resource.ts";
import { account, arn, attribute, joined, type Parameter, partition, region } from "../../value.ts";

/** Pictures and logs of a visit are of use while somebody asks why it failed. */
const KEPT_DAYS = 30;

/** How the chosen page is visited: a canary, what it may do, and where it keeps what it saw. */
export const canaryResources = (
  chosen: Readonly<Record<"canaryName" | "address" | "title" | "selector" | "every", Parameter>>,
): readonly Resource[] => [...seen, ...visitor, canary(chosen)];

const bucket = attribute("seen", "name");

const seen: readonly Resource[] = [
  {
    id: "seen",
    kind: "bucket",
    staysBehind: true,
    properties: { forceDestroy: true },
    accepted: {
      CKV_AWS_18: "Who reads the pictures is in CloudTrail; a log of accesses would need a bucket of its own.",
      CKV_AWS_21: "Nothing in it is ever changed, and all of it is deleted after 30 days.",
      CKV_AWS_144: "Pictures of a website are not worth a second copy.",
      CKV_AWS_145: "It is encrypted with the key of S3; a key of yours would cost a dollar a month.",
      CKV2_AWS_62: "Nobody waits for a new picture.",
    },
  },
  {
    id: "seen-encryption",
    kind: "bucketEncryption",
    properties: { bucket, rules: [{ sseAlgorithm: "AES256" }] },
  },
  {
    id: "seen-lifecycle",
    kind: "bucketLifecycle",
    properties: {
      bucket,
      rules: [
        {
          id: "forget",
          status: "Enabled",
          prefix: "",
          expirationDays: KEPT_DAYS,
          abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        },
      ],
    },
  },
  {
    id: "seen-access",
    kind: "bucketAccess",
    properties: {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
  },
  {
    id: "seen-policy",
    kind: "bucketPolicy",
    properties: {
      bucket,
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "NeverInPlainText",
            Effect: "Deny",
            Principal: { AWS: "*" },
            Action: "s3:*",
            Resource: [arn("seen"), joined`${arn("seen")}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      },
    },
    after: ["seen-access"],
  },
];

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_CanaryPermissions.html */
const visitor: readonly Resource[] = [
  {
    id: "canary-role",
    kind: "role",
    properties: {
      description: "Lets the canary keep what it saw, and tell how the visit went",
      assumeRolePolicy: trusts("lambda.amazonaws.com"),
    },
  },
  {
    id: "canary-policy",
    kind: "rolePolicy",
    properties: {
      role: attribute("canary-role", "name"),
      name: "visit",
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "KeepsPicturesAndLogs",
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:PutObject"],
            Resource: joined`${arn("seen")}/*`,
          },
          { Sid: "FindsItsBucket", Effect: "Allow", Action: "s3:GetBucketLocation", Resource: arn("seen") },
          { Sid: "FindsItsBucketAmongAll", Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" },
          {
            Sid: "WritesItsLog",
            Effect: "Allow",
            Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: joined`arn:${partition}:logs:${region}:${account}:log-group:/aws/lambda/cwsyn-*`,
          },
          {
            Sid: "TellsHowTheVisitWent",
            Effect: "Allow",
            Action: "cloudwatch:PutMetricData",
            Resource: "*",
            Condition: { StringEquals: { "cloudwatch:namespace": "CloudWatchSynthetics" } },
          },
        ],
      },
    },
  },
];

const canary = ({ canaryName, address, title, selector, every }: Parameters<typeof canaryResources>[0]): Resource => ({
  id: "canary",
  kind: "canary",
  properties: {
    name: canaryName,
    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Library_nodejs_puppeteer.html */
    runtimeVersion: "syn-nodejs-puppeteer-15.0",
    executionRoleArn: arn("canary-role"),
    artifactS3Location: joined`s3://${bucket}`,
    handler: "index.handler",
    script: "website.cjs",
    schedule: { expression: every },
    runConfig: {
      timeoutInSeconds: 55,
      activeTracing: false,
      environmentVariables: { ADDRESS: address, TITLE: title, SELECTOR: selector },
    },
    successRetentionPeriod: KEPT_DAYS,
    failureRetentionPeriod: KEPT_DAYS,
    startCanary: true,
    deleteLambda: true,
    provisionedResourceCleanup: "AUTOMATIC",
  },
  after: ["canary-policy"],
});
