// @ts-check
"use strict";
/** @import { Change } from "./change.cjs" */
/** @import { Client, Enrichment } from "./enrich.cjs" */
/** @import { Measured } from "./measured.cjs" */
const { ListTagsForResourceCommand } = require("@aws-sdk/client-cloudwatch");
const { ListAccountAliasesCommand } = require("@aws-sdk/client-iam");
const { GetResourcesCommand } = require("@aws-sdk/client-resource-groups-tagging-api");
const { list } = require("./change.cjs");
const { filled } = require("./measured.cjs");

/** Resources by what metrics call them, as ARNs without their beginning. A row counts when all of its names are known. */
const RESOURCES = [
  "lambda:{region}:{account}:function:{FunctionName}",
  "ec2:{region}:{account}:instance/{InstanceId}",
  "rds:{region}:{account}:db:{DBInstanceIdentifier}",
  "rds:{region}:{account}:cluster:{DBClusterIdentifier}",
  "ecs:{region}:{account}:service/{ClusterName}/{ServiceName}",
  "sqs:{region}:{account}:{QueueName}",
  "sns:{region}:{account}:{TopicName}",
  "dynamodb:{region}:{account}:table/{TableName}",
  "kinesis:{region}:{account}:stream/{StreamName}",
  "elasticloadbalancing:{region}:{account}:loadbalancer/{LoadBalancer}",
  "elasticloadbalancing:{region}:{account}:{TargetGroup}",
  "apigateway:{region}::/apis/{ApiId}",
  "states:{region}:{account}:stateMachine:{StateMachineName}",
  "codebuild:{region}:{account}:project/{ProjectName}",
  "elasticache:{region}:{account}:cluster:{CacheClusterId}",
  "es:{region}:{account}:domain/{DomainName}",
  "elasticfilesystem:{region}:{account}:file-system/{FileSystemId}",
  "s3:::{BucketName}",
];

/**
 * Of the alarm, and of what it watches: on the same key, the alarm's own.
 * @param {{ cloudwatch: Client, tagging: Client }} clients @param {Change} change @param {() => Promise<Measured>} measured
 * @param {{ abortSignal: AbortSignal }} options @returns {Promise<Record<string, string>>}
 */
async function tagsOf({ cloudwatch, tagging }, change, measured, options) {
  const own = await cloudwatch.send(new ListTagsForResourceCommand({ ResourceARN: change.arn }), options);
  // What it watches may be unknown; the alarm's own tags are not.
  const { dimensions } = await measured().catch(() => ({ dimensions: change.series }));
  const names = { ...change, ...dimensions };
  const ResourceARNList = RESOURCES.flatMap((row) => filled(`arn:{partition}:${row}`, names)).slice(0, 100);
  const ask = ResourceARNList.length > 0;
  const found = ask ? await tagging.send(new GetResourcesCommand({ ResourceARNList }), options) : {};
  const all = [...list(found.ResourceTagMappingList).flatMap(({ Tags }) => list(Tags)), ...list(own.Tags)];
  return Object.fromEntries(all.map(({ Key, Value }) => [Key, Value]));
}

/** @param {Client} iam @param {Change} change @param {{ abortSignal: AbortSignal }} options @returns {Promise<Partial<Enrichment> | undefined>} */
async function aliasOf(iam, change, options) {
  const [alias] = list((await iam.send(new ListAccountAliasesCommand({}), options)).AccountAliases);
  return alias && { account: { id: change.account, alias } };
}

module.exports = { tagsOf, aliasOf };
