// Made from templates/library/backup.ts by npm run build:templates: not to be edited by hand.
"use strict";

const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

/** AWS Backup. Watches AWS Backup in one Region: do backups, copies and restores fail, are backups changed or removed? */
class Backup extends pulumi.ComponentResource {
  constructor(name, args = {}, options = {}) {
    super("marbot:monitoring:Backup", name, {}, options);
    const endpointUrl = pulumi.secret(args.endpointUrl ?? "");
    const createTopic = args.createTopic ?? true;
    const topicArn = args.topicArn ?? "";
    const encryptTopic = args.encryptTopic ?? true;
    const backupFailed = args.backupFailed ?? true;
    const copyFailed = args.copyFailed ?? true;
    const restoreFailed = args.restoreFailed ?? true;
    const vaultChanged = args.vaultChanged ?? true;
    const recoveryPoints = args.recoveryPoints ?? false;
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
        description: "Encrypts what the monitoring template backup sends to marbot",
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
        tags: { "marbot:template": "backup" },
      }, { parent: this })
      : undefined;

    const topic = createTopic
      ? new aws.sns.Topic(`${name}-topic`, {
        kmsMasterKeyId: encryptTopic ? topicKey.keyId : undefined,
        tags: { "marbot:template": "backup" },
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
      tags: { "marbot:template": "backup" },
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
        description: "Lets EventBridge Scheduler publish the heartbeat of the monitoring template backup",
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
        tags: { "marbot:template": "backup", "marbot:subscription": createTopic ? subscription.arn : topicArn },
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
            MarbotTemplate: "backup",
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
            MarbotTemplate: "backup",
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

    const backupFailedRule = backupFailed
      ? new aws.cloudwatch.EventRule(`${name}-backup-failed-rule`, {
        description: "A backup failed, was aborted or did not begin in time: there is no recent copy to go back to.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.backup"],
          "detail-type": ["Backup Job State Change"],
          detail: { state: ["FAILED", "ABORTED", "EXPIRED", "PARTIAL"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (backupFailed) {
      new aws.cloudwatch.EventTarget(`${name}-backup-failed-target`, {
        rule: backupFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const copyFailedRule = copyFailed
      ? new aws.cloudwatch.EventRule(`${name}-copy-failed-rule`, {
        description: "A copy of a backup to another Region or account failed.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.backup"],
          "detail-type": ["Copy Job State Change"],
          detail: { state: ["FAILED", "ABORTED", "EXPIRED", "PARTIAL"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (copyFailed) {
      new aws.cloudwatch.EventTarget(`${name}-copy-failed-target`, {
        rule: copyFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const restoreFailedRule = restoreFailed
      ? new aws.cloudwatch.EventRule(`${name}-restore-failed-rule`, {
        description: "A restore failed: what was to be brought back is not there.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.backup"],
          "detail-type": ["Restore Job State Change"],
          detail: { status: ["FAILED", "ABORTED", "EXPIRED", "PARTIAL"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (restoreFailed) {
      new aws.cloudwatch.EventTarget(`${name}-restore-failed-target`, {
        rule: restoreFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const vaultChangedRule = vaultChanged
      ? new aws.cloudwatch.EventRule(`${name}-vault-changed-rule`, {
        description: "A backup vault was deleted, or its lock or access was changed: backups may be at risk.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.backup"],
          "detail-type": ["Backup Vault State Change"],
          detail: { state: ["DELETED", "MODIFIED"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (vaultChanged) {
      new aws.cloudwatch.EventTarget(`${name}-vault-changed-target`, {
        rule: vaultChangedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const recoveryPointsRule = recoveryPoints
      ? new aws.cloudwatch.EventRule(`${name}-recovery-points-rule`, {
        description: "A recovery point expired, or is only partly there.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.backup"],
          "detail-type": ["Recovery Point State Change"],
          detail: { status: ["PARTIAL", "EXPIRED", "DELETED"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (recoveryPoints) {
      new aws.cloudwatch.EventTarget(`${name}-recovery-points-target`, {
        rule: recoveryPointsRule.name,
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
      tags: { "marbot:template": "backup" },
    }, { parent: this, dependsOn: [subscription].filter(Boolean) });

    this.topicArn = pulumi.output(createTopic ? topic.arn : topicArn);
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

Backup.template = "backup";
Backup.version = "1.0.0";

exports.Backup = Backup;
