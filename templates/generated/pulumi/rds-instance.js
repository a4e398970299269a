// Made from templates/library/rds-instance.ts by npm run build:templates: not to be edited by hand.
"use strict";

const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

/** RDS instance. Watches one RDS database instance: is it busy, does it run out of memory, disk or credits? */
class RdsInstance extends pulumi.ComponentResource {
  constructor(name, args = {}, options = {}) {
    super("marbot:monitoring:RdsInstance", name, {}, options);
    const endpointUrl = pulumi.secret(args.endpointUrl ?? "");
    const createTopic = args.createTopic ?? true;
    const topicArn = args.topicArn ?? "";
    const encryptTopic = args.encryptTopic ?? true;
    if (args.dbInstanceIdentifier === undefined) throw new Error("dbInstanceIdentifier is needed: Database instance");
    const dbInstanceIdentifier = args.dbInstanceIdentifier;
    const rdsEvents = args.rdsEvents ?? true;
    const cpuUtilizationThreshold = args.cpuUtilizationThreshold ?? 80;
    const cpuCreditsThreshold = args.cpuCreditsThreshold ?? 20;
    const freeableMemoryThreshold = args.freeableMemoryThreshold ?? 64000000;
    const freeStorageThreshold = args.freeStorageThreshold ?? 2000000000;
    const burstBalanceThreshold = args.burstBalanceThreshold ?? 20;
    const diskQueueThreshold = args.diskQueueThreshold ?? 64;
    const swapUsageThreshold = args.swapUsageThreshold ?? 256000000;
    const replicaLagThreshold = args.replicaLagThreshold ?? -1;
    const connectionsThreshold = args.connectionsThreshold ?? -1;
    const dbLoadThreshold = args.dbLoadThreshold ?? -1;
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
        description: "Encrypts what the monitoring template rds-instance sends to marbot",
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
              Principal: {
                Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com"],
              },
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
        tags: { "marbot:template": "rds-instance" },
      }, { parent: this })
      : undefined;

    const topic = createTopic
      ? new aws.sns.Topic(`${name}-topic`, {
        kmsMasterKeyId: encryptTopic ? topicKey.keyId : undefined,
        tags: { "marbot:template": "rds-instance" },
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
              Principal: {
                Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com"],
              },
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
        tags: { "marbot:template": "rds-instance" },
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
        description: "Lets EventBridge Scheduler publish the heartbeat of the monitoring template rds-instance",
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
          "marbot:template": "rds-instance",
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
            MarbotTemplate: "rds-instance",
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
            MarbotTemplate: "rds-instance",
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
        alarmDescription: "The database is busy: queries got slower or more, or it is too small.",
        namespace: "AWS/RDS",
        metricName: "CPUUtilization",
        dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "rds-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuCreditsThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-credits`, {
        name: pulumi.interpolate`${prefix}-cpu-credits`,
        alarmDescription: "The database has nearly used up its CPU credits: it will be slowed down to its baseline.",
        namespace: "AWS/RDS",
        metricName: "CPUCreditBalance",
        dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: cpuCreditsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "rds-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (freeableMemoryThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-freeable-memory`, {
        name: pulumi.interpolate`${prefix}-freeable-memory`,
        alarmDescription: "The database has hardly any memory left: it will swap, or restart.",
        namespace: "AWS/RDS",
        metricName: "FreeableMemory",
        dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: freeableMemoryThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "rds-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (freeStorageThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-free-storage`, {
        name: pulumi.interpolate`${prefix}-free-storage`,
        alarmDescription: "The disk is nearly full: when it is, the database stops.",
        namespace: "AWS/RDS",
        metricName: "FreeStorageSpace",
        dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: freeStorageThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "rds-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (burstBalanceThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-burst-balance`, {
        name: pulumi.interpolate`${prefix}-burst-balance`,
        alarmDescription: "The disk has nearly used up its burst: it will get slow.",
        namespace: "AWS/RDS",
        metricName: "BurstBalance",
        dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: burstBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "rds-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (diskQueueThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-disk-queue`, {
        name: pulumi.interpolate`${prefix}-disk-queue`,
        alarmDescription: "Many requests wait for the disk: it is the bottleneck.",
        namespace: "AWS/RDS",
        metricName: "DiskQueueDepth",
        dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: diskQueueThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "rds-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (swapUsageThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-swap-usage`, {
        name: pulumi.interpolate`${prefix}-swap-usage`,
        alarmDescription: "The database uses its disk as memory: it gets slow.",
        namespace: "AWS/RDS",
        metricName: "SwapUsage",
        dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
        statistic: "Maximum",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: swapUsageThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "rds-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (replicaLagThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-replica-lag`, {
        name: pulumi.interpolate`${prefix}-replica-lag`,
        alarmDescription: "The read replica is behind its source: what it answers is old.",
        namespace: "AWS/RDS",
        metricName: "ReplicaLag",
        dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: replicaLagThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "rds-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (connectionsThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-connections`, {
        name: pulumi.interpolate`${prefix}-connections`,
        alarmDescription: "Nearly all connections to the database are in use: new ones will be refused.",
        namespace: "AWS/RDS",
        metricName: "DatabaseConnections",
        dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
        statistic: "Maximum",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: connectionsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "rds-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (dbLoadThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-db-load`, {
        name: pulumi.interpolate`${prefix}-db-load`,
        alarmDescription: "More sessions are active than the instance has CPUs: queries wait for each other.",
        namespace: "AWS/RDS",
        metricName: "DBLoad",
        dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: dbLoadThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "rds-instance" },
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
        tags: { "marbot:template": "rds-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (rdsEvents) {
      new aws.rds.EventSubscription(`${name}-rds-subscription`, {
        snsTopic: createTopic ? topic.arn : topicArn,
        sourceType: "db-instance",
        sourceIds: [dbInstanceIdentifier],
        enabled: true,
      }, { parent: this });
    }

    this.topicArn = pulumi.output(createTopic ? topic.arn : topicArn);
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

RdsInstance.template = "rds-instance";
RdsInstance.version = "1.0.0";

exports.RdsInstance = RdsInstance;
