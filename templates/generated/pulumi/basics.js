// Made from templates/library/basics.ts by npm run build:templates: not to be edited by hand.
"use strict";

const path = require("node:path");
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

/** AWS basics. Watches a whole account in one Region: what failed, what AWS found or announces, who became root. */
class Basics extends pulumi.ComponentResource {
  constructor(name, args = {}, options = {}) {
    super("marbot:monitoring:Basics", name, {}, options);
    const endpointUrl = pulumi.secret(args.endpointUrl ?? "");
    const createTopic = args.createTopic ?? true;
    const topicArn = args.topicArn ?? "";
    const encryptTopic = args.encryptTopic ?? true;
    const conditions = args.conditions ?? "[]";
    const rdsIssue = args.rdsIssue ?? true;
    const budgetThreshold = args.budgetThreshold ?? -1;
    const savingsPlansCoverageThreshold = args.savingsPlansCoverageThreshold ?? -1;
    const savingsPlansUtilizationThreshold = args.savingsPlansUtilizationThreshold ?? -1;
    const ecsImage = args.ecsImage ?? false;
    const linux2023Image = args.linux2023Image ?? true;
    const linux2Image = args.linux2Image ?? true;
    const linuxImage = args.linuxImage ?? false;
    const enrichParts = args.enrichParts ?? "alias tags graph logs changes";
    const filterAlarms = args.filterAlarms ?? true;
    const alarmRecovered = args.alarmRecovered ?? true;
    const alarmWithoutData = args.alarmWithoutData ?? false;
    const enrichAlarms = args.enrichAlarms ?? false;
    const rootUserLogin = args.rootUserLogin ?? true;
    const guardDutyFinding = args.guardDutyFinding ?? true;
    const macieFinding = args.macieFinding ?? true;
    const securityHubFinding = args.securityHubFinding ?? true;
    const securityHubInsight = args.securityHubInsight ?? true;
    const inspectorFinding = args.inspectorFinding ?? true;
    const ecrImageScanFinding = args.ecrImageScanFinding ?? true;
    const certificateExpires = args.certificateExpires ?? true;
    const healthIssue = args.healthIssue ?? true;
    const internetIssue = args.internetIssue ?? true;
    const xRayInsight = args.xRayInsight ?? true;
    const maintenanceWindowFailed = args.maintenanceWindowFailed ?? true;
    const automationFailed = args.automationFailed ?? true;
    const notCompliant = args.notCompliant ?? true;
    const runCommandFailed = args.runCommandFailed ?? true;
    const stateManagerFailed = args.stateManagerFailed ?? true;
    const opsWorksDeployment = args.opsWorksDeployment ?? false;
    const opsWorksCommand = args.opsWorksCommand ?? false;
    const opsWorksInstance = args.opsWorksInstance ?? false;
    const opsWorksAlert = args.opsWorksAlert ?? false;
    const iotDatasetFailed = args.iotDatasetFailed ?? false;
    const codePipelineFailed = args.codePipelineFailed ?? true;
    const codePipelineSucceeded = args.codePipelineSucceeded ?? true;
    const codeCommitPullRequest = args.codeCommitPullRequest ?? true;
    const codeBuildFailed = args.codeBuildFailed ?? true;
    const pipelineBuildFailed = args.pipelineBuildFailed ?? false;
    const codeDeployFailed = args.codeDeployFailed ?? true;
    const elasticBeanstalkFailed = args.elasticBeanstalkFailed ?? true;
    const autoScalingFailed = args.autoScalingFailed ?? true;
    const applicationAutoScaling = args.applicationAutoScaling ?? true;
    const ec2SpotInterruption = args.ec2SpotInterruption ?? true;
    const ec2FleetFailed = args.ec2FleetFailed ?? true;
    const batchFailed = args.batchFailed ?? true;
    const emrFailed = args.emrFailed ?? true;
    const ebsFailed = args.ebsFailed ?? true;
    const snapshotPolicyFailed = args.snapshotPolicyFailed ?? true;
    const ecsServiceFailed = args.ecsServiceFailed ?? true;
    const ecsDeploymentFailed = args.ecsDeploymentFailed ?? true;
    const ecsDeploymentCompleted = args.ecsDeploymentCompleted ?? true;
    const ecsSpotInterruption = args.ecsSpotInterruption ?? true;
    const ecsTaskFailedToStart = args.ecsTaskFailedToStart ?? true;
    const ecsTaskExited = args.ecsTaskExited ?? true;
    const glueJobFailed = args.glueJobFailed ?? true;
    const athenaFailed = args.athenaFailed ?? true;
    const appFlowFailed = args.appFlowFailed ?? true;
    const openSearchUpdateFailed = args.openSearchUpdateFailed ?? true;
    const openSearchUpdate = args.openSearchUpdate ?? true;
    const backupFailed = args.backupFailed ?? true;
    const backupCompleted = args.backupCompleted ?? false;
    const trustedAdvisor = args.trustedAdvisor ?? true;
    const sendHeartbeat = args.sendHeartbeat ?? true;
    const sendTestAlert = args.sendTestAlert ?? true;
    if (createTopic && args.endpointUrl === undefined) throw new Error("A topic of its own needs the address of the channel's endpoint.");
    if (!createTopic && args.topicArn === undefined) throw new Error("Without a topic of its own, the ARN of another template's topic is needed.");
    const prefix = args.name ?? `${name}-${pulumi.getStack()}`;
    const stack = `${pulumi.getProject()}/${pulumi.getStack()}/${name}`;
    const account = aws.getCallerIdentityOutput({}, { parent: this }).accountId;
    const partition = aws.getPartitionOutput({}, { parent: this }).partition;
    const here = args.region ?? aws.config.region;
    if (here === undefined) throw new Error("region is needed, because some rules exist in one Region only");
    const region = here;
    const soon = "at(" + new Date(Date.now() + 180_000).toISOString().slice(0, 19) + ")";

    const topicKey = createTopic && encryptTopic
      ? new aws.kms.Key(`${name}-topic-key`, {
        description: "Encrypts what the monitoring template basics sends to marbot",
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
                Service: [
                  "budgets.amazonaws.com",
                  "cloudwatch.amazonaws.com",
                  "events.amazonaws.com",
                  "events.rds.amazonaws.com",
                ],
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
        tags: { "marbot:template": "basics" },
      }, { parent: this })
      : undefined;

    const topic = createTopic
      ? new aws.sns.Topic(`${name}-topic`, {
        kmsMasterKeyId: encryptTopic ? topicKey.keyId : undefined,
        tags: { "marbot:template": "basics" },
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
                Service: [
                  "budgets.amazonaws.com",
                  "cloudwatch.amazonaws.com",
                  "events.amazonaws.com",
                  "events.rds.amazonaws.com",
                ],
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

    const deadLetters = new aws.sqs.Queue(`${name}-dead-letters`, {
      messageRetentionSeconds: 1209600,
      sqsManagedSseEnabled: true,
      tags: { "marbot:template": "basics" },
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
        description: "Lets EventBridge Scheduler publish the heartbeat of the monitoring template basics",
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
        tags: { "marbot:template": "basics", "marbot:subscription": createTopic ? subscription.arn : topicArn },
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
            MarbotTemplate: "basics",
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
            MarbotTemplate: "basics",
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

    const alarmFiredRule = filterAlarms
      ? new aws.cloudwatch.EventRule(`${name}-alarm-fired-rule`, {
        description: "An alarm of this account has gone off.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.cloudwatch"],
          "detail-type": ["CloudWatch Alarm State Change", "CloudWatch Alarm Contributor State Change"],
          detail: { state: { value: ["ALARM"] } },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    const looksAgain = filterAlarms
      ? new aws.scheduler.ScheduleGroup(`${name}-looks-again`, {
        tags: { "marbot:template": "basics" },
      }, { parent: this })
      : undefined;

    const looksAgainRole = filterAlarms
      ? new aws.iam.Role(`${name}-looks-again-role`, {
        description: "Lets EventBridge Scheduler have the filter function look again at an alarm that was held",
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
        tags: { "marbot:template": "basics" },
      }, { parent: this })
      : undefined;

    const filterRole = filterAlarms
      ? new aws.iam.Role(`${name}-filter-role`, {
        description: "Decides which alarms of this account are somebody's business, and sends those on",
        assumeRolePolicy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
        }),
        tags: { "marbot:template": "basics" },
      }, { parent: this })
      : undefined;

    const filterLog = filterAlarms
      ? new aws.cloudwatch.LogGroup(`${name}-filter-log`, {
        retentionInDays: 30,
        tags: { "marbot:template": "basics" },
      }, { parent: this })
      : undefined;

    const filterPolicy = filterAlarms
      ? new aws.iam.RolePolicy(`${name}-filter-policy`, {
        role: filterRole.name,
        name: "filter",
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: ["cloudwatch:DescribeAlarms", "cloudwatch:ListAlarmMuteRules"],
              Resource: ["*"],
            },
            {
              Effect: "Allow",
              Action: ["cloudwatch:GetAlarmMuteRule"],
              Resource: [pulumi.interpolate`arn:${partition}:cloudwatch:${region}:${account}:alarm-mute-rule:*`],
            },
            {
              Effect: "Allow",
              Action: ["cloudwatch:ListTagsForResource", "cloudwatch:DescribeAlarmContributors"],
              Resource: [pulumi.interpolate`arn:${partition}:cloudwatch:${region}:${account}:alarm:*`],
            },
            { Effect: "Allow", Action: ["sns:Publish"], Resource: [createTopic ? topic.arn : topicArn] },
            {
              Effect: "Allow",
              Action: ["scheduler:CreateSchedule"],
              Resource: [
                pulumi.interpolate`arn:${partition}:scheduler:${region}:${account}:schedule/${looksAgain.name}/*`,
              ],
            },
            {
              Effect: "Allow",
              Action: ["iam:PassRole"],
              Resource: [looksAgainRole.arn],
              Condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
            },
            {
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: [
                pulumi.interpolate`arn:${partition}:logs:${region}:${account}:log-group:${filterLog.name}:*`,
              ],
            },
          ],
        }),
      }, { parent: this })
      : undefined;

