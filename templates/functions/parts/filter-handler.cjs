// @ts-check
"use strict";
const { CloudWatchClient } = require("@aws-sdk/client-cloudwatch");
const { SchedulerClient } = require("@aws-sdk/client-scheduler");
const { SNSClient } = require("@aws-sdk/client-sns");
const { create } = require("./filter.cjs");

exports.create = create;
exports.handler = create({
  cloudwatch: new CloudWatchClient({}),
  scheduler: new SchedulerClient({}),
  sns: new SNSClient({}),
  environment: process.env,
});
