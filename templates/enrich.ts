import { createTopic, deadLetters, endpointUrl, topic } from "./delivery.ts";
import { enrichPermissions, type Permission } from "./functions/permissions.ts";
import { alarm, metric, type Rule } from "./model.ts";
import { option, toggle } from "./parameter.ts";
import { deployed, logGroupArn, permitted } from "./permitted.ts";
import type { Resource } from "./resource.ts";
import { account, all, arn, attribute, equals, type Parameter } from "./value.ts";

const enrich = toggle({
  name: "enrichAlarms",
  label: "Graph, log lines and changes",
  about:
    "Adds to each alarm, from inside the account, a graph, the last log lines and what changed shortly before. Needs a role that may read those.",
  default: false,
});

const parts = option({
  name: "enrichParts",
  type: "text",
  label: "What is added",
  about: "Any of alias, tags, graph, logs and changes, with spaces between.",
  default: "alias tags graph logs changes",
  pattern: "[a-z ]*",
});

/** It sends to the endpoint itself, so it needs the address; with another template's topic, that one enriches. */
const on = all(equals(enrich, true), equals(createTopic, true));
const ownTopic = equals(createTopic, true);

export const enrichParameters: readonly Parameter[] = [parts];

export const enrichRules: readonly Rule[] = [
  alarm({
    id: "enrich-fails",
    sentence: "The enrich function fails: alarms come, but without graph, log lines and changes.",
    watch: metric({
      namespace: "AWS/Lambda",
      name: "Errors",
      dimensions: { FunctionName: attribute("enrich", "name") },
      statistic: "Sum",
      periodSeconds: 300,
    }),
    above: 0,
    on: enrich,
    when: ownTopic,
  }),
];

const about = "Adds graph, log lines and changes to alarms, from inside the account";
/** AWS Lambda leaves there what the function could not do. */
const leaves: Permission = { action: "sqs:SendMessage", on: ["{deadLetters}"], because: "", byLambda: true };

/** An alarm that has gone off, whichever way it came: https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html */
const goneOff = {
  filterPolicyScope: "MessageBody",
  filterPolicy: {
    $or: [{ NewStateValue: ["ALARM"] }, { source: ["aws.cloudwatch"], detail: { state: { value: ["ALARM"] } } }],
  },
};

/** How the function is wired: templates/functions/README.md. The alarm itself never waits for it. */
export const enrichResources: readonly Resource[] = [
  ...permitted({ id: "enrich", about, when: on }, [...enrichPermissions, leaves], {
    deadLetters,
    laterQueue: arn("enrich-later"),
    logGroup: logGroupArn("enrich-log"),
  }),
  ...deployed({ id: "enrich", about, when: on, environment: { ENDPOINT: endpointUrl, PARTS: parts } }),
  {
    id: "enrich-attempts",
    kind: "asyncInvocation",
    when: on,
    properties: {
      functionName: attribute("enrich", "name"),
      qualifier: "$LATEST",
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: 900,
      destinationConfig: { onFailure: { destination: deadLetters } },
    },
    after: ["enrich-policy"],
  },
  {
    id: "enrich-permission",
    kind: "permission",
    when: on,
    properties: {
      action: "lambda:InvokeFunction",
      function: attribute("enrich", "name"),
      principal: "sns.amazonaws.com",
      sourceArn: topic,
    },
  },
  {
    id: "enrich-subscription",
    kind: "subscription",
    when: on,
    properties: { topic, protocol: "lambda", endpoint: arn("enrich"), ...goneOff },
    after: ["enrich-permission"],
  },
  /** CloudTrail tells of a call after some minutes, so the same alarm is looked at twice. */
  {
    id: "enrich-later",
    kind: "queue",
    when: on,
    properties: {
      delaySeconds: 300,
      visibilityTimeoutSeconds: 360,
      messageRetentionSeconds: 3600,
      sqsManagedSseEnabled: true,
      redrivePolicy: { deadLetterTargetArn: deadLetters, maxReceiveCount: 3 },
    },
    accepted: { CKV_AWS_27: "It is encrypted with the key of SQS, which needs no policy for those who write to it." },
  },
  {
    id: "enrich-later-policy",
    kind: "queuePolicy",
    when: on,
    properties: {
      queueUrl: attribute("enrich-later", "url"),
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "sns.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: arn("enrich-later"),
            Condition: { ArnEquals: { "aws:SourceArn": topic }, StringEquals: { "aws:SourceAccount": account } },
          },
        ],
      },
    },
  },
  {
    id: "enrich-later-subscription",
    kind: "subscription",
    when: on,
    properties: { topic, protocol: "sqs", endpoint: arn("enrich-later"), ...goneOff },
    after: ["enrich-later-policy"],
  },
  {
    id: "enrich-later-source",
    kind: "eventSource",
    when: on,
    properties: {
      eventSourceArn: arn("enrich-later"),
      functionName: attribute("enrich", "name"),
      batchSize: 1,
      scalingConfig: { maximumConcurrency: 2 },
    },
    after: ["enrich-policy"],
  },
];