    const filter = filterAlarms
      ? new aws.lambda.Function(`${name}-filter`, {
        description: "Decides which alarms of this account are somebody's business, and sends those on",
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        handler: "index.handler",
        memorySize: 256,
        timeout: 60,
        role: filterRole.arn,
        environment: {
          variables: {
            TOPIC_ARN: createTopic ? topic.arn : topicArn,
            SCHEDULE_GROUP: looksAgain.name,
            SCHEDULE_ROLE_ARN: looksAgainRole.arn,
            DEAD_LETTER_QUEUE_ARN: deadLetters.arn,
            CONDITIONS: conditions,
          },
        },
        deadLetterConfig: {
          targetArn: createTopic ? topic.arn : topicArn,
        },
        loggingConfig: {
          logGroup: filterLog.name,
          logFormat: "Text",
        },
        code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.FileAsset(path.join(__dirname, "filter.cjs")) }),
        tags: { "marbot:template": "basics" },
      }, { parent: this, dependsOn: [filterPolicy].filter(Boolean) })
      : undefined;

    if (filterAlarms) {
      new aws.cloudwatch.EventTarget(`${name}-alarm-fired-target`, {
        rule: alarmFiredRule.name,
        targetId: "filter",
        arn: filter.arn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    if (filterAlarms) {
      new aws.lambda.Permission(`${name}-alarm-fired-rule-permission`, {
        action: "lambda:InvokeFunction",
        function: filter.name,
        principal: "events.amazonaws.com",
        sourceArn: alarmFiredRule.arn,
      }, { parent: this });
    }

    const alarmRecoveredRule = alarmRecovered && filterAlarms
      ? new aws.cloudwatch.EventRule(`${name}-alarm-recovered-rule`, {
        description: "An alarm of this account is over: its card is closed.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.cloudwatch"],
          "detail-type": ["CloudWatch Alarm State Change", "CloudWatch Alarm Contributor State Change"],
          detail: { state: { value: ["OK"] } },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (alarmRecovered && filterAlarms) {
      new aws.cloudwatch.EventTarget(`${name}-alarm-recovered-target`, {
        rule: alarmRecoveredRule.name,
        targetId: "filter",
        arn: filter.arn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    if (alarmRecovered && filterAlarms) {
      new aws.lambda.Permission(`${name}-alarm-recovered-rule-permission`, {
        action: "lambda:InvokeFunction",
        function: filter.name,
        principal: "events.amazonaws.com",
        sourceArn: alarmRecoveredRule.arn,
      }, { parent: this });
    }

    const alarmWithoutDataRule = alarmWithoutData && filterAlarms
      ? new aws.cloudwatch.EventRule(`${name}-alarm-without-data-rule`, {
        description: "An alarm of this account has no data any more: what it watches may be gone.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.cloudwatch"],
          "detail-type": ["CloudWatch Alarm State Change", "CloudWatch Alarm Contributor State Change"],
          detail: { state: { value: ["INSUFFICIENT_DATA"] } },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (alarmWithoutData && filterAlarms) {
      new aws.cloudwatch.EventTarget(`${name}-alarm-without-data-target`, {
        rule: alarmWithoutDataRule.name,
        targetId: "filter",
        arn: filter.arn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    if (alarmWithoutData && filterAlarms) {
      new aws.lambda.Permission(`${name}-alarm-without-data-rule-permission`, {
        action: "lambda:InvokeFunction",
        function: filter.name,
        principal: "events.amazonaws.com",
        sourceArn: alarmWithoutDataRule.arn,
      }, { parent: this });
    }

    if (filterAlarms) {
      new aws.cloudwatch.MetricAlarm(`${name}-filter-fails`, {
        name: pulumi.interpolate`${prefix}-filter-fails`,
        alarmDescription: "The filter function fails: alarms come late, or unfiltered.",
        namespace: "AWS/Lambda",
        metricName: "Errors",
        dimensions: { FunctionName: filter.name },
        statistic: "Sum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "basics" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (filterAlarms) {
      new aws.cloudwatch.MetricAlarm(`${name}-filter-throttled`, {
        name: pulumi.interpolate`${prefix}-filter-throttled`,
        alarmDescription: "The filter function may not run as often as it should.",
        namespace: "AWS/Lambda",
        metricName: "Throttles",
        dimensions: { FunctionName: filter.name },
        statistic: "Sum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "basics" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (filterAlarms) {
      new aws.cloudwatch.MetricAlarm(`${name}-filter-dead-letters`, {
        name: pulumi.interpolate`${prefix}-filter-dead-letters`,
        alarmDescription: "Alarms are lost: the filter function could not handle them, and they could not be sent unfiltered.",
        namespace: "AWS/Lambda",
        metricName: "DeadLetterErrors",
        dimensions: { FunctionName: filter.name },
        statistic: "Sum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "basics" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (filterAlarms) {
      new aws.cloudwatch.MetricAlarm(`${name}-filter-undecided`, {
        name: pulumi.interpolate`${prefix}-filter-undecided`,
        alarmDescription: "The filter function sends alarms without having judged them: may it still read what it has to?",
        namespace: "marbot/Filter",
        metricName: "Forwarded",
        dimensions: { Reason: "undecided" },
        statistic: "Sum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "basics" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    const enrichRole = enrichAlarms && createTopic
      ? new aws.iam.Role(`${name}-enrich-role`, {
        description: "Adds graph, log lines and changes to alarms, from inside the account",
        assumeRolePolicy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
        }),
        tags: { "marbot:template": "basics" },
      }, { parent: this })
      : undefined;

    const enrichLog = enrichAlarms && createTopic
      ? new aws.cloudwatch.LogGroup(`${name}-enrich-log`, {
        retentionInDays: 30,
        tags: { "marbot:template": "basics" },
      }, { parent: this })
      : undefined;

    const enrichLater = enrichAlarms && createTopic
      ? new aws.sqs.Queue(`${name}-enrich-later`, {
        messageRetentionSeconds: 3600,
        sqsManagedSseEnabled: true,
        delaySeconds: 300,
        visibilityTimeoutSeconds: 360,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: 3 }),
        tags: { "marbot:template": "basics" },
      }, { parent: this })
      : undefined;

    const enrichPolicy = enrichAlarms && createTopic
      ? new aws.iam.RolePolicy(`${name}-enrich-policy`, {
        role: enrichRole.name,
        name: "enrich",
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: [
                "cloudwatch:DescribeAlarms",
                "cloudwatch:GetMetricWidgetImage",
                "tag:GetResources",
                "iam:ListAccountAliases",
                "logs:GetQueryResults",
                "cloudtrail:LookupEvents",
              ],
              Resource: ["*"],
            },
            {
              Effect: "Allow",
              Action: ["cloudwatch:ListTagsForResource"],
              Resource: [pulumi.interpolate`arn:${partition}:cloudwatch:${region}:${account}:alarm:*`],
            },
            {
              Effect: "Allow",
              Action: ["logs:DescribeLogGroups", "logs:DescribeMetricFilters", "logs:StartQuery"],
              Resource: [pulumi.interpolate`arn:${partition}:logs:${region}:${account}:log-group:*`],
            },
            {
              Effect: "Allow",
              Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
              Resource: [enrichLater.arn],
            },
            {
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: [
                pulumi.interpolate`arn:${partition}:logs:${region}:${account}:log-group:${enrichLog.name}:*`,
              ],
            },
            { Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [deadLetters.arn] },
          ],
        }),
      }, { parent: this })
      : undefined;

    const enrich = enrichAlarms && createTopic
      ? new aws.lambda.Function(`${name}-enrich`, {
        description: "Adds graph, log lines and changes to alarms, from inside the account",
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        handler: "index.handler",
        memorySize: 256,
        timeout: 60,
        role: enrichRole.arn,
        environment: {
          variables: { ENDPOINT: endpointUrl, PARTS: enrichParts },
        },
        loggingConfig: {
          logGroup: enrichLog.name,
          logFormat: "Text",
        },
        code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.FileAsset(path.join(__dirname, "enrich.cjs")) }),
        tags: { "marbot:template": "basics" },
      }, { parent: this, dependsOn: [enrichPolicy].filter(Boolean) })
      : undefined;

    if (enrichAlarms && createTopic) {
      new aws.cloudwatch.MetricAlarm(`${name}-enrich-fails`, {
        name: pulumi.interpolate`${prefix}-enrich-fails`,
        alarmDescription: "The enrich function fails: alarms come, but without graph, log lines and changes.",
        namespace: "AWS/Lambda",
        metricName: "Errors",
        dimensions: { FunctionName: enrich.name },
        statistic: "Sum",
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "notBreaching",
        alarmActions: [topic.arn],
        okActions: [topic.arn],
        tags: { "marbot:template": "basics" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    const rootUserLoginRule = rootUserLogin
      ? new aws.cloudwatch.EventRule(`${name}-root-user-login-rule`, {
        description: "Somebody signed in as the account's root user: was it expected, and who was it?",
        eventPattern: pulumi.jsonStringify({
          "detail-type": ["AWS Console Sign In via CloudTrail"],
          detail: { userIdentity: { type: ["Root"] } },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (rootUserLogin) {
      new aws.cloudwatch.EventTarget(`${name}-root-user-login-target`, {
        rule: rootUserLoginRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const guardDutyFindingRule = guardDutyFinding
      ? new aws.cloudwatch.EventRule(`${name}-guard-duty-finding-rule`, {
        description: "GuardDuty found something of high severity (7 or more): an account, instance or bucket may be compromised.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.guardduty"],
          "detail-type": ["GuardDuty Finding"],
          detail: { severity: [{ numeric: [">=", 7] }] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (guardDutyFinding) {
      new aws.cloudwatch.EventTarget(`${name}-guard-duty-finding-target`, {
        rule: guardDutyFindingRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const macieFindingRule = macieFinding
      ? new aws.cloudwatch.EventRule(`${name}-macie-finding-rule`, {
        description: "Macie found sensitive data or an exposed bucket of high severity.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.macie"],
          "detail-type": ["Macie Finding"],
          detail: { severity: { score: [{ numeric: [">=", 3] }] } },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (macieFinding) {
      new aws.cloudwatch.EventTarget(`${name}-macie-finding-target`, {
        rule: macieFindingRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const securityHubFindingRule = securityHubFinding
      ? new aws.cloudwatch.EventRule(`${name}-security-hub-finding-rule`, {
        description: "Security Hub has a new finding of high severity that nobody has looked at.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.securityhub"],
          "detail-type": ["Security Hub Findings - Imported"],
          detail: {
            findings: {
              Severity: { Normalized: [{ numeric: [">=", 70] }] },
              Workflow: { Status: ["NEW"] },
              RecordState: ["ACTIVE"],
            },
          },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (securityHubFinding) {
      new aws.cloudwatch.EventTarget(`${name}-security-hub-finding-target`, {
        rule: securityHubFindingRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const securityHubInsightRule = securityHubInsight
      ? new aws.cloudwatch.EventRule(`${name}-security-hub-insight-rule`, {
        description: "Somebody sent results of a Security Hub insight.",
        eventPattern: pulumi.jsonStringify({ source: ["aws.securityhub"], "detail-type": ["Security Hub Insight Results"] }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (securityHubInsight) {
      new aws.cloudwatch.EventTarget(`${name}-security-hub-insight-target`, {
        rule: securityHubInsightRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const inspectorFindingRule = inspectorFinding
      ? new aws.cloudwatch.EventRule(`${name}-inspector-finding-rule`, {
        description: "Inspector found a vulnerability or an open path into the network.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.inspector2"],
          "detail-type": ["Inspector2 Finding"],
          detail: { severity: ["MEDIUM", "HIGH", "CRITICAL", "UNTRIAGED"], status: ["ACTIVE"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (inspectorFinding) {
      new aws.cloudwatch.EventTarget(`${name}-inspector-finding-target`, {
        rule: inspectorFindingRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const ecrImageScanFindingRule = ecrImageScanFinding
      ? new aws.cloudwatch.EventRule(`${name}-ecr-image-scan-finding-rule`, {
        description: "A scan of a container image found vulnerabilities.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ecr"],
          "detail-type": ["ECR Image Scan"],
          detail: {
            "scan-status": ["COMPLETE"],
            $or: [
              { "finding-severity-counts": { CRITICAL: [{ numeric: [">", 0] }] } },
              { "finding-severity-counts": { HIGH: [{ numeric: [">", 0] }] } },
              { "finding-severity-counts": { MEDIUM: [{ numeric: [">", 0] }] } },
              { "finding-severity-counts": { UNDEFINED: [{ numeric: [">", 0] }] } },
            ],
          },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (ecrImageScanFinding) {
      new aws.cloudwatch.EventTarget(`${name}-ecr-image-scan-finding-target`, {
        rule: ecrImageScanFindingRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const certificateExpiresRule = certificateExpires
      ? new aws.cloudwatch.EventRule(`${name}-certificate-expires-rule`, {
        description: "A certificate expires soon and has not been renewed.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.acm"],
          "detail-type": ["ACM Certificate Approaching Expiration"],
          detail: { DaysToExpiry: [1, 2, 3, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (certificateExpires) {
      new aws.cloudwatch.EventTarget(`${name}-certificate-expires-target`, {
        rule: certificateExpiresRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const healthIssueRule = healthIssue
      ? new aws.cloudwatch.EventRule(`${name}-health-issue-rule`, {
        description: "AWS has an issue, plans a change or asks for something that concerns this account.",
        eventPattern: pulumi.jsonStringify({ source: ["aws.health"], "detail-type": ["AWS Health Event"] }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (healthIssue) {
      new aws.cloudwatch.EventTarget(`${name}-health-issue-target`, {
        rule: healthIssueRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const internetIssueRule = internetIssue
      ? new aws.cloudwatch.EventRule(`${name}-internet-issue-rule`, {
        description: "Internet Monitor sees users who reach your application badly or not at all.",
        eventPattern: pulumi.jsonStringify({ source: ["aws.internetmonitor"], "detail-type": ["Health Event Created"] }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (internetIssue) {
      new aws.cloudwatch.EventTarget(`${name}-internet-issue-target`, {
        rule: internetIssueRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const xRayInsightRule = xRayInsight
      ? new aws.cloudwatch.EventRule(`${name}-x-ray-insight-rule`, {
        description: "X-Ray sees more faults than a service usually has.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.xray"],
          "detail-type": ["AWS X-Ray Insight Update"],
          detail: { State: ["ACTIVE"], Category: ["FAULT"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (xRayInsight) {
      new aws.cloudwatch.EventTarget(`${name}-x-ray-insight-target`, {
        rule: xRayInsightRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const maintenanceWindowFailedRule = maintenanceWindowFailed
      ? new aws.cloudwatch.EventRule(`${name}-maintenance-window-failed-rule`, {
        description: "A maintenance window ended in failure or ran out of time.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ssm"],
          "detail-type": ["Maintenance Window Execution State-change Notification"],
          detail: { status: ["FAILED", "TIMED_OUT"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (maintenanceWindowFailed) {
      new aws.cloudwatch.EventTarget(`${name}-maintenance-window-failed-target`, {
        rule: maintenanceWindowFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const automationFailedRule = automationFailed
      ? new aws.cloudwatch.EventRule(`${name}-automation-failed-rule`, {
        description: "An execution of an automation runbook failed or ran out of time.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ssm"],
          "detail-type": ["EC2 Automation Execution Status-change Notification"],
          detail: { Status: ["Failed", "TimedOut"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (automationFailed) {
      new aws.cloudwatch.EventTarget(`${name}-automation-failed-target`, {
        rule: automationFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const notCompliantRule = notCompliant
      ? new aws.cloudwatch.EventRule(`${name}-not-compliant-rule`, {
        description: "A machine lacks patches, or is no longer as its associations say.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ssm"],
          "detail-type": ["Configuration Compliance State Change"],
          detail: { "compliance-type": ["Patch", "Association"], "compliance-status": ["non_compliant"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (notCompliant) {
      new aws.cloudwatch.EventTarget(`${name}-not-compliant-target`, {
        rule: notCompliantRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const runCommandFailedRule = runCommandFailed
      ? new aws.cloudwatch.EventRule(`${name}-run-command-failed-rule`, {
        description: "A command on machines failed, or did not reach them.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ssm"],
          "detail-type": ["EC2 Command Status-change Notification"],
          detail: {
            status: [
              "Failed",
              "Incomplete",
              "TimedOut",
              "Delivery Timed Out",
              "DeliveryTimedOut",
              "Execution Timed Out",
              "ExecutionTimedOut",
              "Rate Exceeded",
              "RateExceeded",
              "Access Denied",
              "AccessDenied",
              "No Instances In Tag",
              "NoInstancesInTag",
            ],
          },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (runCommandFailed) {
      new aws.cloudwatch.EventTarget(`${name}-run-command-failed-target`, {
        rule: runCommandFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const stateManagerFailedRule = stateManagerFailed
      ? new aws.cloudwatch.EventRule(`${name}-state-manager-failed-rule`, {
        description: "An association could not be applied to its machines.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ssm"],
          "detail-type": ["EC2 State Manager Association State Change"],
          detail: { status: ["Failed"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (stateManagerFailed) {
      new aws.cloudwatch.EventTarget(`${name}-state-manager-failed-target`, {
        rule: stateManagerFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const opsWorksDeploymentRule = opsWorksDeployment
      ? new aws.cloudwatch.EventRule(`${name}-ops-works-deployment-rule`, {
        description: "An OpsWorks deployment failed.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.opsworks"],
          "detail-type": ["OpsWorks Deployment State Change"],
          detail: { status: ["failed"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (opsWorksDeployment) {
      new aws.cloudwatch.EventTarget(`${name}-ops-works-deployment-target`, {
        rule: opsWorksDeploymentRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const opsWorksCommandRule = opsWorksCommand
      ? new aws.cloudwatch.EventRule(`${name}-ops-works-command-rule`, {
        description: "An OpsWorks command failed, expired or was skipped.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.opsworks"],
          "detail-type": ["OpsWorks Command State Change"],
          detail: { status: ["failed", "expired", "skipped"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (opsWorksCommand) {
      new aws.cloudwatch.EventTarget(`${name}-ops-works-command-target`, {
        rule: opsWorksCommandRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const opsWorksInstanceRule = opsWorksInstance
      ? new aws.cloudwatch.EventRule(`${name}-ops-works-instance-rule`, {
        description: "An OpsWorks instance lost its connection, or could not be set up, started or stopped.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.opsworks"],
          "detail-type": ["OpsWorks Instance State Change"],
          detail: { status: ["connection_lost", "setup_failed", "start_failed", "stop_failed"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (opsWorksInstance) {
      new aws.cloudwatch.EventTarget(`${name}-ops-works-instance-target`, {
        rule: opsWorksInstanceRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const opsWorksAlertRule = opsWorksAlert
      ? new aws.cloudwatch.EventRule(`${name}-ops-works-alert-rule`, {
        description: "OpsWorks raised an alert.",
        eventPattern: pulumi.jsonStringify({ source: ["aws.opsworks"], "detail-type": ["OpsWorks Alert"] }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (opsWorksAlert) {
      new aws.cloudwatch.EventTarget(`${name}-ops-works-alert-target`, {
        rule: opsWorksAlertRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const iotDatasetFailedRule = iotDatasetFailed
      ? new aws.cloudwatch.EventRule(`${name}-iot-dataset-failed-rule`, {
        description: "The content of an IoT Analytics data set could not be delivered.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.iotanalytics"],
          "detail-type": ["IoT Analytics Dataset Lifecycle Notification"],
          detail: { state: ["CONTENT_DELIVERY_FAILED"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (iotDatasetFailed) {
      new aws.cloudwatch.EventTarget(`${name}-iot-dataset-failed-target`, {
        rule: iotDatasetFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const codePipelineFailedRule = codePipelineFailed
      ? new aws.cloudwatch.EventRule(`${name}-code-pipeline-failed-rule`, {
        description: "A pipeline's execution failed: the change is not released.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.codepipeline"],
          "detail-type": ["CodePipeline Pipeline Execution State Change"],
          detail: { state: ["FAILED"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (codePipelineFailed) {
      new aws.cloudwatch.EventTarget(`${name}-code-pipeline-failed-target`, {
        rule: codePipelineFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const codePipelineSucceededRule = codePipelineSucceeded
      ? new aws.cloudwatch.EventRule(`${name}-code-pipeline-succeeded-rule`, {
        description: "A pipeline's execution succeeded.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.codepipeline"],
          "detail-type": ["CodePipeline Pipeline Execution State Change"],
          detail: { state: ["SUCCEEDED"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (codePipelineSucceeded) {
      new aws.cloudwatch.EventTarget(`${name}-code-pipeline-succeeded-target`, {
        rule: codePipelineSucceededRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const codeCommitPullRequestRule = codeCommitPullRequest
      ? new aws.cloudwatch.EventRule(`${name}-code-commit-pull-request-rule`, {
        description: "A pull request was opened, changed or closed.",
        eventPattern: pulumi.jsonStringify({ source: ["aws.codecommit"], "detail-type": ["CodeCommit Pull Request State Change"] }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (codeCommitPullRequest) {
      new aws.cloudwatch.EventTarget(`${name}-code-commit-pull-request-target`, {
        rule: codeCommitPullRequestRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const codeBuildFailedRule = codeBuildFailed
      ? new aws.cloudwatch.EventRule(`${name}-code-build-failed-rule`, {
        description: "A build failed that no pipeline had started.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.codebuild"],
          "detail-type": ["CodeBuild Build State Change"],
          detail: {
            "build-status": ["FAILED"],
            "additional-information": { initiator: [{ "anything-but": { prefix: "codepipeline/" } }] },
          },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (codeBuildFailed) {
      new aws.cloudwatch.EventTarget(`${name}-code-build-failed-target`, {
        rule: codeBuildFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const pipelineBuildFailedRule = pipelineBuildFailed
      ? new aws.cloudwatch.EventRule(`${name}-pipeline-build-failed-rule`, {
        description: "A build failed that a pipeline had started.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.codebuild"],
          "detail-type": ["CodeBuild Build State Change"],
          detail: {
            "build-status": ["FAILED"],
            "additional-information": { initiator: [{ prefix: "codepipeline/" }] },
          },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (pipelineBuildFailed) {
      new aws.cloudwatch.EventTarget(`${name}-pipeline-build-failed-target`, {
        rule: pipelineBuildFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const codeDeployFailedRule = codeDeployFailed
      ? new aws.cloudwatch.EventRule(`${name}-code-deploy-failed-rule`, {
        description: "A deployment, or its part on one instance, failed.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.codedeploy"],
          "detail-type": [
            "CodeDeploy Deployment State-change Notification",
            "CodeDeploy Instance State-change Notification",
          ],
          detail: { state: ["FAILURE"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (codeDeployFailed) {
      new aws.cloudwatch.EventTarget(`${name}-code-deploy-failed-target`, {
        rule: codeDeployFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const elasticBeanstalkFailedRule = elasticBeanstalkFailed
      ? new aws.cloudwatch.EventRule(`${name}-elastic-beanstalk-failed-rule`, {
        description: "Elastic Beanstalk warns of an environment, of its resources or of a managed update.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.elasticbeanstalk"],
          "detail-type": [
            "Elastic Beanstalk resource status change",
            "Other resource status change",
            "Health status change",
            "Managed update status change",
          ],
          detail: { Severity: ["WARN", "ERROR", "FATAL"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (elasticBeanstalkFailed) {
      new aws.cloudwatch.EventTarget(`${name}-elastic-beanstalk-failed-target`, {
        rule: elasticBeanstalkFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const autoScalingFailedRule = autoScalingFailed
      ? new aws.cloudwatch.EventRule(`${name}-auto-scaling-failed-rule`, {
        description: "An Auto Scaling group could not launch, terminate or refresh instances.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.autoscaling"],
          "detail-type": [
            "EC2 Instance Launch Unsuccessful",
            "EC2 Instance Terminate Unsuccessful",
            "EC2 Auto Scaling Instance Refresh Failed",
          ],
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (autoScalingFailed) {
      new aws.cloudwatch.EventTarget(`${name}-auto-scaling-failed-target`, {
        rule: autoScalingFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const applicationAutoScalingRule = applicationAutoScaling
      ? new aws.cloudwatch.EventRule(`${name}-application-auto-scaling-rule`, {
        description: "A scalable target has reached its maximum: more load than that is not answered by more capacity.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.application-autoscaling"],
          "detail-type": ["Application Auto Scaling Scaling Activity State Change"],
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (applicationAutoScaling) {
      new aws.cloudwatch.EventTarget(`${name}-application-auto-scaling-target`, {
        rule: applicationAutoScalingRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const ec2SpotInterruptionRule = ec2SpotInterruption
      ? new aws.cloudwatch.EventRule(`${name}-ec2-spot-interruption-rule`, {
        description: "EC2 takes a spot instance back, or expects to soon.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ec2"],
          "detail-type": ["EC2 Spot Instance Interruption Warning", "EC2 Instance Rebalance Recommendation"],
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (ec2SpotInterruption) {
      new aws.cloudwatch.EventTarget(`${name}-ec2-spot-interruption-target`, {
        rule: ec2SpotInterruptionRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const ec2FleetFailedRule = ec2FleetFailed
      ? new aws.cloudwatch.EventRule(`${name}-ec2-fleet-failed-rule`, {
        description: "A fleet is configured wrongly, or instances could not be launched for it.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ec2fleet", "aws.ec2spotfleet"],
          "detail-type": ["EC2 Fleet Error", "EC2 Spot Fleet Error"],
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (ec2FleetFailed) {
      new aws.cloudwatch.EventTarget(`${name}-ec2-fleet-failed-target`, {
        rule: ec2FleetFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const batchFailedRule = batchFailed
      ? new aws.cloudwatch.EventRule(`${name}-batch-failed-rule`, {
        description: "A Batch job failed and is not tried again.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.batch"],
          "detail-type": ["Batch Job State Change"],
          detail: { status: ["FAILED"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (batchFailed) {
      new aws.cloudwatch.EventTarget(`${name}-batch-failed-target`, {
        rule: batchFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const emrFailedRule = emrFailed
      ? new aws.cloudwatch.EventRule(`${name}-emr-failed-rule`, {
        description: "An EMR step or the scaling of a cluster failed.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.emr"],
          "detail-type": ["EMR Auto Scaling Policy State Change", "EMR Step Status Change"],
          detail: { state: ["FAILED"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (emrFailed) {
      new aws.cloudwatch.EventTarget(`${name}-emr-failed-target`, {
        rule: emrFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const ebsFailedRule = ebsFailed
      ? new aws.cloudwatch.EventRule(`${name}-ebs-failed-rule`, {
        description: "A snapshot failed: there is no copy of the volume of this moment.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ec2"],
          "detail-type": ["EBS Snapshot Notification", "EBS Multi-Volume Snapshots Completion Status"],
          detail: { result: ["failed"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (ebsFailed) {
      new aws.cloudwatch.EventTarget(`${name}-ebs-failed-target`, {
        rule: ebsFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const snapshotPolicyFailedRule = snapshotPolicyFailed
      ? new aws.cloudwatch.EventRule(`${name}-snapshot-policy-failed-rule`, {
        description: "A Data Lifecycle Manager policy is in error: it makes no more snapshots.",
        eventPattern: pulumi.jsonStringify({ source: ["aws.dlm"], "detail-type": ["DLM Policy State Change"], detail: { state: ["ERROR"] } }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (snapshotPolicyFailed) {
      new aws.cloudwatch.EventTarget(`${name}-snapshot-policy-failed-target`, {
        rule: snapshotPolicyFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const ecsServiceFailedRule = ecsServiceFailed
      ? new aws.cloudwatch.EventRule(`${name}-ecs-service-failed-rule`, {
        description: "An ECS service cannot do what it should: place tasks, keep them, or reach a steady state.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ecs"],
          "detail-type": ["ECS Service Action"],
          detail: { eventType: ["ERROR", "WARN"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (ecsServiceFailed) {
      new aws.cloudwatch.EventTarget(`${name}-ecs-service-failed-target`, {
        rule: ecsServiceFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const ecsDeploymentFailedRule = ecsDeploymentFailed
      ? new aws.cloudwatch.EventRule(`${name}-ecs-deployment-failed-rule`, {
        description: "An ECS deployment failed: the new version does not become healthy.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ecs"],
          "detail-type": ["ECS Deployment State Change"],
          detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (ecsDeploymentFailed) {
      new aws.cloudwatch.EventTarget(`${name}-ecs-deployment-failed-target`, {
        rule: ecsDeploymentFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const ecsDeploymentCompletedRule = ecsDeploymentCompleted
      ? new aws.cloudwatch.EventRule(`${name}-ecs-deployment-completed-rule`, {
        description: "An ECS deployment is complete.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ecs"],
          "detail-type": ["ECS Deployment State Change"],
          detail: { eventName: ["SERVICE_DEPLOYMENT_COMPLETED"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (ecsDeploymentCompleted) {
      new aws.cloudwatch.EventTarget(`${name}-ecs-deployment-completed-target`, {
        rule: ecsDeploymentCompletedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const ecsSpotCapacityRule = ecsSpotInterruption
      ? new aws.cloudwatch.EventRule(`${name}-ecs-spot-capacity-rule`, {
        description: "No Fargate spot capacity is left to place a task of a service.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ecs"],
          "detail-type": ["ECS Service Action"],
          detail: { eventName: ["SERVICE_TASK_PLACEMENT_FAILURE"], reason: ["RESOURCE:FARGATE"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (ecsSpotInterruption) {
      new aws.cloudwatch.EventTarget(`${name}-ecs-spot-capacity-target`, {
        rule: ecsSpotCapacityRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const ecsSpotTerminationRule = ecsSpotInterruption
      ? new aws.cloudwatch.EventRule(`${name}-ecs-spot-termination-rule`, {
        description: "A task is stopped because its spot capacity is taken back.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ecs"],
          "detail-type": ["ECS Task State Change"],
          detail: { stopCode: ["SpotInterruption", "TerminationNotice"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (ecsSpotInterruption) {
      new aws.cloudwatch.EventTarget(`${name}-ecs-spot-termination-target`, {
        rule: ecsSpotTerminationRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const ecsTaskFailedToStartRule = ecsTaskFailedToStart
      ? new aws.cloudwatch.EventRule(`${name}-ecs-task-failed-to-start-rule`, {
        description: "A task that belongs to no service could not be started: image, secret, network or role?",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ecs"],
          "detail-type": ["ECS Task State Change"],
          detail: {
            lastStatus: ["STOPPED"],
            stopCode: ["TaskFailedToStart"],
            group: [{ "anything-but": { prefix: "service:" } }],
          },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (ecsTaskFailedToStart) {
      new aws.cloudwatch.EventTarget(`${name}-ecs-task-failed-to-start-target`, {
        rule: ecsTaskFailedToStartRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const ecsTaskExitedRule = ecsTaskExited
      ? new aws.cloudwatch.EventRule(`${name}-ecs-task-exited-rule`, {
        description: "A container of a task that belongs to no service ended with an error.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.ecs"],
          "detail-type": ["ECS Task State Change"],
          detail: {
            lastStatus: ["STOPPED"],
            stopCode: ["EssentialContainerExited"],
            group: [{ "anything-but": { prefix: "service:" } }],
            containers: { exitCode: [{ "anything-but": 0 }] },
          },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (ecsTaskExited) {
      new aws.cloudwatch.EventTarget(`${name}-ecs-task-exited-target`, {
        rule: ecsTaskExitedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const glueJobFailedRule = glueJobFailed
      ? new aws.cloudwatch.EventRule(`${name}-glue-job-failed-rule`, {
        description: "A Glue job failed or ran out of time.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.glue"],
          "detail-type": ["Glue Job State Change"],
          detail: { state: ["FAILED", "TIMEOUT"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (glueJobFailed) {
      new aws.cloudwatch.EventTarget(`${name}-glue-job-failed-target`, {
        rule: glueJobFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const athenaFailedRule = athenaFailed
      ? new aws.cloudwatch.EventRule(`${name}-athena-failed-rule`, {
        description: "An Athena query failed.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.athena"],
          "detail-type": ["Athena Query State Change"],
          detail: { currentState: ["FAILED"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (athenaFailed) {
      new aws.cloudwatch.EventTarget(`${name}-athena-failed-target`, {
        rule: athenaFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const appFlowFailedRule = appFlowFailed
      ? new aws.cloudwatch.EventRule(`${name}-app-flow-failed-rule`, {
        description: "A flow's run failed: data were not transferred.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.appflow"],
          "detail-type": ["AppFlow End Flow Run Report"],
          detail: { status: ["Execution Failed"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (appFlowFailed) {
      new aws.cloudwatch.EventTarget(`${name}-app-flow-failed-target`, {
        rule: appFlowFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const appFlowDeactivatedRule = appFlowFailed
      ? new aws.cloudwatch.EventRule(`${name}-app-flow-deactivated-rule`, {
        description: "AppFlow deactivated a flow because it kept failing.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.appflow"],
          "detail-type": ["AppFlow Event Flow Deactivated", "AppFlow Scheduled Flow Deactivated"],
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (appFlowFailed) {
      new aws.cloudwatch.EventTarget(`${name}-app-flow-deactivated-target`, {
        rule: appFlowDeactivatedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const openSearchUpdateFailedRule = openSearchUpdateFailed
      ? new aws.cloudwatch.EventRule(`${name}-open-search-update-failed-rule`, {
        description: "The update of an OpenSearch domain's software failed.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.es"],
          "detail-type": [
            "Amazon ES Service Software Update Notification",
            "Amazon OpenSearch Service Software Update Notification",
          ],
          detail: { status: ["Failed"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (openSearchUpdateFailed) {
      new aws.cloudwatch.EventTarget(`${name}-open-search-update-failed-target`, {
        rule: openSearchUpdateFailedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const openSearchUpdateRule = openSearchUpdate
      ? new aws.cloudwatch.EventRule(`${name}-open-search-update-rule`, {
        description: "An update of an OpenSearch domain's software is available, required or done.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.es"],
          "detail-type": [
            "Amazon ES Service Software Update Notification",
            "Amazon OpenSearch Service Software Update Notification",
          ],
          detail: { status: ["Available", "Required", "Completed"] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (openSearchUpdate) {
      new aws.cloudwatch.EventTarget(`${name}-open-search-update-target`, {
        rule: openSearchUpdateRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    const backupFailedRule = backupFailed
      ? new aws.cloudwatch.EventRule(`${name}-backup-failed-rule`, {
        description: "AWS Backup could not make, copy or restore a backup.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.backup"],
          "detail-type": ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"],
          detail: { $or: [{ state: ["FAILED"] }, { status: ["FAILED"] }] },
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

    const backupCompletedRule = backupCompleted
      ? new aws.cloudwatch.EventRule(`${name}-backup-completed-rule`, {
        description: "AWS Backup has made, copied or restored a backup.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.backup"],
          "detail-type": ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"],
          detail: { $or: [{ state: ["COMPLETED"] }, { status: ["COMPLETED"] }] },
        }),
      }, { parent: this, dependsOn: [subscription].filter(Boolean) })
      : undefined;

    if (backupCompleted) {
      new aws.cloudwatch.EventTarget(`${name}-backup-completed-target`, {
        rule: backupCompletedRule.name,
        targetId: "topic",
        arn: createTopic ? topic.arn : topicArn,
        deadLetterConfig: {
          arn: deadLetters.arn,
        },
      }, { parent: this });
    }

    if (trustedAdvisor && here === "us-east-1") {
      new aws.cloudwatch.MetricAlarm(`${name}-trusted-advisor-cost-optimization`, {
        name: pulumi.interpolate`${prefix}-trusted-advisor-cost-optimization`,
        alarmDescription: "Trusted Advisor has checks in red: cost optimization.",
        namespace: "AWS/TrustedAdvisor",
        metricName: "RedChecks",
        dimensions: { Category: "Cost Optimization" },
        statistic: "Maximum",
        period: 21600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "ignore",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "basics" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (trustedAdvisor && here === "us-east-1") {
      new aws.cloudwatch.MetricAlarm(`${name}-trusted-advisor-fault-tolerance`, {
        name: pulumi.interpolate`${prefix}-trusted-advisor-fault-tolerance`,
        alarmDescription: "Trusted Advisor has checks in red: fault tolerance.",
        namespace: "AWS/TrustedAdvisor",
        metricName: "RedChecks",
        dimensions: { Category: "Fault Tolerance" },
        statistic: "Maximum",
        period: 21600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "ignore",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "basics" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (trustedAdvisor && here === "us-east-1") {
      new aws.cloudwatch.MetricAlarm(`${name}-trusted-advisor-performance`, {
        name: pulumi.interpolate`${prefix}-trusted-advisor-performance`,
        alarmDescription: "Trusted Advisor has checks in red: performance.",
        namespace: "AWS/TrustedAdvisor",
        metricName: "RedChecks",
        dimensions: { Category: "Performance" },
        statistic: "Maximum",
        period: 21600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "ignore",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "basics" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (trustedAdvisor && here === "us-east-1") {
      new aws.cloudwatch.MetricAlarm(`${name}-trusted-advisor-security`, {
        name: pulumi.interpolate`${prefix}-trusted-advisor-security`,
        alarmDescription: "Trusted Advisor has checks in red: security.",
        namespace: "AWS/TrustedAdvisor",
        metricName: "RedChecks",
        dimensions: { Category: "Security" },
        statistic: "Maximum",
        period: 21600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "ignore",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "basics" },
      }, { parent: this, dependsOn: [subscription].filter(Boolean) });
    }

    if (trustedAdvisor && here === "us-east-1") {
      new aws.cloudwatch.MetricAlarm(`${name}-trusted-advisor-service-limits`, {
        name: pulumi.interpolate`${prefix}-trusted-advisor-service-limits`,
        alarmDescription: "Trusted Advisor has checks in red: service limits.",
        namespace: "AWS/TrustedAdvisor",
        metricName: "RedChecks",
        dimensions: { Category: "Service Limits" },
        statistic: "Maximum",
        period: 21600,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: "ignore",
        alarmActions: [createTopic ? topic.arn : topicArn],
        okActions: [createTopic ? topic.arn : topicArn],
        tags: { "marbot:template": "basics" },
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
      tags: { "marbot:template": "basics" },
    }, { parent: this, dependsOn: [subscription].filter(Boolean) });

    if (filterAlarms) {
      new aws.iam.RolePolicy(`${name}-looks-again-policy`, {
        role: looksAgainRole.name,
        name: "look-again",
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: filter.arn },
            { Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetters.arn },
          ],
        }),
      }, { parent: this });
    }

    if (filterAlarms) {
      new aws.lambda.FunctionEventInvokeConfig(`${name}-filter-attempts`, {
        functionName: filter.name,
        maximumRetryAttempts: 2,
        maximumEventAgeInSeconds: 900,
      }, { parent: this });
    }

    if (enrichAlarms && createTopic) {
      new aws.lambda.FunctionEventInvokeConfig(`${name}-enrich-attempts`, {
        functionName: enrich.name,
        maximumRetryAttempts: 2,
        maximumEventAgeInSeconds: 900,
        destinationConfig: {
          onFailure: {
            destination: deadLetters.arn,
          },
        },
      }, { parent: this, dependsOn: [enrichPolicy].filter(Boolean) });
    }

    const enrichPermission = enrichAlarms && createTopic
      ? new aws.lambda.Permission(`${name}-enrich-permission`, {
        action: "lambda:InvokeFunction",
        function: enrich.name,
        principal: "sns.amazonaws.com",
        sourceArn: topic.arn,
      }, { parent: this })
      : undefined;

    if (enrichAlarms && createTopic) {
      new aws.sns.TopicSubscription(`${name}-enrich-subscription`, {
        topic: topic.arn,
        protocol: "lambda",
        endpoint: enrich.arn,
        filterPolicy: pulumi.jsonStringify({
          $or: [
            { NewStateValue: ["ALARM"] },
            { source: ["aws.cloudwatch"], detail: { state: { value: ["ALARM"] } } },
          ],
        }),
        filterPolicyScope: "MessageBody",
      }, { parent: this, dependsOn: [enrichPermission].filter(Boolean) });
    }

    const enrichLaterPolicy = enrichAlarms && createTopic
      ? new aws.sqs.QueuePolicy(`${name}-enrich-later-policy`, {
        queueUrl: enrichLater.url,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "sns.amazonaws.com" },
              Action: "sqs:SendMessage",
              Resource: enrichLater.arn,
              Condition: {
                ArnEquals: { "aws:SourceArn": topic.arn },
                StringEquals: { "aws:SourceAccount": account },
              },
            },
          ],
        }),
      }, { parent: this })
      : undefined;

    if (enrichAlarms && createTopic) {
      new aws.sns.TopicSubscription(`${name}-enrich-later-subscription`, {
        topic: topic.arn,
        protocol: "sqs",
        endpoint: enrichLater.arn,
        filterPolicy: pulumi.jsonStringify({
          $or: [
            { NewStateValue: ["ALARM"] },
            { source: ["aws.cloudwatch"], detail: { state: { value: ["ALARM"] } } },
          ],
        }),
        filterPolicyScope: "MessageBody",
      }, { parent: this, dependsOn: [enrichLaterPolicy].filter(Boolean) });
    }

    if (enrichAlarms && createTopic) {
      new aws.lambda.EventSourceMapping(`${name}-enrich-later-source`, {
        eventSourceArn: enrichLater.arn,
        functionName: enrich.name,
        batchSize: 1,
        scalingConfig: {
          maximumConcurrency: 2,
        },
      }, { parent: this, dependsOn: [enrichPolicy].filter(Boolean) });
    }

    if (rdsIssue) {
      new aws.rds.EventSubscription(`${name}-rds-db-instance`, {
        snsTopic: createTopic ? topic.arn : topicArn,
        sourceType: "db-instance",
        enabled: true,
      }, { parent: this });
    }

    if (rdsIssue) {
      new aws.rds.EventSubscription(`${name}-rds-db-cluster`, {
        snsTopic: createTopic ? topic.arn : topicArn,
        sourceType: "db-cluster",
        enabled: true,
      }, { parent: this });
    }

    if (budgetThreshold !== -1 && here === "us-east-1") {
      new aws.budgets.Budget(`${name}-cost-budget`, {
        name: pulumi.interpolate`${prefix}-cost`,
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: budgetThreshold,
        limitUnit: "USD",
        costTypes: {
          includeCredit: false,
          includeDiscount: true,
          includeOtherSubscription: true,
          includeRecurring: false,
          includeRefund: false,
          includeSubscription: true,
          includeSupport: false,
          includeTax: false,
          includeUpfront: false,
          useAmortized: false,
          useBlended: false,
        },
        notifications: [
          {
            comparisonOperator: "GREATER_THAN",
            threshold: 100,
            thresholdType: "PERCENTAGE",
            notificationType: "ACTUAL",
            subscriberSnsTopicArns: [createTopic ? topic.arn : topicArn],
          },
          {
            comparisonOperator: "GREATER_THAN",
            threshold: 100,
            thresholdType: "PERCENTAGE",
            notificationType: "FORECASTED",
            subscriberSnsTopicArns: [createTopic ? topic.arn : topicArn],
          },
        ],
      }, { parent: this });
    }

    if (savingsPlansCoverageThreshold !== -1 && here === "us-east-1") {
      new aws.budgets.Budget(`${name}-savings-plans-coverage`, {
        name: pulumi.interpolate`${prefix}-savings-plans-coverage`,
        budgetType: "SAVINGS_PLANS_COVERAGE",
        timeUnit: "MONTHLY",
        limitAmount: 100,
        limitUnit: "PERCENTAGE",
        notifications: [
          {
            comparisonOperator: "LESS_THAN",
            threshold: savingsPlansCoverageThreshold,
            thresholdType: "PERCENTAGE",
            notificationType: "ACTUAL",
            subscriberSnsTopicArns: [createTopic ? topic.arn : topicArn],
          },
        ],
      }, { parent: this });
    }

    if (savingsPlansUtilizationThreshold !== -1 && here === "us-east-1") {
      new aws.budgets.Budget(`${name}-savings-plans-utilization`, {
        name: pulumi.interpolate`${prefix}-savings-plans-utilization`,
        budgetType: "SAVINGS_PLANS_UTILIZATION",
        timeUnit: "MONTHLY",
        limitAmount: 100,
        limitUnit: "PERCENTAGE",
        notifications: [
          {
            comparisonOperator: "LESS_THAN",
            threshold: savingsPlansUtilizationThreshold,
            thresholdType: "PERCENTAGE",
            notificationType: "ACTUAL",
            subscriberSnsTopicArns: [createTopic ? topic.arn : topicArn],
          },
        ],
      }, { parent: this });
    }

    if (createTopic && ecsImage && here === "us-east-1") {
      new aws.sns.TopicSubscription(`${name}-ecs-image-updates`, {
        topic: "arn:aws:sns:us-east-1:177427601217:ecs-optimized-amazon-ami-update",
        protocol: "https",
        endpoint: endpointUrl,
        endpointAutoConfirms: true,
      }, { parent: this });
    }

    if (createTopic && linux2023Image && here === "us-east-1") {
      new aws.sns.TopicSubscription(`${name}-linux-2023-image-updates`, {
        topic: "arn:aws:sns:us-east-1:137112412989:amazon-linux-2023-ami-updates",
        protocol: "https",
        endpoint: endpointUrl,
        endpointAutoConfirms: true,
      }, { parent: this });
    }

    if (createTopic && linux2Image && here === "us-east-1") {
      new aws.sns.TopicSubscription(`${name}-linux-2-image-updates`, {
        topic: "arn:aws:sns:us-east-1:137112412989:amazon-linux-2-ami-updates",
        protocol: "https",
        endpoint: endpointUrl,
        endpointAutoConfirms: true,
      }, { parent: this });
    }

    if (createTopic && linuxImage && here === "us-east-1") {
      new aws.sns.TopicSubscription(`${name}-linux-image-updates`, {
        topic: "arn:aws:sns:us-east-1:137112412989:amazon-linux-ami-updates",
        protocol: "https",
        endpoint: endpointUrl,
        endpointAutoConfirms: true,
      }, { parent: this });
    }

    this.topicArn = pulumi.output(createTopic ? topic.arn : topicArn);
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

Basics.template = "basics";
Basics.version = "1.0.0";

exports.Basics = Basics;
