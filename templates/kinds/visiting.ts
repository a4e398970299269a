import { as, block, blocks, is, kind, tags } from "./kind.ts";

/** What visits a website, and where it keeps what it saw. */
export const visiting = {
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-synthetics-canary.html */
  canary: kind("AWS::Synthetics::Canary", "aws_synthetics_canary", "synthetics.Canary", {
    name: is(),
    runtimeVersion: is(),
    executionRoleArn: is(),
    artifactS3Location: is(),
    handler: is({ cloudformation: "Code.Handler" }),
    script: as("script", { cloudformation: "Code.Script", terraform: "zip_file", pulumi: "zipFile" }),
    schedule: block({ expression: is() }),
    runConfig: block({
      timeoutInSeconds: is(),
      activeTracing: is(),
      environmentVariables: as("map"),
    }),
    successRetentionPeriod: is(),
    failureRetentionPeriod: is(),
    startCanary: is({ cloudformation: "StartCanaryAfterCreation" }),
    /** Its function and layers go with it: CloudFormation says so when it is created, the others when it is deleted. */
    deleteLambda: is({ cloudformation: null }),
    provisionedResourceCleanup: is({ terraform: null, pulumi: null }),
    tags,
  }),
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html */
  bucket: kind(
    "AWS::S3::Bucket",
    "aws_s3_bucket",
    "s3.Bucket",
    /** CloudFormation cannot delete a bucket in which something is: there it stays behind (`staysBehind`). */
    { forceDestroy: is({ cloudformation: null }), tags },
    {
      arn: { cloudformation: "Arn" },
      name: { cloudformation: "Ref", terraform: "bucket", pulumi: "bucket" },
    },
  ),
  /** In CloudFormation these are said in their bucket. */
  bucketEncryption: kind(
    { of: "bucket", at: "BucketEncryption", list: false },
    "aws_s3_bucket_server_side_encryption_configuration",
    "s3.BucketServerSideEncryptionConfiguration",
    {
      bucket: is({ cloudformation: null }),
      rules: blocks(
        {
          sseAlgorithm: is({
            cloudformation: "ServerSideEncryptionByDefault.SSEAlgorithm",
            terraform: "apply_server_side_encryption_by_default.sse_algorithm",
            pulumi: "applyServerSideEncryptionByDefault.sseAlgorithm",
          }),
        },
        { cloudformation: "ServerSideEncryptionConfiguration", terraform: "rule" },
      ),
    },
  ),
  bucketLifecycle: kind(
    { of: "bucket", at: "LifecycleConfiguration", list: false },
    "aws_s3_bucket_lifecycle_configuration",
    "s3.BucketLifecycleConfiguration",
    {
      bucket: is({ cloudformation: null }),
      rules: blocks(
        {
          id: is(),
          status: is(),
          prefix: is({ cloudformation: null, terraform: "filter.prefix", pulumi: "filter.prefix" }),
          expirationDays: is({
            cloudformation: "ExpirationInDays",
            terraform: "expiration.days",
            pulumi: "expiration.days",
          }),
          abortIncompleteMultipartUpload: block({ daysAfterInitiation: is() }),
        },
        { terraform: "rule" },
      ),
    },
  ),
  bucketAccess: kind(
    { of: "bucket", at: "PublicAccessBlockConfiguration", list: false },
    "aws_s3_bucket_public_access_block",
    "s3.BucketPublicAccessBlock",
    {
      bucket: is({ cloudformation: null }),
      blockPublicAcls: is(),
      blockPublicPolicy: is(),
      ignorePublicAcls: is(),
      restrictPublicBuckets: is(),
    },
  ),
  bucketPolicy: kind("AWS::S3::BucketPolicy", "aws_s3_bucket_policy", "s3.BucketPolicy", {
    bucket: is(),
    policy: as("document", { cloudformation: "PolicyDocument" }),
  }),
};
