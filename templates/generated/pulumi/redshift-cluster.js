// Made from templates/library/redshift-cluster.ts by npm run build:templates: not to be edited by hand.
"use strict";

const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

const DiskThroughputOfNodes = {
  "none": 0,
  "ra3.xlplus": 0.65,
  "ra3.4xlarge": 2,
  "ra3.16xlarge": 8,
  "dc2.large": 0.6,
  "dc2.8xlarge": 7.5
};

/** Redshift cluster. Watches one Redshift cluster: is it healthy, is its disk full, is it busy? */
class RedshiftCluster extends pulumi.ComponentResource {
  constructor(name, args = {}, options = {}) {
    super("marbot:monitoring:RedshiftCluster", name, {}, options);
    const endpointUrl = pulumi.secret(args.endpointUrl ?? "");
    const createTopic = args.createTopic ?? true;
    const topicArn = args.topicArn ?? "";
    const encryptTopic = args.encryptTopic ?? true;
    if (args.clusterIdentifier === undefined) throw new Error("clusterIdentifier is needed: Cluster");
    const clusterIdentifier = args.clusterIdentifier;
    const nodeType = args.nodeType ?? "none";
    const unhealthyThreshold = args.unhealthyThreshold ?? 1;
    const maintenanceThreshold = args.maintenanceThreshold ?? -1;
    const diskUsedThreshold = args.diskUsedThreshold ?? 90;
    const schemaQuotaThreshold = args.schemaQuotaThreshold ?? 0;
    const diskThroughputThreshold = args.diskThroughputThreshold ?? 90;
    const cpuUtilizationThreshold = args.cpuUtilizationThreshold ?? 80;
    const concurrencyScalingThreshold = args.concurrencyScalingThreshold ?? 3600;
    const commitQueueThreshold = args.commitQueueThreshold ?? -1;
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
        description: "Encrypts what the monitoring template redshift-cluster sends to marbot",
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
        tags: { "marbot:template": "redshift-cluster" },
      }, { parent: this })
      : undefined;

    const topic = createTopic
      ? new aws.sns.Topic(`${name}-topic`, {
        kmsMasterKeyId: encryptTopic ? topicKey.keyId : undefined,
        tags: { "marbot:template": "redshift-cluster" },
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
        tags: { "marbot:template": "redshift-cluster" },
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
        description: "Lets EventBridge Scheduler publish the heartbeat of the monitoring template redshift-cluster",
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
          "marbot:template": "redshift-cluster",
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
            MarbotTemplate: "redshift-cluster",
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
            MarbotTemplate: "redshift-cluster",
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

    if (unhealthyThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-unhealthy`, {
        name: pulumi.interpolate`${prefix}-unhealthy`,
        alarmDescription: "The cluster is not healthy: a simple query of its own fails.",
        namespace: "AWS/Redshift",
        metricName: "HealthStatus",
        dimensions: { ClusterIdentifier: clusterIdentifier },
        statistic: "Minimum",
        period: 60,
        comparisonOperator: "LessThanThreshold",
        threshold: unhealthyThreshold,
        evaluationPeriods: 5,
        datapointsToAlarm: 5,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "redshift-cluster" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (maintenanceThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-maintenance`, {
        name: pulumi.interpolate`${prefix}-maintenance`,
        alarmDescription: "The cluster is in maintenance: it may be slow or away.",
        namespace: "AWS/Redshift",
        metricName: "MaintenanceMode",
        dimensions: { ClusterIdentifier: clusterIdentifier },
        statistic: "Maximum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: maintenanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "redshift-cluster" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (diskUsedThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-disk-used`, {
        name: pulumi.interpolate`${prefix}-disk-used`,
        alarmDescription: "The disks are nearly full: queries and loads will fail.",
        namespace: "AWS/Redshift",
        metricName: "PercentageDiskSpaceUsed",
        dimensions: { ClusterIdentifier: clusterIdentifier },
        statistic: "Maximum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: diskUsedThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "redshift-cluster" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (schemaQuotaThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-schema-quota`, {
        name: pulumi.interpolate`${prefix}-schema-quota`,
        alarmDescription: "A schema is larger than its quota: what would add to it fails.",
        namespace: "AWS/Redshift",
        metricName: "NumExceededSchemaQuotas",
        dimensions: { ClusterIdentifier: clusterIdentifier },
        statistic: "Maximum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: schemaQuotaThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "redshift-cluster" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (diskThroughputThreshold !== -1 && nodeType !== "none") {
      new aws.cloudwatch.MetricAlarm(`${name}-disk-throughput`, {
        name: pulumi.interpolate`${prefix}-disk-throughput`,
        alarmDescription: "The nodes read and write nearly as fast as they can: queries wait for the disks.",
        metricQueries: [
          {
            id: "result",
            expression: pulumi.interpolate`(read + write) / 1000000000 / ${pulumi.output(nodeType).apply((one) => DiskThroughputOfNodes[one])} * 100`,
            label: "Throughput of the disks",
            returnData: true,
          },
          {
            id: "read",
            returnData: false,
            metric: {
              metricName: "ReadThroughput",
              namespace: "AWS/Redshift",
              dimensions: { ClusterIdentifier: clusterIdentifier },
              period: 300,
              stat: "Average",
            },
          },
          {
            id: "write",
            returnData: false,
            metric: {
              metricName: "WriteThroughput",
              namespace: "AWS/Redshift",
              dimensions: { ClusterIdentifier: clusterIdentifier },
              period: 300,
              stat: "Average",
            },
          },
        ],
        comparisonOperator: "GreaterThanThreshold",
        threshold: diskThroughputThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "redshift-cluster" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuUtilizationThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization`,
        alarmDescription: "The cluster is busy: queries wait.",
        namespace: "AWS/Redshift",
        metricName: "CPUUtilization",
        dimensions: { ClusterIdentifier: clusterIdentifier },
        statistic: "Average",
        period: 900,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "redshift-cluster" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (concurrencyScalingThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-concurrency-scaling`, {
        name: pulumi.interpolate`${prefix}-concurrency-scaling`,
        alarmDescription: "The cluster grew for longer than the free hour of the day: it costs.",
        namespace: "AWS/Redshift",
        metricName: "ConcurrencyScalingSeconds",
        dimensions: { ClusterIdentifier: clusterIdentifier },
        statistic: "Sum",
        period: 86400,
        comparisonOperator: "GreaterThanThreshold",
        threshold: concurrencyScalingThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "redshift-cluster" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (commitQueueThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-commit-queue`, {
        name: pulumi.interpolate`${prefix}-commit-queue`,
        alarmDescription: "Transactions wait to be committed: many small writes stand in each other's way.",
        namespace: "AWS/Redshift",
        metricName: "CommitQueueLength",
        dimensions: { ClusterIdentifier: clusterIdentifier },
        statistic: "Average",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: commitQueueThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "redshift-cluster" },
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
        tags: { "marbot:template": "redshift-cluster" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    this.topicArn = pulumi.output(createTopic ? topic.arn : topicArn);
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

RedshiftCluster.template = "redshift-cluster";
RedshiftCluster.version = "1.0.0";

exports.RedshiftCluster = RedshiftCluster;
