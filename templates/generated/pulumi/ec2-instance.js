// Made from templates/library/ec2-instance.ts by npm run build:templates: not to be edited by hand.
"use strict";

const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

const NetworkBaseline = {
  "none": 0,
  "t3.nano": 0.032,
  "t3.micro": 0.064,
  "t3.small": 0.128,
  "t3.medium": 0.256,
  "t3.large": 0.512,
  "t3.xlarge": 1.024,
  "t3.2xlarge": 2.048,
  "t3a.nano": 0.032,
  "t3a.micro": 0.064,
  "t3a.small": 0.128,
  "t3a.medium": 0.256,
  "t3a.large": 0.512,
  "t3a.xlarge": 1.024,
  "t3a.2xlarge": 2.048,
  "t4g.nano": 0.032,
  "t4g.micro": 0.064,
  "t4g.small": 0.128,
  "t4g.medium": 0.256,
  "t4g.large": 0.512,
  "t4g.xlarge": 1.024,
  "t4g.2xlarge": 2.048,
  "m5.large": 0.75,
  "m5.xlarge": 1.25,
  "m5.2xlarge": 2.5,
  "m5.4xlarge": 5,
  "m5.8xlarge": 10,
  "r5.large": 0.75,
  "r5.xlarge": 1.25,
  "r5.2xlarge": 2.5,
  "r5.4xlarge": 5,
  "r5.8xlarge": 10,
  "m6a.large": 0.781,
  "m6a.xlarge": 1.562,
  "m6a.2xlarge": 3.125,
  "m6a.4xlarge": 6.25,
  "m6a.8xlarge": 12.5,
  "m6i.large": 0.781,
  "m6i.xlarge": 1.562,
  "m6i.2xlarge": 3.125,
  "m6i.4xlarge": 6.25,
  "m6i.8xlarge": 12.5,
  "m7i.large": 0.781,
  "m7i.xlarge": 1.562,
  "m7i.2xlarge": 3.125,
  "m7i.4xlarge": 6.25,
  "m7i.8xlarge": 12.5,
  "c6a.large": 0.781,
  "c6a.xlarge": 1.562,
  "c6a.2xlarge": 3.125,
  "c6a.4xlarge": 6.25,
  "c6a.8xlarge": 12.5,
  "c6i.large": 0.781,
  "c6i.xlarge": 1.562,
  "c6i.2xlarge": 3.125,
  "c6i.4xlarge": 6.25,
  "c6i.8xlarge": 12.5,
  "c7i.large": 0.781,
  "c7i.xlarge": 1.562,
  "c7i.2xlarge": 3.125,
  "c7i.4xlarge": 6.25,
  "c7i.8xlarge": 12.5,
  "r6a.large": 0.781,
  "r6a.xlarge": 1.562,
  "r6a.2xlarge": 3.125,
  "r6a.4xlarge": 6.25,
  "r6a.8xlarge": 12.5,
  "r6i.large": 0.781,
  "r6i.xlarge": 1.562,
  "r6i.2xlarge": 3.125,
  "r6i.4xlarge": 6.25,
  "r6i.8xlarge": 12.5,
  "r7i.large": 0.781,
  "r7i.xlarge": 1.562,
  "r7i.2xlarge": 3.125,
  "r7i.4xlarge": 6.25,
  "r7i.8xlarge": 12.5,
  "m6g.medium": 0.5,
  "m6g.large": 0.75,
  "m6g.xlarge": 1.25,
  "m6g.2xlarge": 2.5,
  "m6g.4xlarge": 5,
  "m6g.8xlarge": 12,
  "c6g.medium": 0.5,
  "c6g.large": 0.75,
  "c6g.xlarge": 1.25,
  "c6g.2xlarge": 2.5,
  "c6g.4xlarge": 5,
  "c6g.8xlarge": 12,
  "r6g.medium": 0.5,
  "r6g.large": 0.75,
  "r6g.xlarge": 1.25,
  "r6g.2xlarge": 2.5,
  "r6g.4xlarge": 5,
  "r6g.8xlarge": 12,
  "m7a.medium": 0.39,
  "m7a.large": 0.781,
  "m7a.xlarge": 1.562,
  "m7a.2xlarge": 3.125,
  "m7a.4xlarge": 6.25,
  "m7a.8xlarge": 12.5,
  "c7a.medium": 0.39,
  "c7a.large": 0.781,
  "c7a.xlarge": 1.562,
  "c7a.2xlarge": 3.125,
  "c7a.4xlarge": 6.25,
  "c7a.8xlarge": 12.5,
  "r7a.medium": 0.39,
  "r7a.large": 0.781,
  "r7a.xlarge": 1.562,
  "r7a.2xlarge": 3.125,
  "r7a.4xlarge": 6.25,
  "r7a.8xlarge": 12.5,
  "m7g.medium": 0.52,
  "m7g.large": 0.937,
  "m7g.xlarge": 1.876,
  "m7g.2xlarge": 3.75,
  "m7g.4xlarge": 7.5,
  "m7g.8xlarge": 15,
  "c7g.medium": 0.52,
  "c7g.large": 0.937,
  "c7g.xlarge": 1.876,
  "c7g.2xlarge": 3.75,
  "c7g.4xlarge": 7.5,
  "c7g.8xlarge": 15,
  "r7g.medium": 0.52,
  "r7g.large": 0.937,
  "r7g.xlarge": 1.876,
  "r7g.2xlarge": 3.75,
  "r7g.4xlarge": 7.5,
  "r7g.8xlarge": 15,
  "m7i-flex.large": 0.39,
  "m7i-flex.xlarge": 0.781,
  "m7i-flex.2xlarge": 1.562,
  "m7i-flex.4xlarge": 3.125,
  "m7i-flex.8xlarge": 6.25,
  "c7i-flex.large": 0.39,
  "c7i-flex.xlarge": 0.781,
  "c7i-flex.2xlarge": 1.562,
  "c7i-flex.4xlarge": 3.125,
  "c7i-flex.8xlarge": 6.25,
  "m8g.medium": 0.52,
  "m8g.large": 0.937,
  "m8g.xlarge": 1.875,
  "m8g.2xlarge": 3.75,
  "m8g.4xlarge": 7.5,
  "m8g.8xlarge": 15,
  "c8g.medium": 0.52,
  "c8g.large": 0.937,
  "c8g.xlarge": 1.875,
  "c8g.2xlarge": 3.75,
  "c8g.4xlarge": 7.5,
  "c8g.8xlarge": 15,
  "r8g.medium": 0.52,
  "r8g.large": 0.937,
  "r8g.xlarge": 1.875,
  "r8g.2xlarge": 3.75,
  "r8g.4xlarge": 7.5,
  "r8g.8xlarge": 15,
  "m8i.large": 0.937,
  "m8i.xlarge": 1.875,
  "m8i.2xlarge": 3.75,
  "m8i.4xlarge": 7.5,
  "m8i.8xlarge": 15,
  "c8i.large": 0.937,
  "c8i.xlarge": 1.875,
  "c8i.2xlarge": 3.75,
  "c8i.4xlarge": 7.5,
  "c8i.8xlarge": 15,
  "r8i.large": 0.937,
  "r8i.xlarge": 1.875,
  "r8i.2xlarge": 3.75,
  "r8i.4xlarge": 7.5,
  "r8i.8xlarge": 15,
  "c5.large": 0.75,
  "c5.xlarge": 1.25,
  "c5.2xlarge": 2.5,
  "c5.4xlarge": 5
};

