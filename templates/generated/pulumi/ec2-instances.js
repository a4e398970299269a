// Made from templates/library/ec2-instances.ts by npm run build:templates: not to be edited by hand.
"use strict";

const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

/** EC2 instances. Watches up to ten EC2 instances by their ids: are they busy, do they run out of credits, are they still in order? Those with a tag are better watched by every-ec2-instance, which follows them. */
class Ec2Instances extends pulumi.ComponentResource {
  constructor(name, args = {}, options = {}) {
    super("marbot:monitoring:Ec2Instances", name, {}, options);
    const endpointUrl = pulumi.secret(args.endpointUrl ?? "");
    const createTopic = args.createTopic ?? true;
    const topicArn = args.topicArn ?? "";
    const encryptTopic = args.encryptTopic ?? true;
    if (args.instanceIds === undefined) throw new Error("instanceIds is needed: Instances");
    const instanceIds = args.instanceIds;
    const cpuUtilizationThreshold = args.cpuUtilizationThreshold ?? 80;
    const cpuCreditsThreshold = args.cpuCreditsThreshold ?? 20;
    const ebsIoBalanceThreshold = args.ebsIoBalanceThreshold ?? 20;
    const ebsByteBalanceThreshold = args.ebsByteBalanceThreshold ?? 20;
    const statusCheckThreshold = args.statusCheckThreshold ?? 0;
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
        description: "Encrypts what the monitoring template ec2-instances sends to marbot",
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
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this })
      : undefined;

    const topic = createTopic
      ? new aws.sns.Topic(`${name}-topic`, {
        kmsMasterKeyId: encryptTopic ? topicKey.keyId : undefined,
        tags: { "marbot:template": "ec2-instances" },
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
        tags: { "marbot:template": "ec2-instances" },
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
        description: "Lets EventBridge Scheduler publish the heartbeat of the monitoring template ec2-instances",
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
          "marbot:template": "ec2-instances",
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
            MarbotTemplate: "ec2-instances",
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
            MarbotTemplate: "ec2-instances",
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

    if (cpuUtilizationThreshold !== -1 && (instanceIds[0] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization-1`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization-1`,
        alarmDescription: "The instance is busy: it is too small, or something keeps it busy.",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { InstanceId: (instanceIds[0] ?? "") },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuCreditsThreshold !== -1 && (instanceIds[0] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-credits-1`, {
        name: pulumi.interpolate`${prefix}-cpu-credits-1`,
        alarmDescription: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
        namespace: "AWS/EC2",
        metricName: "CPUCreditBalance",
        dimensions: { InstanceId: (instanceIds[0] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: cpuCreditsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsIoBalanceThreshold !== -1 && (instanceIds[0] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-io-balance-1`, {
        name: pulumi.interpolate`${prefix}-ebs-io-balance-1`,
        alarmDescription: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSIOBalance%",
        dimensions: { InstanceId: (instanceIds[0] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsIoBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsByteBalanceThreshold !== -1 && (instanceIds[0] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-byte-balance-1`, {
        name: pulumi.interpolate`${prefix}-ebs-byte-balance-1`,
        alarmDescription: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSByteBalance%",
        dimensions: { InstanceId: (instanceIds[0] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsByteBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (statusCheckThreshold !== -1 && (instanceIds[0] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-status-check-1`, {
        name: pulumi.interpolate`${prefix}-status-check-1`,
        alarmDescription: "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { InstanceId: (instanceIds[0] ?? "") },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: statusCheckThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuUtilizationThreshold !== -1 && (instanceIds[1] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization-2`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization-2`,
        alarmDescription: "The instance is busy: it is too small, or something keeps it busy.",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { InstanceId: (instanceIds[1] ?? "") },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuCreditsThreshold !== -1 && (instanceIds[1] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-credits-2`, {
        name: pulumi.interpolate`${prefix}-cpu-credits-2`,
        alarmDescription: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
        namespace: "AWS/EC2",
        metricName: "CPUCreditBalance",
        dimensions: { InstanceId: (instanceIds[1] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: cpuCreditsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsIoBalanceThreshold !== -1 && (instanceIds[1] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-io-balance-2`, {
        name: pulumi.interpolate`${prefix}-ebs-io-balance-2`,
        alarmDescription: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSIOBalance%",
        dimensions: { InstanceId: (instanceIds[1] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsIoBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsByteBalanceThreshold !== -1 && (instanceIds[1] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-byte-balance-2`, {
        name: pulumi.interpolate`${prefix}-ebs-byte-balance-2`,
        alarmDescription: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSByteBalance%",
        dimensions: { InstanceId: (instanceIds[1] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsByteBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (statusCheckThreshold !== -1 && (instanceIds[1] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-status-check-2`, {
        name: pulumi.interpolate`${prefix}-status-check-2`,
        alarmDescription: "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { InstanceId: (instanceIds[1] ?? "") },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: statusCheckThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuUtilizationThreshold !== -1 && (instanceIds[2] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization-3`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization-3`,
        alarmDescription: "The instance is busy: it is too small, or something keeps it busy.",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { InstanceId: (instanceIds[2] ?? "") },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuCreditsThreshold !== -1 && (instanceIds[2] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-credits-3`, {
        name: pulumi.interpolate`${prefix}-cpu-credits-3`,
        alarmDescription: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
        namespace: "AWS/EC2",
        metricName: "CPUCreditBalance",
        dimensions: { InstanceId: (instanceIds[2] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: cpuCreditsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsIoBalanceThreshold !== -1 && (instanceIds[2] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-io-balance-3`, {
        name: pulumi.interpolate`${prefix}-ebs-io-balance-3`,
        alarmDescription: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSIOBalance%",
        dimensions: { InstanceId: (instanceIds[2] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsIoBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsByteBalanceThreshold !== -1 && (instanceIds[2] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-byte-balance-3`, {
        name: pulumi.interpolate`${prefix}-ebs-byte-balance-3`,
        alarmDescription: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSByteBalance%",
        dimensions: { InstanceId: (instanceIds[2] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsByteBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (statusCheckThreshold !== -1 && (instanceIds[2] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-status-check-3`, {
        name: pulumi.interpolate`${prefix}-status-check-3`,
        alarmDescription: "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { InstanceId: (instanceIds[2] ?? "") },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: statusCheckThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuUtilizationThreshold !== -1 && (instanceIds[3] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization-4`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization-4`,
        alarmDescription: "The instance is busy: it is too small, or something keeps it busy.",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { InstanceId: (instanceIds[3] ?? "") },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuCreditsThreshold !== -1 && (instanceIds[3] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-credits-4`, {
        name: pulumi.interpolate`${prefix}-cpu-credits-4`,
        alarmDescription: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
        namespace: "AWS/EC2",
        metricName: "CPUCreditBalance",
        dimensions: { InstanceId: (instanceIds[3] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: cpuCreditsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsIoBalanceThreshold !== -1 && (instanceIds[3] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-io-balance-4`, {
        name: pulumi.interpolate`${prefix}-ebs-io-balance-4`,
        alarmDescription: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSIOBalance%",
        dimensions: { InstanceId: (instanceIds[3] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsIoBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsByteBalanceThreshold !== -1 && (instanceIds[3] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-byte-balance-4`, {
        name: pulumi.interpolate`${prefix}-ebs-byte-balance-4`,
        alarmDescription: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSByteBalance%",
        dimensions: { InstanceId: (instanceIds[3] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsByteBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (statusCheckThreshold !== -1 && (instanceIds[3] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-status-check-4`, {
        name: pulumi.interpolate`${prefix}-status-check-4`,
        alarmDescription: "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { InstanceId: (instanceIds[3] ?? "") },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: statusCheckThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuUtilizationThreshold !== -1 && (instanceIds[4] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization-5`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization-5`,
        alarmDescription: "The instance is busy: it is too small, or something keeps it busy.",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { InstanceId: (instanceIds[4] ?? "") },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuCreditsThreshold !== -1 && (instanceIds[4] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-credits-5`, {
        name: pulumi.interpolate`${prefix}-cpu-credits-5`,
        alarmDescription: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
        namespace: "AWS/EC2",
        metricName: "CPUCreditBalance",
        dimensions: { InstanceId: (instanceIds[4] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: cpuCreditsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsIoBalanceThreshold !== -1 && (instanceIds[4] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-io-balance-5`, {
        name: pulumi.interpolate`${prefix}-ebs-io-balance-5`,
        alarmDescription: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSIOBalance%",
        dimensions: { InstanceId: (instanceIds[4] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsIoBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsByteBalanceThreshold !== -1 && (instanceIds[4] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-byte-balance-5`, {
        name: pulumi.interpolate`${prefix}-ebs-byte-balance-5`,
        alarmDescription: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSByteBalance%",
        dimensions: { InstanceId: (instanceIds[4] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsByteBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (statusCheckThreshold !== -1 && (instanceIds[4] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-status-check-5`, {
        name: pulumi.interpolate`${prefix}-status-check-5`,
        alarmDescription: "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { InstanceId: (instanceIds[4] ?? "") },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: statusCheckThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuUtilizationThreshold !== -1 && (instanceIds[5] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization-6`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization-6`,
        alarmDescription: "The instance is busy: it is too small, or something keeps it busy.",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { InstanceId: (instanceIds[5] ?? "") },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuCreditsThreshold !== -1 && (instanceIds[5] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-credits-6`, {
        name: pulumi.interpolate`${prefix}-cpu-credits-6`,
        alarmDescription: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
        namespace: "AWS/EC2",
        metricName: "CPUCreditBalance",
        dimensions: { InstanceId: (instanceIds[5] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: cpuCreditsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsIoBalanceThreshold !== -1 && (instanceIds[5] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-io-balance-6`, {
        name: pulumi.interpolate`${prefix}-ebs-io-balance-6`,
        alarmDescription: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSIOBalance%",
        dimensions: { InstanceId: (instanceIds[5] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsIoBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsByteBalanceThreshold !== -1 && (instanceIds[5] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-byte-balance-6`, {
        name: pulumi.interpolate`${prefix}-ebs-byte-balance-6`,
        alarmDescription: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSByteBalance%",
        dimensions: { InstanceId: (instanceIds[5] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsByteBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (statusCheckThreshold !== -1 && (instanceIds[5] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-status-check-6`, {
        name: pulumi.interpolate`${prefix}-status-check-6`,
        alarmDescription: "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { InstanceId: (instanceIds[5] ?? "") },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: statusCheckThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuUtilizationThreshold !== -1 && (instanceIds[6] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization-7`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization-7`,
        alarmDescription: "The instance is busy: it is too small, or something keeps it busy.",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { InstanceId: (instanceIds[6] ?? "") },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuCreditsThreshold !== -1 && (instanceIds[6] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-credits-7`, {
        name: pulumi.interpolate`${prefix}-cpu-credits-7`,
        alarmDescription: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
        namespace: "AWS/EC2",
        metricName: "CPUCreditBalance",
        dimensions: { InstanceId: (instanceIds[6] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: cpuCreditsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsIoBalanceThreshold !== -1 && (instanceIds[6] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-io-balance-7`, {
        name: pulumi.interpolate`${prefix}-ebs-io-balance-7`,
        alarmDescription: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSIOBalance%",
        dimensions: { InstanceId: (instanceIds[6] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsIoBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsByteBalanceThreshold !== -1 && (instanceIds[6] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-byte-balance-7`, {
        name: pulumi.interpolate`${prefix}-ebs-byte-balance-7`,
        alarmDescription: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSByteBalance%",
        dimensions: { InstanceId: (instanceIds[6] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsByteBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (statusCheckThreshold !== -1 && (instanceIds[6] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-status-check-7`, {
        name: pulumi.interpolate`${prefix}-status-check-7`,
        alarmDescription: "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { InstanceId: (instanceIds[6] ?? "") },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: statusCheckThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuUtilizationThreshold !== -1 && (instanceIds[7] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization-8`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization-8`,
        alarmDescription: "The instance is busy: it is too small, or something keeps it busy.",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { InstanceId: (instanceIds[7] ?? "") },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuCreditsThreshold !== -1 && (instanceIds[7] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-credits-8`, {
        name: pulumi.interpolate`${prefix}-cpu-credits-8`,
        alarmDescription: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
        namespace: "AWS/EC2",
        metricName: "CPUCreditBalance",
        dimensions: { InstanceId: (instanceIds[7] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: cpuCreditsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsIoBalanceThreshold !== -1 && (instanceIds[7] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-io-balance-8`, {
        name: pulumi.interpolate`${prefix}-ebs-io-balance-8`,
        alarmDescription: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSIOBalance%",
        dimensions: { InstanceId: (instanceIds[7] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsIoBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsByteBalanceThreshold !== -1 && (instanceIds[7] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-byte-balance-8`, {
        name: pulumi.interpolate`${prefix}-ebs-byte-balance-8`,
        alarmDescription: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSByteBalance%",
        dimensions: { InstanceId: (instanceIds[7] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsByteBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (statusCheckThreshold !== -1 && (instanceIds[7] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-status-check-8`, {
        name: pulumi.interpolate`${prefix}-status-check-8`,
        alarmDescription: "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { InstanceId: (instanceIds[7] ?? "") },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: statusCheckThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuUtilizationThreshold !== -1 && (instanceIds[8] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization-9`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization-9`,
        alarmDescription: "The instance is busy: it is too small, or something keeps it busy.",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { InstanceId: (instanceIds[8] ?? "") },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuCreditsThreshold !== -1 && (instanceIds[8] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-credits-9`, {
        name: pulumi.interpolate`${prefix}-cpu-credits-9`,
        alarmDescription: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
        namespace: "AWS/EC2",
        metricName: "CPUCreditBalance",
        dimensions: { InstanceId: (instanceIds[8] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: cpuCreditsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsIoBalanceThreshold !== -1 && (instanceIds[8] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-io-balance-9`, {
        name: pulumi.interpolate`${prefix}-ebs-io-balance-9`,
        alarmDescription: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSIOBalance%",
        dimensions: { InstanceId: (instanceIds[8] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsIoBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsByteBalanceThreshold !== -1 && (instanceIds[8] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-byte-balance-9`, {
        name: pulumi.interpolate`${prefix}-ebs-byte-balance-9`,
        alarmDescription: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSByteBalance%",
        dimensions: { InstanceId: (instanceIds[8] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsByteBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (statusCheckThreshold !== -1 && (instanceIds[8] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-status-check-9`, {
        name: pulumi.interpolate`${prefix}-status-check-9`,
        alarmDescription: "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { InstanceId: (instanceIds[8] ?? "") },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: statusCheckThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuUtilizationThreshold !== -1 && (instanceIds[9] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-utilization-10`, {
        name: pulumi.interpolate`${prefix}-cpu-utilization-10`,
        alarmDescription: "The instance is busy: it is too small, or something keeps it busy.",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { InstanceId: (instanceIds[9] ?? "") },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuCreditsThreshold !== -1 && (instanceIds[9] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-credits-10`, {
        name: pulumi.interpolate`${prefix}-cpu-credits-10`,
        alarmDescription: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
        namespace: "AWS/EC2",
        metricName: "CPUCreditBalance",
        dimensions: { InstanceId: (instanceIds[9] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: cpuCreditsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsIoBalanceThreshold !== -1 && (instanceIds[9] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-io-balance-10`, {
        name: pulumi.interpolate`${prefix}-ebs-io-balance-10`,
        alarmDescription: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSIOBalance%",
        dimensions: { InstanceId: (instanceIds[9] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsIoBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsByteBalanceThreshold !== -1 && (instanceIds[9] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-byte-balance-10`, {
        name: pulumi.interpolate`${prefix}-ebs-byte-balance-10`,
        alarmDescription: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSByteBalance%",
        dimensions: { InstanceId: (instanceIds[9] ?? "") },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsByteBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (statusCheckThreshold !== -1 && (instanceIds[9] ?? "") !== "") {
      new aws.cloudwatch.MetricAlarm(`${name}-status-check-10`, {
        name: pulumi.interpolate`${prefix}-status-check-10`,
        alarmDescription: "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { InstanceId: (instanceIds[9] ?? "") },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: statusCheckThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instances" },
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
        tags: { "marbot:template": "ec2-instances" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    this.topicArn = pulumi.output(createTopic ? topic.arn : topicArn);
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

Ec2Instances.template = "ec2-instances";
Ec2Instances.version = "1.0.0";

exports.Ec2Instances = Ec2Instances;
