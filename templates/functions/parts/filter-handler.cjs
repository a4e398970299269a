// @ts-check
"use strict";
const { CloudWatchClient } = require("@aws-sdk/client-cloudwatch");
const { SchedulerClient } = require("@aws-sdk/client-scheduler");
const { SNSClient } = require("@aws-sdk/client-sns");
const { create } = require("./filter.cjs");

exports.create = create;
exports.handler = create({
  // A storm of alarms asks more than CloudWatch answers at once: patience, before an alarm is sent undecided.
  cloudwatch: new CloudWatchClient({ maxAttempts: 7 }),
  scheduler: new SchedulerClient({}),
  sns: new SNSClient({}),
  environment: process.env,
});
