// Made from templates/library/synthetics-website.ts by npm run build:templates: not to be edited by hand.
"use strict";

const path = require("node:path");
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

/** Website. Visits a page of yours with a browser, and tells when it cannot be had or is not as it should be. Makes the canary that visits; its pictures and logs are deleted after 30 days, and in CloudFormation its empty bucket is yours to delete. */
class SyntheticsWebsite extends pulumi.ComponentResource {
  constructor(name, args = {}, options = {}) {
    super("marbot:monitoring:SyntheticsWebsite", name, {}, options);
    const endpointUrl = pulumi.secret(args.endpointUrl ?? "");
    const createTopic = args.createTopic ?? true;
    const topicArn = args.topicArn ?? "";
    const encryptTopic = args.encryptTopic ?? true;
    if (args.canaryName === undefined) throw new Error("canaryName is needed: Name");
    const canaryName = args.canaryName;
    if (args.address === undefined) throw new Error("address is needed: Address");
    const address = args.address;
    const title = args.title ?? "";
    const selector = args.selector ?? "";
    const every = args.every ?? "rate(15 minutes)";
    const failedThreshold = args.failedThreshold ?? 90;
    const slowThreshold = args.slowThreshold ?? -1;
    const notVisited = args.notVisited ?? true;
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
        description: "Encrypts what the monitoring template synthetics-website sends to marbot",
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
        tags: { "marbot:template": "synthetics-website" },
      }, { parent: this })
      : undefined;

    const topic = createTopic
      ? new aws.sns.Topic(`${name}-topic`, {
        kmsMasterKeyId: encryptTopic ? topicKey.keyId : undefined,
        tags: { "marbot:template": "synthetics-website" },
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
      tags: { "marbot:template": "synthetics-website" },
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
        description: "Lets EventBridge Scheduler publish the heartbeat of the monitoring template synthetics-website",
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
          "marbot:template": "synthetics-website",
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
            MarbotTemplate: "synthetics-website",
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
            MarbotTemplate: "synthetics-website",
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

    if (failedThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-failed`, {
        name: pulumi.interpolate`${prefix}-failed`,
        alarmDescription: "The page cannot be had, or is not as it should be. The canary's last run has a picture of what it saw.",
        namespace: "CloudWatchSynthetics",
        metricName: "SuccessPercent",
        dimensions: { CanaryName: canaryName },
        statistic: "Minimum",
        period: 300,
        comparisonOperator: "LessThanThreshold",
        threshold: failedThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "ignore",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "synthetics-website" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (slowThreshold !== -1) {
      new aws.cloudwatch.MetricAlarm(`${name}-slow`, {
        name: pulumi.interpolate`${prefix}-slow`,
        alarmDescription: "A visit takes long: the page has become slow.",
        namespace: "CloudWatchSynthetics",
        metricName: "Duration",
        dimensions: { CanaryName: canaryName },
        statistic: "Average",
        period: 3600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: slowThreshold,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "synthetics-website" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    const notVisitedRule = notVisited
      ? new aws.cloudwatch.EventRule(`${name}-not-visited-rule`, {
        description: "The canary broke or was stopped: the page is not visited any more.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.synthetics"],
          "detail-type": ["Synthetics Canary Status Change"],
          detail: { "canary-name": [canaryName], "current-state": ["ERROR", "STOPPED", "RUNNING"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (notVisited) {
      new aws.cloudwatch.EventTarget(`${name}-not-visited-target`, {
        rule: notVisitedRule.name,
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
      tags: { "marbot:template": "synthetics-website" },
    }, { parent: this, dependsOn: [subscription].filter(Boolean) });

    const seen = new aws.s3.Bucket(`${name}-seen`, {
      forceDestroy: true,
      tags: { "marbot:template": "synthetics-website" },
    }, { parent: this });

    new aws.s3.BucketServerSideEncryptionConfiguration(`${name}-seen-encryption`, {
      bucket: seen.bucket,
      rules: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: "AES256",
          },
        },
      ],
    }, { parent: this });

    new aws.s3.BucketLifecycleConfiguration(`${name}-seen-lifecycle`, {
      bucket: seen.bucket,
      rules: [
        {
          id: "forget",
          status: "Enabled",
          filter: {
            prefix: "",
          },
          expiration: {
            days: 30,
          },
          abortIncompleteMultipartUpload: {
            daysAfterInitiation: 1,
          },
        },
      ],
    }, { parent: this });

    const seenAccess = new aws.s3.BucketPublicAccessBlock(`${name}-seen-access`, {
      bucket: seen.bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    }, { parent: this });

    new aws.s3.BucketPolicy(`${name}-seen-policy`, {
      bucket: seen.bucket,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "NeverInPlainText",
            Effect: "Deny",
            Principal: { AWS: "*" },
            Action: "s3:*",
            Resource: [seen.arn, pulumi.interpolate`${seen.arn}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      }),
    }, { parent: this, dependsOn: [seenAccess].filter(Boolean) });

    const canaryRole = new aws.iam.Role(`${name}-canary-role`, {
      description: "Lets the canary keep what it saw, and tell how the visit went",
      assumeRolePolicy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
      tags: { "marbot:template": "synthetics-website" },
    }, { parent: this });

    const canaryPolicy = new aws.iam.RolePolicy(`${name}-canary-policy`, {
      role: canaryRole.name,
      name: "visit",
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "KeepsPicturesAndLogs",
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:PutObject"],
            Resource: pulumi.interpolate`${seen.arn}/*`,
          },
          { Sid: "FindsItsBucket", Effect: "Allow", Action: "s3:GetBucketLocation", Resource: seen.arn },
          {
            Sid: "FindsItsBucketAmongAll",
            Effect: "Allow",
            Action: "s3:ListAllMyBuckets",
            Resource: "*",
          },
          {
            Sid: "WritesItsLog",
            Effect: "Allow",
            Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: pulumi.interpolate`arn:${partition}:logs:${region}:${account}:log-group:/aws/lambda/cwsyn-*`,
          },
          {
            Sid: "TellsHowTheVisitWent",
            Effect: "Allow",
            Action: "cloudwatch:PutMetricData",
            Resource: "*",
            Condition: { StringEquals: { "cloudwatch:namespace": "CloudWatchSynthetics" } },
          },
        ],
      }),
    }, { parent: this });

    new aws.synthetics.Canary(`${name}-canary`, {
      name: canaryName,
      runtimeVersion: "syn-nodejs-puppeteer-15.0",
      executionRoleArn: canaryRole.arn,
      artifactS3Location: pulumi.interpolate`s3://${seen.bucket}`,
      handler: "index.handler",
      zipFile: path.join(__dirname, "website-3d534f02.zip"),
      schedule: {
        expression: every,
      },
      runConfig: {
        timeoutInSeconds: 55,
        activeTracing: false,
        environmentVariables: { ADDRESS: address, TITLE: title, SELECTOR: selector },
      },
      successRetentionPeriod: 30,
      failureRetentionPeriod: 30,
      startCanary: true,
      deleteLambda: true,
      tags: { "marbot:template": "synthetics-website" },
    }, { parent: this, dependsOn: [canaryPolicy].filter(Boolean) });

    this.topicArn = pulumi.output(createTopic ? topic.arn : topicArn);
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

SyntheticsWebsite.template = "synthetics-website";
SyntheticsWebsite.version = "1.0.0";

exports.SyntheticsWebsite = SyntheticsWebsite;
