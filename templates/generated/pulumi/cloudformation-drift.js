// Made from templates/library/cloudformation-drift.ts by npm run build:templates: not to be edited by hand.
"use strict";

const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

/** CloudFormation drift. Compares all stacks of a Region once a day with what is really there, and tells which were changed by hand. It reads how what stacks create is set up, may not read what is kept in it, and may change nothing. */
class CloudformationDrift extends pulumi.ComponentResource {
  constructor(name, args = {}, options = {}) {
    super("marbot:monitoring:CloudformationDrift", name, {}, options);
    const endpointUrl = pulumi.secret(args.endpointUrl ?? "");
    const createTopic = args.createTopic ?? true;
    const topicArn = args.topicArn ?? "";
    const encryptTopic = args.encryptTopic ?? true;
    const schedule = args.schedule ?? "rate(1 day)";
    const stackPrefix = args.stackPrefix ?? "";
    const drifted = args.drifted ?? true;
    const inSync = args.inSync ?? true;
    const watchDetection = args.watchDetection ?? true;
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
        description: "Encrypts what the monitoring template cloudformation-drift sends to marbot",
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
        tags: { "marbot:template": "cloudformation-drift" },
      }, { parent: this })
      : undefined;

    const topic = createTopic
      ? new aws.sns.Topic(`${name}-topic`, {
        kmsMasterKeyId: encryptTopic ? topicKey.keyId : undefined,
        tags: { "marbot:template": "cloudformation-drift" },
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
      tags: { "marbot:template": "cloudformation-drift" },
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
        description: "Lets EventBridge Scheduler publish the heartbeat of the monitoring template cloudformation-drift",
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
          "marbot:template": "cloudformation-drift",
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
            MarbotTemplate: "cloudformation-drift",
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
            MarbotTemplate: "cloudformation-drift",
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

    const driftedRule = drifted
      ? new aws.cloudwatch.EventRule(`${name}-drifted-rule`, {
        description: "Something that a stack created was changed by hand: the next update may undo it, or fail.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.cloudformation"],
          "detail-type": ["CloudFormation Drift Detection Status Change"],
          detail: {
            "status-details": {
              "stack-drift-status": ["DRIFTED"],
              "detection-status": ["DETECTION_COMPLETE", "DETECTION_FAILED"],
            },
          },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (drifted) {
      new aws.cloudwatch.EventTarget(`${name}-drifted-target`, {
        rule: driftedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const inSyncRule = inSync
      ? new aws.cloudwatch.EventRule(`${name}-in-sync-rule`, {
        description: "A stack is as its template says: where it had a card, that is closed. Otherwise nothing is shown.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.cloudformation"],
          "detail-type": ["CloudFormation Drift Detection Status Change"],
          detail: {
            "status-details": { "stack-drift-status": ["IN_SYNC"], "detection-status": ["DETECTION_COMPLETE"] },
          },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (inSync) {
      new aws.cloudwatch.EventTarget(`${name}-in-sync-target`, {
        rule: inSyncRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const detectionRole = new aws.iam.Role(`${name}-detection-role`, {
      description: "Lets the state machine have CloudFormation compare stacks with what is really there",
      assumeRolePolicy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "states.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": account } },
          },
        ],
      }),
      tags: { "marbot:template": "cloudformation-drift" },
    }, { parent: this });

    const detectionPolicy = new aws.iam.RolePolicy(`${name}-detection-policy`, {
      role: detectionRole.name,
      name: "detect",
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "FindsTheStacks",
            Effect: "Allow",
            Action: ["cloudformation:ListStacks", "cloudformation:BatchDescribeTypeConfigurations"],
            Resource: "*",
          },
          {
            Sid: "HasThemCompared",
            Effect: "Allow",
            Action: ["cloudformation:DetectStackDrift", "cloudformation:DetectStackResourceDrift"],
            Resource: pulumi.interpolate`arn:${partition}:cloudformation:${region}:${account}:stack/*`,
          },
          {
            Sid: "MustNotReadWhatIsKeptThere",
            Effect: "Deny",
            Action: [
              "athena:GetQueryResults",
              "codecommit:GetBlob",
              "codecommit:GetFile",
              "codecommit:GitPull",
              "dynamodb:BatchGetItem",
              "dynamodb:GetItem",
              "dynamodb:GetRecords",
              "dynamodb:Query",
              "dynamodb:Scan",
              "ecr:GetDownloadUrlForLayer",
              "kinesis:GetRecords",
              "logs:FilterLogEvents",
              "logs:GetLogEvents",
              "logs:GetLogRecord",
              "logs:GetQueryResults",
              "logs:StartLiveTail",
              "s3:GetObject",
              "s3:GetObjectVersion",
              "sqs:ReceiveMessage",
              "states:GetExecutionHistory",
            ],
            Resource: "*",
          },
        ],
      }),
    }, { parent: this });

    const detectionReads = new aws.iam.RolePolicyAttachment(`${name}-detection-reads`, {
      role: detectionRole.name,
      policyArn: pulumi.interpolate`arn:${partition}:iam::aws:policy/ReadOnlyAccess`,
    }, { parent: this });

    const detection = new aws.sfn.StateMachine(`${name}-detection`, {
      roleArn: detectionRole.arn,
      definition: pulumi.jsonStringify({
        Comment: "Has CloudFormation compare stacks with what is really there; what it finds, it tells EventBridge",
        QueryLanguage: "JSONata",
        TimeoutSeconds: 21600,
        StartAt: "FirstPage",
        States: {
          FirstPage: {
            Type: "Task",
            Resource: pulumi.interpolate`arn:${partition}:states:::aws-sdk:cloudformation:listStacks`,
            Arguments: {
              StackStatusFilter: ["CREATE_COMPLETE", "IMPORT_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"],
            },
            Retry: [
              {
                ErrorEquals: ["States.TaskFailed"],
                IntervalSeconds: 5,
                BackoffRate: 2,
                MaxAttempts: 8,
                MaxDelaySeconds: 300,
                JitterStrategy: "FULL",
              },
            ],
            Next: "Compare",
          },
          Compare: {
            Type: "Map",
            Items: pulumi.interpolate`{% [$states.input.StackSummaries[$substring(StackName, 0, $length('${stackPrefix}')) = '${stackPrefix}'].StackId] %}`,
            MaxConcurrency: 1,
            ItemProcessor: {
              ProcessorConfig: { Mode: "INLINE" },
              StartAt: "CompareStack",
              States: {
                CompareStack: {
                  Type: "Task",
                  Resource: pulumi.interpolate`arn:${partition}:states:::aws-sdk:cloudformation:detectStackDrift`,
                  Arguments: { StackName: "{% $states.input %}" },
                  Retry: [
                    {
                      ErrorEquals: ["States.TaskFailed"],
                      IntervalSeconds: 5,
                      BackoffRate: 2,
                      MaxAttempts: 8,
                      MaxDelaySeconds: 300,
                      JitterStrategy: "FULL",
                    },
                  ],
                  Catch: [{ ErrorEquals: ["States.TaskFailed"], Next: "LeftForTheNextTime" }],
                  Next: "OneAfterTheOther",
                },
                OneAfterTheOther: { Type: "Wait", Seconds: 10, End: true },
                LeftForTheNextTime: { Type: "Pass", End: true },
              },
            },
            Output: "{% {'NextToken': $states.input.NextToken} %}",
            Next: "IsThereMore",
          },
          IsThereMore: {
            Type: "Choice",
            Choices: [{ Condition: "{% $exists($states.input.NextToken) %}", Next: "NextPage" }],
            Default: "Done",
          },
          NextPage: {
            Type: "Task",
            Resource: pulumi.interpolate`arn:${partition}:states:::aws-sdk:cloudformation:listStacks`,
            Arguments: {
              StackStatusFilter: ["CREATE_COMPLETE", "IMPORT_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"],
              NextToken: "{% $states.input.NextToken %}",
            },
            Retry: [
              {
                ErrorEquals: ["States.TaskFailed"],
                IntervalSeconds: 5,
                BackoffRate: 2,
                MaxAttempts: 8,
                MaxDelaySeconds: 300,
                JitterStrategy: "FULL",
              },
            ],
            Next: "Compare",
          },
          Done: { Type: "Succeed" },
        },
      }),
      type: "STANDARD",
      tags: { "marbot:template": "cloudformation-drift" },
    }, { parent: this, dependsOn: [detectionPolicy, detectionReads].filter(Boolean) });

    if (watchDetection) {
      new aws.cloudwatch.MetricAlarm(`${name}-detection-failed`, {
        name: pulumi.interpolate`${prefix}-detection-failed`,
        alarmDescription: "The stacks were not all compared: the state machine failed. Its execution says at which step.",
        namespace: "AWS/States",
        metricName: "ExecutionsFailed",
        dimensions: { StateMachineArn: detection.arn },
        statistic: "Sum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "cloudformation-drift" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (watchDetection) {
      new aws.cloudwatch.MetricAlarm(`${name}-detection-timed-out`, {
        name: pulumi.interpolate`${prefix}-detection-timed-out`,
        alarmDescription: "The stacks were not all compared within six hours.",
        namespace: "AWS/States",
        metricName: "ExecutionsTimedOut",
        dimensions: { StateMachineArn: detection.arn },
        statistic: "Sum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "cloudformation-drift" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
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
      tags: { "marbot:template": "cloudformation-drift" },
    }, { parent: this, dependsOn: [subscription].filter(Boolean) });

    const startsDetectionRole = new aws.iam.Role(`${name}-starts-detection-role`, {
      description: "Lets EventBridge Scheduler start the comparison of stacks",
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
      tags: { "marbot:template": "cloudformation-drift" },
    }, { parent: this });

    const startsDetectionPolicy = new aws.iam.RolePolicy(`${name}-starts-detection-policy`, {
      role: startsDetectionRole.name,
      name: "start",
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [{ Sid: "StartsIt", Effect: "Allow", Action: "states:StartExecution", Resource: detection.arn }],
      }),
    }, { parent: this });

    new aws.scheduler.Schedule(`${name}-starts-detection`, {
      description: "Has stacks compared with what is really there",
      scheduleExpression: schedule,
      flexibleTimeWindow: {
        mode: "OFF",
      },
      target: {
        arn: detection.arn,
        roleArn: startsDetectionRole.arn,
        input: pulumi.jsonStringify({}),
        retryPolicy: {
          maximumEventAgeInSeconds: 3600,
          maximumRetryAttempts: 10,
        },
      },
    }, { parent: this, dependsOn: [startsDetectionPolicy].filter(Boolean) });

    this.topicArn = pulumi.output(createTopic ? topic.arn : topicArn);
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

CloudformationDrift.template = "cloudformation-drift";
CloudformationDrift.version = "1.0.0";

exports.CloudformationDrift = CloudformationDrift;
