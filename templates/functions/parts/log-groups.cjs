// @ts-check
"use strict";
/** @import { Change } from "./change.cjs" */
/** @import { Client } from "./enrich.cjs" */
const { DescribeLogGroupsCommand, DescribeMetricFiltersCommand } = require("@aws-sdk/client-cloudwatch-logs");
const { list } = require("./change.cjs");
const { filled } = require("./measured.cjs");

/** Log groups by what metrics call their resource, as AWS names them. One that ends in a slash stands for all below it. */
const LOG_GROUPS = [
  "/aws/lambda/{FunctionName}",
  "/aws/rds/instance/{DBInstanceIdentifier}/",
  "/aws/rds/cluster/{DBClusterIdentifier}/",
  "/ecs/{ServiceName}",
  "/aws/ecs/{ClusterName}/{ServiceName}",
  "/aws/eks/{ClusterName}/cluster",
  "/aws/containerinsights/{ClusterName}/application",
  "API-Gateway-Execution-Logs_{ApiId}/",
  "/aws/apigateway/{ApiId}",
  "/aws/apigateway/{ApiName}",
  "/aws/vendedlogs/states/{StateMachineName}",
  "/aws/vendedlogs/states/{StateMachineName}-Logs",
  "/aws/codebuild/{ProjectName}",
];

/**
 * Those that a tag names on the alarm or on what it watches (marbot:log-groups = /shop/web /shop/worker), or else those
 * that the alarm's metric is made from, and those of the resource: at most ten that exist.
 * @param {Client} client @param {Change} change
 * @param {{ alarm: any, dimensions: Record<string, string>, tags: () => Promise<Record<string, string>>, abortSignal: AbortSignal }} about
 * @returns {Promise<string[]>}
 */
async function logGroups(client, change, { alarm, dimensions, tags, ...options }) {
  // Without the tags, names are still worth a try.
  const named = (await tags().catch(() => ({ "marbot:log-groups": "" })))["marbot:log-groups"];
  if (named) return named.trim().split(/\s+/).slice(0, 10);
  const found = new Set();
  if (alarm.MetricName && !alarm.Namespace.startsWith("AWS/")) {
    const asked = { metricName: alarm.MetricName, metricNamespace: alarm.Namespace };
    const { metricFilters } = await client.send(new DescribeMetricFiltersCommand(asked), options);
    for (const { logGroupName } of list(metricFilters)) found.add(logGroupName);
  }
  for (const name of LOG_GROUPS.flatMap((template) => filled(template, { ...change, ...dimensions }))) {
    const asked = { logGroupNamePrefix: name };
    const { logGroups } = await client.send(new DescribeLogGroupsCommand(asked), options);
    for (const { logGroupName } of list(logGroups))
      if (name.endsWith("/") || logGroupName === name) found.add(logGroupName);
  }
  return [...found].slice(0, 10);
}

module.exports = { logGroups };
