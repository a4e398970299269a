// @ts-check
"use strict";
const { CloudTrailClient } = require("@aws-sdk/client-cloudtrail");
const { CloudWatchClient } = require("@aws-sdk/client-cloudwatch");
const { CloudWatchLogsClient } = require("@aws-sdk/client-cloudwatch-logs");
const { IAMClient } = require("@aws-sdk/client-iam");
const { ResourceGroupsTaggingAPIClient } = require("@aws-sdk/client-resource-groups-tagging-api");
const { create } = require("./enrich.cjs");

exports.create = create;
exports.handler = create({
  cloudwatch: new CloudWatchClient({}),
  logs: new CloudWatchLogsClient({}),
  // The whole account shares two questions a second.
  cloudtrail: new CloudTrailClient({ maxAttempts: 6 }),
  iam: new IAMClient({}),
  tagging: new ResourceGroupsTaggingAPIClient({}),
  environment: process.env,
});
