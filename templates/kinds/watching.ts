import { as, block, blocks, is, kind, physicalName, tags } from "./kind.ts";

const metric = {
  metricName: is({ cloudformation: "Metric.MetricName" }),
  namespace: is({ cloudformation: "Metric.Namespace" }),
  dimensions: as("pairs", { cloudformation: "Metric.Dimensions" }),
  period: is(),
  stat: is(),
};

/** What notices: alarms, EventBridge rules and their targets, schedules. */
export const watching = {
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html */
  alarm: kind("AWS::CloudWatch::Alarm", "aws_cloudwatch_metric_alarm", "cloudwatch.MetricAlarm", {
    name: is({ cloudformation: "AlarmName", terraform: "alarm_name" }),
    alarmDescription: is(),
    namespace: is(),
    metricName: is(),
    dimensions: as("pairs"),
    statistic: is(),
    extendedStatistic: is(),
    period: is(),
    metricQueries: blocks(
      {
        id: is(),
        expression: is(),
        label: is(),
        period: is(),
        returnData: is(),
        metric: block(metric, { cloudformation: "MetricStat" }),
      },
      { cloudformation: "Metrics", terraform: "metric_query" },
    ),
    thresholdMetricId: is(),
    comparisonOperator: is(),
    threshold: is(),
    evaluationPeriods: is(),
    datapointsToAlarm: is(),
    treatMissingData: is(),
    alarmActions: is(),
    okActions: is({ cloudformation: "OKActions" }),
    tags,
  }),
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html */
  eventRule: kind(
    "AWS::Events::Rule",
    "aws_cloudwatch_event_rule",
    "cloudwatch.EventRule",
    {
      name: physicalName(),
      description: is(),
      eventPattern: as("document"),
      scheduleExpression: is(),
    },
    { arn: { cloudformation: "Arn" }, name: { cloudformation: "Ref" } },
  ),
  /** In CloudFormation a target is said in its rule. */
  eventTarget: kind(
    { of: "rule", at: "Targets", list: true },
    "aws_cloudwatch_event_target",
    "cloudwatch.EventTarget",
    {
      rule: is({ cloudformation: null }),
      targetId: is({ cloudformation: "Id" }),
      arn: is(),
      input: as("json"),
      roleArn: is(),
      deadLetterConfig: block({ arn: is() }),
      retryPolicy: block({
        maximumEventAgeInSeconds: is(),
        maximumRetryAttempts: is(),
      }),
    },
  ),
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html */
  schedule: kind("AWS::Scheduler::Schedule", "aws_scheduler_schedule", "scheduler.Schedule", {
    name: physicalName(),
    description: is(),
    scheduleExpression: is(),
    scheduleExpressionTimezone: is(),
    flexibleTimeWindow: block({ mode: is(), maximumWindowInMinutes: is() }),
    target: block({
      arn: is(),
      roleArn: is(),
      input: as("json"),
      deadLetterConfig: block({ arn: is() }),
      retryPolicy: block({
        maximumEventAgeInSeconds: is(),
        maximumRetryAttempts: is(),
      }),
    }),
  }),
  scheduleGroup: kind(
    "AWS::Scheduler::ScheduleGroup",
    "aws_scheduler_schedule_group",
    "scheduler.ScheduleGroup",
    { name: physicalName(), tags },
    { arn: { cloudformation: "Arn" }, name: { cloudformation: "Ref" } },
  ),
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-connection.html */
  connection: kind(
    "AWS::Events::Connection",
    "aws_cloudwatch_event_connection",
    "cloudwatch.EventConnection",
    {
      name: physicalName(),
      description: is(),
      authorizationType: is(),
      authParameters: block({
        apiKey: block(
          { key: is({ cloudformation: "ApiKeyName" }), value: is({ cloudformation: "ApiKeyValue" }) },
          {
            cloudformation: "ApiKeyAuthParameters",
          },
        ),
      }),
    },
    { arn: { cloudformation: "Arn" } },
  ),
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-apidestination.html */
  apiDestination: kind(
    "AWS::Events::ApiDestination",
    "aws_cloudwatch_event_api_destination",
    "cloudwatch.EventApiDestination",
    {
      name: physicalName(),
      description: is(),
      connectionArn: is(),
      invocationEndpoint: is(),
      httpMethod: is(),
      invocationRateLimitPerSecond: is(),
    },
    { arn: { cloudformation: "Arn" } },
  ),
};
