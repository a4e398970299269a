// Made from templates/library/elasticache-memcached.ts by npm run build:templates: not to be edited by hand.
"use strict";

const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

/** ElastiCache for Memcached. Watches one Memcached cluster: is it busy, does it drop keys, does it swap? */
class ElasticacheMemcached extends pulumi.ComponentResource {
  constructor(name, args = {}, options = {}) {
    super("marbot:monitoring:ElasticacheMemcached", name, {}, options);
    const endpointUrl = pulumi.secret(args.endpointUrl ?? "");
    const createTopic = args.createTopic ?? true;
    const topicArn = args.topicArn ?? "";
    const encryptTopic = args.encryptTopic ?? true;
    if (args.cacheClusterId === undefined) throw new Error("cacheClusterId is needed: Cluster");
    const cacheClusterId = args.cacheClusterId;
    const cacheNotifications = args.cacheNotifications ?? false;
    const cpuUtilizationThreshold = args.cpuUtilizationThreshold ?? 80;
    const evictionsThreshold = args.evictionsThreshold ?? 1000;
    const swapUsageThreshold = args.swapUsageThreshold ?? 256000000;
    const sendHeartbeat = args.sendHeartbeat ?? true;
    const sendTestAlert = args.sendTestAlert ?? true;
    if (createTopic && args.endpointUrl === undefined) throw new Error("A topic of its own needs the address of the channel's endpoint.");
    if (!createTopic && args.topicArn === undefined) throw new Error("Without a topic of its own, the ARN of another template's topic is needed.");
    const prefix = args.name ?? `${name}-${pulumi.getStack()}`;
    const stack = `${pulumi.getProject()}/${pulumi.getStack()}/${name}`;
    const account = aws.getCallerIdentityOutput({}, { parent: this }).accountId;
    const partition = aws.getPartitionOutput({}, { parent: this }).partition;
    const region = aws.getRegionOutput({}, { parent: this }).region;
    const soon = "at(" + new Date(Date.now() + 180_000).toISOString().slice(0, 19) + ")";

    const topicKey = createTopic && encryptTopic
      ? new aws.kms.Key(`${name}-topic-key`, {
        description: "Encrypts what the monitoring template elasticache-memcached sends to marbot",
        enableKeyRotation: true,
        deletionWindowInDays: 7,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "AdministeredByThisAccount",
              Effect: "Allow",
              Principal: { AWS: pulumi.interpolate`arn:${partition}:iam::${account}:root` },
              Action: "kms:*",
              Resource: "*",
            },
            {
              Sid: "UsedByWhatPublishes",
              Effect: "Allow",
              Principal: { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com"] },
              Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
              Resource: "*",
            },
            {
              Sid: "UsedThroughSnsByThisAccount",
              Effect: "Allow",
              Principal: { AWS: "*" },
              Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
              Resource: "*",
              Condition: {
                StringEquals: {
                  "kms:CallerAccount": account,
                  "kms:ViaService": [
                    pulumi.interpolate`sns.${region}.amazonaws.com`,
                    pulumi.interpolate`sns.${region}.amazonaws.com.cn`,
                  ],
                },
              },
            },
          ],
        }),
        tags: { "marbot:template": "elasticache-memcached" },
      }, { parent: this })
      : undefined;

    const topic = createTopic
      ? new aws.sns.Topic(`${name}-topic`, {
        kmsMasterKeyId: encryptTopic ? topicKey.keyId : undefined,
        tags: { "marbot:template": "elasticache-memcached" },
      }, { parent: this })
      : undefined;

    const topicPolicy = createTopic
      ? new aws.sns.TopicPolicy(`${name}-topic-policy`, {
        arn: topic.arn,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "PublishedByServicesForThisAccount",
              Effect: "Allow",
              Principal: { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com"] },
              Action: "sns:Publish",
              Resource: topic.arn,
              Condition: { StringEquals: { "aws:SourceAccount": account } },
            },
            {
              Sid: "NeverInPlainText",
              Effect: "Deny",
              Principal: { AWS: "*" },
              Action: "sns:Publish",
              Resource: topic.arn,
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
          ],
        }),
      }, { parent: this })
      : undefined;

    const deadLetters = createTopic
      ? new aws.sqs.Queue(`${name}-dead-letters`, {
        messageRetentionSeconds: 1209600,
        sqsManagedSseEnabled: true,
        tags: { "marbot:template": "elasticache-memcached" },
      }, { parent: this })
      : undefined;

    const deadLettersPolicy = createTopic
      ? new aws.sqs.QueuePolicy(`${name}-dead-letters-policy`, {
        queueUrl: deadLetters.url,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "LeftByServicesForThisAccount",
              Effect: "Allow",
              Principal: { Service: ["events.amazonaws.com", "sns.amazonaws.com"] },
              Action: "sqs:SendMessage",
              Resource: deadLetters.arn,
              Condition: { StringEquals: { "aws:SourceAccount": account } },
            },
            {
              Sid: "NeverInPlainText",
              Effect: "Deny",
              Principal: { AWS: "*" },
              Action: "sqs:*",
              Resource: deadLetters.arn,
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
          ],
        }),
      }, { parent: this })
      : undefined;

    const subscription = createTopic
      ? new aws.sns.TopicSubscription(`${name}-subscription`, {
        topic: topic.arn,
        protocol: "https",
        endpoint: endpointUrl,
        endpointAutoConfirms: true,
        deliveryPolicy: pulumi.jsonStringify({
          healthyRetryPolicy: {
            numRetries: 68,
            numNoDelayRetries: 0,
            numMinDelayRetries: 0,
            minDelayTarget: 5,
            maxDelayTarget: 60,
            numMaxDelayRetries: 50,
            backoffFunction: "linear",
          },
          throttlePolicy: { maxReceivesPerSecond: 1 },
        }),
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetters.arn }),
      }, { parent: this, dependsOn: [topicPolicy, deadLettersPolicy].filter(Boolean) })
      : undefined;

    const scheduler = sendHeartbeat
      ? new aws.iam.Role(`${name}-scheduler`, {
        description: "Lets EventBridge Scheduler publish the heartbeat of the monitoring template elasticache-memcached",
        assumeRolePolicy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "scheduler.amazonaws.com" },
              Action: "sts:AssumeRole",
              Condition: { StringEquals: { "aws:SourceAccount": account } },
            },
          ],
        }),
        tags: {
          "marbot:template": "elasticache-memcached",
          "marbot:subscription": createTopic ? subscription.arn : topicArn,
        },
      }, { parent: this })
      : undefined;

    const schedulerPolicy = sendHeartbeat
      ? new aws.iam.RolePolicy(`${name}-scheduler-policy`, {
        role: scheduler.name,
        name: "publish",
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sns:Publish", Resource: createTopic ? topic.arn : topicArn }],
        }),
      }, { parent: this })
      : undefined;

    if (sendHeartbeat) {
      new aws.scheduler.Schedule(`${name}-heartbeat`, {
        description: "Tells marbot every 30 days that this template is deployed, and in which version",
        scheduleExpression: "rate(30 days)",
        flexibleTimeWindow: {
          mode: "OFF",
        },
        target: {
          arn: createTopic ? topic.arn : topicArn,
          roleArn: scheduler.arn,
          input: pulumi.jsonStringify({
            MarbotTemplate: "elasticache-memcached",
            Version: "1.0.0",
            Event: "heartbeat",
            Format: "pulumi",
            Partition: partition,
            AccountId: account,
            Region: region,
            Stack: stack,
          }),
          retryPolicy: {
            maximumEventAgeInSeconds: 86400,
            maximumRetryAttempts: 185,
          },
        },
      }, { parent: this, dependsOn: [schedulerPolicy].filter(Boolean) });
    }

    if (sendTestAlert && sendHeartbeat) {
      new aws.scheduler.Schedule(`${name}-test-alert-once`, {
        description: "Sends one test alert right after the deployment",
        scheduleExpression: soon,
        flexibleTimeWindow: {
          mode: "OFF",
        },
        target: {
          arn: createTopic ? topic.arn : topicArn,
          roleArn: scheduler.arn,
          input: pulumi.jsonStringify({
            MarbotTemplate: "elasticache-memcached",
            Version: "1.0.0",
            Event: "test",
            Format: "pulumi",
            Partition: partition,
            AccountId: account,
            Region: region,
            Stack: stack,
            Message: "Test alert: what this template notices reaches this channel",
          }),
          retryPolicy: {
            maximumEventAgeInSeconds: 86400,
            maximumRetryAttempts: 185,
          },
        },
      }, { parent: this, dependsOn: [schedulerPolicy].filter(Boolean), ignoreChanges: ["scheduleExpression"] });
    }

    if (cpuUtilizationThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization`,
        alarmDescription: "The cache is busy: it is too small, or something asks too much of it.",
        namespace: "AWS/ElastiCache",
        metricName: "CPUUtilization",
        dimensions: { CacheClusterId: cacheClusterId },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "elasticache-memcached" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (evictionsThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-evictions`, {
        name: pulumi.interpolate`${prefix}-evictions`,
        alarmDescription: "Items are dropped before their time, because the cache is full.",
        namespace: "AWS/ElastiCache",
        metricName: "Evictions",
        dimensions: { CacheClusterId: cacheClusterId },
        statistic: "Sum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: evictionsThreshold,
        evaluationPeriods: 10,
        datapointsToAlarm: 10,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "elasticache-memcached" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (swapUsageThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-swap-usage`, {
        name: pulumi.interpolate`${prefix}-swap-usage`,
        alarmDescription: "The cache uses its disk as memory: it gets slow.",
        namespace: "AWS/ElastiCache",
        metricName: "SwapUsage",
        dimensions: { CacheClusterId: cacheClusterId },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: swapUsageThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "elasticache-memcached" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (createTopic) {
      new aws.cloudwatch.MetricAlarm(`${name}-undelivered`, {
        name: pulumi.interpolate`${prefix}-undelivered`,
        alarmDescription: "Messages could not be delivered to marbot within an hour; the dead-letter queue keeps them for 14 days.",
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: deadLetters.name },
        statistic: "Maximum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [topic.arn],
        okActions: [topic.arn],
        tags: { "marbot:template": "elasticache-memcached" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    const cacheEvents = createTopic && cacheNotifications
      ? new aws.sns.Topic(`${name}-cache-events`, {
        tags: { "marbot:template": "elasticache-memcached" },
      }, { parent: this })
      : undefined;

    const cacheEventsPolicy = createTopic && cacheNotifications
      ? new aws.sns.TopicPolicy(`${name}-cache-events-policy`, {
        arn: cacheEvents.arn,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "PublishedForThisAccount",
              Effect: "Allow",
              Principal: { AWS: "*" },
              Action: "sns:Publish",
              Resource: cacheEvents.arn,
              Condition: { StringEquals: { "aws:SourceOwner": account } },
            },
          ],
        }),
      }, { parent: this })
      : undefined;

    if (createTopic && cacheNotifications) {
      new aws.sns.TopicSubscription(`${name}-cache-events-subscription`, {
        topic: cacheEvents.arn,
        protocol: "https",
        endpoint: endpointUrl,
        endpointAutoConfirms: true,
        deliveryPolicy: pulumi.jsonStringify({
          healthyRetryPolicy: {
            numRetries: 68,
            numNoDelayRetries: 0,
            numMinDelayRetries: 0,
            minDelayTarget: 5,
            maxDelayTarget: 60,
            numMaxDelayRetries: 50,
            backoffFunction: "linear",
          },
          throttlePolicy: { maxReceivesPerSecond: 1 },
        }),
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetters.arn }),
      }, { parent: this, dependsOn: [cacheEventsPolicy, deadLettersPolicy].filter(Boolean) });
    }

    this.topicArn = pulumi.output(createTopic ? topic.arn : topicArn);
    this.cacheEventsTopicArn = pulumi.output(createTopic && cacheNotifications ? cacheEvents.arn : "");
    this.registerOutputs({ topicArn: this.topicArn, cacheEventsTopicArn: this.cacheEventsTopicArn });
  }
}

ElasticacheMemcached.template = "elasticache-memcached";
ElasticacheMemcached.version = "1.0.0";

exports.ElasticacheMemcached = ElasticacheMemcached;
