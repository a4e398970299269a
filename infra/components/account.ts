import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Where the stack is deployed: no Region, account or partition is assumed (aws, aws-cn, aws-us-gov). */
export const account = {
  id: aws.getCallerIdentityOutput().accountId,
  region: aws.getRegionOutput().region,
  partition: aws.getPartitionOutput().partition,
};

/** The account itself as a principal: whatever its IAM policies allow. */
export const accountPrincipal = pulumi.interpolate`arn:${account.partition}:iam::${account.id}:root`;