/** EC2 instance. Watches one EC2 instance: is it busy, does it run out of credits or network, is it still in order? */
class Ec2Instance extends pulumi.ComponentResource {
  constructor(name, args = {}, options = {}) {
    super("marbot:monitoring:Ec2Instance", name, {}, options);
    const endpointUrl = pulumi.secret(args.endpointUrl ?? "");
    const createTopic = args.createTopic ?? true;
    const topicArn = args.topicArn ?? "";
    const encryptTopic = args.encryptTopic ?? true;
    if (args.instanceId === undefined) throw new Error("instanceId is needed: Instance");
    const instanceId = args.instanceId;
    const instanceType = args.instanceType ?? "none";
    const cpuUtilizationThreshold = args.cpuUtilizationThreshold ?? 80;
    const cpuCreditsThreshold = args.cpuCreditsThreshold ?? 20;
    const ebsIoBalanceThreshold = args.ebsIoBalanceThreshold ?? 20;
    const ebsByteBalanceThreshold = args.ebsByteBalanceThreshold ?? 20;
    const statusCheckThreshold = args.statusCheckThreshold ?? 0;
    const networkInThreshold = args.networkInThreshold ?? 80;
    const networkOutThreshold = args.networkOutThreshold ?? 80;
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
        description: "Encrypts what the monitoring template ec2-instance sends to marbot",
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
        tags: { "marbot:template": "ec2-instance" },
      }, { parent: this })
      : undefined;

    const topic = createTopic
      ? new aws.sns.Topic(`${name}-topic`, {
        kmsMasterKeyId: encryptTopic ? topicKey.keyId : undefined,
        tags: { "marbot:template": "ec2-instance" },
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
        tags: { "marbot:template": "ec2-instance" },
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
        description: "Lets EventBridge Scheduler publish the heartbeat of the monitoring template ec2-instance",
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
          "marbot:template": "ec2-instance",
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
            MarbotTemplate: "ec2-instance",
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
            MarbotTemplate: "ec2-instance",
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
        alarmDescription: "The instance is busy: it is too small, or something keeps it busy.",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { InstanceId: instanceId },
        statistic: "Average",
        period: 600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (cpuCreditsThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-cpu-credits`, {
        name: pulumi.interpolate`${prefix}-cpu-credits`,
        alarmDescription: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
        namespace: "AWS/EC2",
        metricName: "CPUCreditBalance",
        dimensions: { InstanceId: instanceId },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: cpuCreditsThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsIoBalanceThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-io-balance`, {
        name: pulumi.interpolate`${prefix}-ebs-io-balance`,
        alarmDescription: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSIOBalance%",
        dimensions: { InstanceId: instanceId },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsIoBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (ebsByteBalanceThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-ebs-byte-balance`, {
        name: pulumi.interpolate`${prefix}-ebs-byte-balance`,
        alarmDescription: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
        namespace: "AWS/EC2",
        metricName: "EBSByteBalance%",
        dimensions: { InstanceId: instanceId },
        statistic: "Minimum",
        period: 600,
        comparisonOperator: "LessThanThreshold",
        threshold: ebsByteBalanceThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (statusCheckThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-status-check`, {
        name: pulumi.interpolate`${prefix}-status-check`,
        alarmDescription: "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { InstanceId: instanceId },
        statistic: "Maximum",
        period: 60,
        comparisonOperator: "GreaterThanThreshold",
        threshold: statusCheckThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (networkInThreshold !== -1 && instanceType !== "none") {
      new aws.cloudwatch.MetricAlarm(`${name}-network-in`, {
        name: pulumi.interpolate`${prefix}-network-in`,
        alarmDescription: "More arrives over the network than the instance takes for long: it will be slowed down.",
        metricQueries: [
          {
            id: "result",
            expression: pulumi.interpolate`bytes * 8 / 1000000000 / PERIOD(bytes) / ${pulumi.output(instanceType).apply((one) => NetworkBaseline[one])} * 100`,
            label: "Incoming traffic",
            returnData: true,
          },
          {
            id: "bytes",
            returnData: false,
            metric: {
              metricName: "NetworkIn",
              namespace: "AWS/EC2",
              dimensions: { InstanceId: instanceId },
              period: 300,
              stat: "Sum",
            },
          },
        ],
        comparisonOperator: "GreaterThanThreshold",
        threshold: networkInThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (networkOutThreshold !== -1 && instanceType !== "none") {
      new aws.cloudwatch.MetricAlarm(`${name}-network-out`, {
        name: pulumi.interpolate`${prefix}-network-out`,
        alarmDescription: "More leaves over the network than the instance sends for long: it will be slowed down.",
        metricQueries: [
          {
            id: "result",
            expression: pulumi.interpolate`bytes * 8 / 1000000000 / PERIOD(bytes) / ${pulumi.output(instanceType).apply((one) => NetworkBaseline[one])} * 100`,
            label: "Outgoing traffic",
            returnData: true,
          },
          {
            id: "bytes",
            returnData: false,
            metric: {
              metricName: "NetworkOut",
              namespace: "AWS/EC2",
              dimensions: { InstanceId: instanceId },
              period: 300,
              stat: "Sum",
            },
          },
        ],
        comparisonOperator: "GreaterThanThreshold",
        threshold: networkOutThreshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ec2-instance" },
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
        tags: { "marbot:template": "ec2-instance" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    this.topicArn = pulumi.output(createTopic ? topic.arn : topicArn);
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

Ec2Instance.template = "ec2-instance";
Ec2Instance.version = "1.0.0";

exports.Ec2Instance = Ec2Instance;
