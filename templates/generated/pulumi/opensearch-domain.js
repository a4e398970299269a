// Made from templates/library/opensearch-domain.ts by npm run build:templates: not to be edited by hand.
"use strict";

const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

/** OpenSearch domain. Watches one OpenSearch domain: is it healthy, does it run out of CPU, memory or disk, can it be written to? */
class OpensearchDomain extends pulumi.ComponentResource {
  constructor(name, args = {}, options = {}) {
    super("marbot:monitoring:OpensearchDomain", name, {}, options);
    const endpointUrl = pulumi.secret(args.endpointUrl ?? "");
    const createTopic = args.createTopic ?? true;
    const topicArn = args.topicArn ?? "";
    const encryptTopic = args.encryptTopic ?? true;
    if (args.domainName === undefined) throw new Error("domainName is needed: Domain");
    const domainName = args.domainName;
    const redThreshold = args.redThreshold ?? 0;
    const yellowThreshold = args.yellowThreshold ?? 0;
    const writesBlockedThreshold = args.writesBlockedThreshold ?? 0;
    const freeStorageThreshold = args.freeStorageThreshold ?? 2000;
    const cpuUtilizationThreshold = args.cpuUtilizationThreshold ?? 80;
    const masterCpuThreshold = args.masterCpuThreshold ?? 50;
    const memoryPressureThreshold = args.memoryPressureThreshold ?? 85;
    const masterMemoryThreshold = args.masterMemoryThreshold ?? 85;
    const masterUnreachableThreshold = args.masterUnreachableThreshold ?? 1;
    const snapshotFailedThreshold = args.snapshotFailedThreshold ?? 0;
    const keyErrorThreshold = args.keyErrorThreshold ?? 0;
    const keyInaccessibleThreshold = args.keyInaccessibleThreshold ?? 0;
    const softwareUpdate = args.softwareUpdate ?? true;
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
        description: "Encrypts what the monitoring template opensearch-domain sends to marbot",
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
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this })
      : undefined;

    const topic = createTopic
      ? new aws.sns.Topic(`${name}-topic`, {
        kmsMasterKeyId: encryptTopic ? topicKey.keyId : undefined,
        tags: { "marbot:template": "opensearch-domain" },
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

    const deadLetters = new aws.sqs.Queue(`${name}-dead-letters`, {
      messageRetentionSeconds: 1209600,
      sqsManagedSseEnabled: true,
      tags: { "marbot:template": "opensearch-domain" },
    }, { parent: this });

    const deadLettersPolicy = new aws.sqs.QueuePolicy(`${name}-dead-letters-policy`, {
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
    }, { parent: this });

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
        description: "Lets EventBridge Scheduler publish the heartbeat of the monitoring template opensearch-domain",
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
          "marbot:template": "opensearch-domain",
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
            MarbotTemplate: "opensearch-domain",
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
            MarbotTemplate: "opensearch-domain",
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

    if (redThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-red`, {
        name: pulumi.interpolate`${prefix}-red`,
        alarmDescription: "The cluster is red: primary shards are missing, so data cannot be read. A node has failed or a disk is full.",
        namespace: "AWS/ES",
        metricName: "ClusterStatus.red",
        dimensions: { DomainName: domainName, ClientId: account },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: redThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (yellowThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-yellow`, {
        name: pulumi.interpolate`${prefix}-yellow`,
        alarmDescription: "The cluster is yellow: replicas are missing, so the next failure loses data.",
        namespace: "AWS/ES",
        metricName: "ClusterStatus.yellow",
        dimensions: { DomainName: domainName, ClientId: account },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: yellowThreshold,
        evaluationPeriods: 15,
        datapointsToAlarm: 15,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (writesBlockedThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-writes-blocked`, {
        name: pulumi.interpolate`${prefix}-writes-blocked`,
        alarmDescription: "The cluster refuses writes: a disk is full, or memory is short.",
        namespace: "AWS/ES",
        metricName: "ClusterIndexWritesBlocked",
        dimensions: { DomainName: domainName, ClientId: account },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: writesBlockedThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (freeStorageThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-free-storage`, {
        name: pulumi.interpolate`${prefix}-free-storage`,
        alarmDescription: "A node has hardly any disk left: writes will be refused.",
        namespace: "AWS/ES",
        metricName: "FreeStorageSpace",
        dimensions: { DomainName: domainName, ClientId: account },
        statistic: "Minimum",
        period: 60,
        comparisonOperator: "LessThanThreshold",
        threshold: freeStorageThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuUtilizationThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization`,
        alarmDescription: "The data nodes are busy: searches and writes wait.",
        namespace: "AWS/ES",
        metricName: "CPUUtilization",
        dimensions: { DomainName: domainName, ClientId: account },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (masterCpuThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-master-cpu`, {
        name: pulumi.interpolate`${prefix}-master-cpu`,
        alarmDescription: "The master nodes are busy: the cluster becomes unstable.",
        namespace: "AWS/ES",
        metricName: "MasterCPUUtilization",
        dimensions: { DomainName: domainName, ClientId: account },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: masterCpuThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (memoryPressureThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-memory-pressure`, {
        name: pulumi.interpolate`${prefix}-memory-pressure`,
        alarmDescription: "The data nodes are short of memory: above 92 percent for half an hour writes are blocked.",
        namespace: "AWS/ES",
        metricName: "JVMMemoryPressure",
        dimensions: { DomainName: domainName, ClientId: account },
        statistic: "Maximum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: memoryPressureThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (masterMemoryThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-master-memory`, {
        name: pulumi.interpolate`${prefix}-master-memory`,
        alarmDescription: "The master nodes are short of memory: the cluster becomes unstable.",
        namespace: "AWS/ES",
        metricName: "MasterJVMMemoryPressure",
        dimensions: { DomainName: domainName, ClientId: account },
        statistic: "Maximum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: masterMemoryThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (masterUnreachableThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-master-unreachable`, {
        name: pulumi.interpolate`${prefix}-master-unreachable`,
        alarmDescription: "The nodes do not reach their master: it has stopped or is overloaded.",
        namespace: "AWS/ES",
        metricName: "MasterReachableFromNode",
        dimensions: { DomainName: domainName, ClientId: account },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "LessThanThreshold",
        threshold: masterUnreachableThreshold,
        evaluationPeriods: 10,
        datapointsToAlarm: 10,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (snapshotFailedThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-snapshot-failed`, {
        name: pulumi.interpolate`${prefix}-snapshot-failed`,
        alarmDescription: "The automated snapshot failed: there is no recent copy to go back to.",
        namespace: "AWS/ES",
        metricName: "AutomatedSnapshotFailure",
        dimensions: { DomainName: domainName, ClientId: account },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: snapshotFailedThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (keyErrorThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-key-error`, {
        name: pulumi.interpolate`${prefix}-key-error`,
        alarmDescription: "The key of the domain is disabled: the domain stops, and is lost when the key is deleted.",
        namespace: "AWS/ES",
        metricName: "KMSKeyError",
        dimensions: { DomainName: domainName, ClientId: account },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: keyErrorThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (keyInaccessibleThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-key-inaccessible`, {
        name: pulumi.interpolate`${prefix}-key-inaccessible`,
        alarmDescription: "The key of the domain was deleted or its grants revoked: data cannot be read any more.",
        namespace: "AWS/ES",
        metricName: "KMSKeyInaccessible",
        dimensions: { DomainName: domainName, ClientId: account },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: keyInaccessibleThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "opensearch-domain" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    const softwareUpdateRule = softwareUpdate
      ? new aws.cloudwatch.EventRule(`${name}-software-update-rule`, {
        description: "A software update of the domain is there, runs, or failed.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.es"],
          "detail-type": [
            "Amazon OpenSearch Service Software Update Notification",
            "Amazon ES Service Software Update Notification",
          ],
          resources: [pulumi.interpolate`arn:${partition}:es:${region}:${account}:domain/${domainName}`],
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (softwareUpdate) {
      new aws.cloudwatch.EventTarget(`${name}-software-update-target`, {
        rule: softwareUpdateRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

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
      alarmActions: [createTopic ? topic.arn : topicArn],
      okActions: [createTopic ? topic.arn : topicArn],
      tags: { "marbot:template": "opensearch-domain" },
    }, { parent: this, dependsOn: [subscription].filter(Boolean) });

    this.topicArn = pulumi.output(createTopic ? topic.arn : topicArn);
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

OpensearchDomain.template = "opensearch-domain";
OpensearchDomain.version = "1.0.0";

exports.OpensearchDomain = OpensearchDomain;
