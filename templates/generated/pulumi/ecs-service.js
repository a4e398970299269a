// Made from templates/library/ecs-service.ts by npm run build:templates: not to be edited by hand.
"use strict";

const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

/** ECS service. Watches one ECS service: is it busy, does it run out of memory, can it be deployed, are enough tasks there? */
class EcsService extends pulumi.ComponentResource {
  constructor(name, args = {}, options = {}) {
    super("marbot:monitoring:EcsService", name, {}, options);
    const endpointUrl = pulumi.secret(args.endpointUrl ?? "");
    const createTopic = args.createTopic ?? true;
    const topicArn = args.topicArn ?? "";
    const encryptTopic = args.encryptTopic ?? true;
    if (args.clusterName === undefined) throw new Error("clusterName is needed: Cluster");
    const clusterName = args.clusterName;
    if (args.serviceName === undefined) throw new Error("serviceName is needed: Service");
    const serviceName = args.serviceName;
    const cpuUtilizationThreshold = args.cpuUtilizationThreshold ?? 80;
    const memoryUtilizationThreshold = args.memoryUtilizationThreshold ?? 80;
    const deploymentFailed = args.deploymentFailed ?? true;
    const tasksNotPlaced = args.tasksNotPlaced ?? true;
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
        description: "Encrypts what the monitoring template ecs-service sends to marbot",
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
        tags: { "marbot:template": "ecs-service" },
      }, { parent: this })
      : undefined;

    const topic = createTopic
      ? new aws.sns.Topic(`${name}-topic`, {
        kmsMasterKeyId: encryptTopic ? topicKey.keyId : undefined,
        tags: { "marbot:template": "ecs-service" },
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
      tags: { "marbot:template": "ecs-service" },
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
        description: "Lets EventBridge Scheduler publish the heartbeat of the monitoring template ecs-service",
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
          "marbot:template": "ecs-service",
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
            MarbotTemplate: "ecs-service",
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
            MarbotTemplate: "ecs-service",
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
        alarmDescription: "The tasks are busy: the service is too small, or something keeps it busy.",
        namespace: "AWS/ECS",
        metricName: "CPUUtilization",
        dimensions: { ClusterName: clusterName, ServiceName: serviceName },
        statistic: "Average",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cpuUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ecs-service" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (memoryUtilizationThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-memory-utilization`, {
        name: pulumi.interpolate`${prefix}-memory-utilization`,
        alarmDescription: "The tasks have nearly used up their memory: they will be killed when it is gone.",
        namespace: "AWS/ECS",
        metricName: "MemoryUtilization",
        dimensions: { ClusterName: clusterName, ServiceName: serviceName },
        statistic: "Average",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: memoryUtilizationThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "ecs-service" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    const deploymentFailedRule = deploymentFailed
      ? new aws.cloudwatch.EventRule(`${name}-deployment-failed-rule`, {
        description: "A deployment of the service failed: its tasks do not start or do not become healthy.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ecs"],
          "detail-type": ["ECS Deployment State Change"],
          detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
          resources: [{ suffix: pulumi.interpolate`service/${clusterName}/${serviceName}` }],
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (deploymentFailed) {
      new aws.cloudwatch.EventTarget(`${name}-deployment-failed-target`, {
        rule: deploymentFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const tasksNotPlacedRule = tasksNotPlaced
      ? new aws.cloudwatch.EventRule(`${name}-tasks-not-placed-rule`, {
        description: "The service cannot start tasks: no capacity, no address, or the task definition cannot be run.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ecs"],
          "detail-type": ["ECS Service Action"],
          detail: {
            eventType: ["WARN", "ERROR"],
            eventName: [
              "SERVICE_TASK_PLACEMENT_FAILURE",
              "SERVICE_TASK_CONFIGURATION_FAILURE",
              "SERVICE_TASK_START_IMPAIRED",
              "SERVICE_DISCOVERY_INSTANCE_UNHEALTHY",
            ],
          },
          resources: [{ suffix: pulumi.interpolate`service/${clusterName}/${serviceName}` }],
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (tasksNotPlaced) {
      new aws.cloudwatch.EventTarget(`${name}-tasks-not-placed-target`, {
        rule: tasksNotPlacedRule.name,
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
      tags: { "marbot:template": "ecs-service" },
    }, { parent: this, dependsOn: [subscription].filter(Boolean) });

    this.topicArn = pulumi.output(createTopic ? topic.arn : topicArn);
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

EcsService.template = "ecs-service";
EcsService.version = "1.0.0";

exports.EcsService = EcsService;
