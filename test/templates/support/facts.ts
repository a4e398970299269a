import { camelCased } from "./camel-cased.ts";
import type { Declared } from "./deployment.ts";
import { machineNames, machines, machinesOfCloudFormation, withManagedPolicies } from "./facts-of-machines.ts";
import { websiteNames, websites, websitesOfCloudFormation, withBucketParts } from "./facts-of-websites.ts";

type Props = Readonly<Record<string, unknown>>;
type Reader = (properties: Props) => unknown;

/**
 * What a resource does, whatever it is called: read from the words of each format by hand, so that a mistake in the
 * tables that the templates are rendered by shows as a difference.
 */
export const factsOfCloudFormation = (resources: readonly Declared[]): readonly string[] =>
  sorted(resources.flatMap(({ type, properties, id }) => fact(cloudformation[type], type, properties, id)));

export const factsOfTerraform = (resources: readonly Declared[]): readonly string[] =>
  sorted(
    withTargets(
      withBucketParts(withManagedPolicies(resources)),
      "aws_cloudwatch_event_rule",
      "aws_cloudwatch_event_target",
    ).flatMap(({ type, properties, id }) => fact(shared[sharedNames[type] ?? ""], type, camelCased(properties), id)),
  );

export const factsOfPulumi = (resources: readonly Declared[]): readonly string[] =>
  sorted(
    withTargets(
      withBucketParts(withManagedPolicies(resources)),
      "aws:cloudwatch/eventRule:EventRule",
      "aws:cloudwatch/eventTarget:EventTarget",
    ).flatMap(({ type, properties, id }) => fact(shared[type.split(":").at(-1) ?? ""], type, properties, id)),
  );

const fact = (reader: Reader | undefined, type: string, properties: Props, id: string): string[] => {
  if (!reader) throw new Error(`no facts are read of ${type}`);
  const read = reader(properties);
  return read === undefined ? [] : [`${id}: ${canonical(read)}`];
};

const sorted = (facts: readonly string[]): readonly string[] => facts.toSorted();

/** The test alert is said to CloudFormation by a rule and to the others by a schedule: presence.test.ts looks at it. */
const isTestAlert = (text: unknown): boolean => /CREATE_COMPLETE|"Event":\s*"test"/.test(JSON.stringify(text));

/** Sorted keys, no empty values, JSON in text taken apart, and nothing that differs by what it must. */
export const canonical = (value: unknown): string => JSON.stringify(simplified(value));
const simplified = (value: unknown): unknown => {
  if (typeof value === "string" && /^[{[]/.test(value.trim())) {
    try {
      return simplified(JSON.parse(value));
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return value.map(simplified);
  if (typeof value !== "object" || value === null) return value;
  const own = Object.entries(value).filter(([key, one]) => one !== undefined && !/^(Format|Stack)$/.test(key));
  return Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, simplified(one)]));
};

const list = (value: unknown): readonly Props[] => (Array.isArray(value) ? (value as Props[]) : []);
const map = (value: unknown, key: string): Props =>
  Object.fromEntries(list(value).map((one) => [String(one[key]), one.Value]));
const of = (value: unknown): Props => (value ?? {}) as Props;

const cloudformation: Readonly<Record<string, Reader>> = {
  ...machinesOfCloudFormation,
  ...websitesOfCloudFormation,
  "AWS::CloudWatch::Alarm": (p) => ({
    name: p.AlarmName,
    says: p.AlarmDescription,
    metric: [p.Namespace, p.MetricName, map(p.Dimensions, "Name"), p.Statistic ?? p.ExtendedStatistic, p.Period],
    queries: list(p.Metrics).map((query) => {
      const stat = of(query.MetricStat);
      const metric = of(stat.Metric);
      const measured = [metric.Namespace, metric.MetricName, map(metric.Dimensions, "Name"), stat.Stat, stat.Period];
      return [query.Id, query.Expression, query.Label, query.Period, query.ReturnData, measured];
    }),
    against: [p.ComparisonOperator, Number(p.Threshold ?? 0), p.ThresholdMetricId],
    periods: [p.EvaluationPeriods, p.DatapointsToAlarm, p.TreatMissingData],
    tells: [p.AlarmActions, p.OKActions],
  }),
  "AWS::Events::Rule": (p) =>
    isTestAlert(p)
      ? undefined
      : {
          says: p.Description,
          pattern: p.EventPattern,
          at: p.ScheduleExpression,
          targets: list(p.Targets).map((t) => [t.Id, t.Arn, t.Input, t.RoleArn, of(t.DeadLetterConfig).Arn]),
        },
  "AWS::Scheduler::Schedule": (p) => {
    const target = of(p.Target);
    return {
      at: p.ScheduleExpression,
      window: of(p.FlexibleTimeWindow).Mode,
      target: [target.Arn, target.RoleArn, target.Input],
    };
  },
  "AWS::SNS::Topic": (p) => ({ key: p.KmsMasterKeyId }),
  "AWS::SNS::TopicPolicy": (p) => ({ topic: list(p.Topics)[0], policy: p.PolicyDocument }),
  "AWS::SNS::Subscription": (p) => ({
    from: p.TopicArn,
    to: [p.Protocol, p.Endpoint],
    policy: p.DeliveryPolicy,
    dead: p.RedrivePolicy,
    only: [p.FilterPolicyScope, p.FilterPolicy],
  }),
  "AWS::SQS::Queue": (p) => ({
    keeps: p.MessageRetentionPeriod,
    encrypted: p.SqsManagedSseEnabled,
    late: [p.DelaySeconds, p.VisibilityTimeout, p.RedrivePolicy],
  }),
  "AWS::SQS::QueuePolicy": (p) => ({ queue: list(p.Queues)[0], policy: p.PolicyDocument }),
  "AWS::KMS::Key": (p) => ({ policy: p.KeyPolicy, turns: p.EnableKeyRotation, window: p.PendingWindowInDays }),
  "AWS::IAM::Role": (p) => ({
    trusts: p.AssumeRolePolicyDocument,
    boundary: p.PermissionsBoundary,
    managed: p.ManagedPolicyArns,
  }),
  "AWS::IAM::RolePolicy": (p) => ({ role: p.RoleName, policy: p.PolicyDocument }),
  "AWS::Budgets::Budget": (p) => {
    const budget = of(p.Budget);
    const limit = of(budget.BudgetLimit);
    return {
      name: budget.BudgetName,
      of: [budget.BudgetType, budget.TimeUnit, Number(limit.Amount), limit.Unit],
      filters: budget.CostFilters ?? {},
      counts: Object.values(of(budget.CostTypes)),
      tells: list(p.NotificationsWithSubscribers).map((one) => {
        const told = of(one.Notification);
        return [
          told.ComparisonOperator,
          Number(told.Threshold),
          told.ThresholdType,
          told.NotificationType,
          list(one.Subscribers).map((to) => to.Address),
        ];
      }),
    };
  },
  "AWS::Lambda::Function": (p) => ({
    runs: [p.Runtime, p.Architectures, p.Handler, p.MemorySize, p.Timeout, p.Role],
    knows: of(of(p.Environment).Variables),
    logs: [of(p.LoggingConfig).LogGroup, of(p.LoggingConfig).LogFormat],
    dead: of(p.DeadLetterConfig).TargetArn,
    code: of(p.Code).ZipFile,
  }),
  "AWS::Lambda::Permission": (p) => ({ may: [p.Principal, p.Action, p.FunctionName], from: p.SourceArn }),
  "AWS::Lambda::EventInvokeConfig": (p) => ({
    of: p.FunctionName,
    tries: [p.MaximumRetryAttempts, p.MaximumEventAgeInSeconds],
    dead: of(of(p.DestinationConfig).OnFailure).Destination,
  }),
  "AWS::Lambda::EventSourceMapping": (p) => ({
    from: p.EventSourceArn,
    to: [p.FunctionName, p.BatchSize, of(p.ScalingConfig).MaximumConcurrency],
  }),
  "AWS::Logs::LogGroup": (p) => ({ days: p.RetentionInDays }),
  "AWS::Scheduler::ScheduleGroup": () => ({}),
  "AWS::RDS::EventSubscription": (p) => ({ to: p.SnsTopicArn, of: [p.SourceType, p.SourceIds, p.EventCategories] }),
};

/** Terraform's and Pulumi's providers are one, so their words differ by case and number only. */
const shared: Readonly<Record<string, Reader>> = {
  ...machines,
  ...websites,
  MetricAlarm: (p) => ({
    name: p.name,
    says: p.alarmDescription,
    metric: [p.namespace, p.metricName, of(p.dimensions), p.statistic ?? p.extendedStatistic, p.period],
    queries: list(p.metricQueries).map((query) => {
      const metric = of(query.metric);
      const measured = [metric.namespace, metric.metricName, of(metric.dimensions), metric.stat, metric.period];
      return [query.id, query.expression, query.label, query.period, query.returnData, measured];
    }),
    against: [p.comparisonOperator, Number(p.threshold ?? 0), p.thresholdMetricId],
    periods: [p.evaluationPeriods, p.datapointsToAlarm, p.treatMissingData],
    tells: [p.alarmActions, p.okActions],
  }),
  EventRule: (p) => ({ says: p.description, pattern: p.eventPattern, at: p.scheduleExpression, targets: p.targets }),
  Schedule: (p) => {
    const target = of(p.target);
    if (isTestAlert(JSON.parse(String(target.input)))) return undefined;
    return {
      at: p.scheduleExpression,
      window: of(p.flexibleTimeWindow).mode,
      target: [target.arn, target.roleArn, target.input],
    };
  },
  Topic: (p) => ({ key: p.kmsMasterKeyId }),
  TopicPolicy: (p) => ({ topic: p.arn, policy: p.policy }),
  TopicSubscription: (p) => ({
    from: p.topic,
    to: [p.protocol, p.endpoint],
    policy: p.deliveryPolicy,
    dead: p.redrivePolicy,
    only: [p.filterPolicyScope, p.filterPolicy],
  }),
  Queue: (p) => ({
    keeps: p.messageRetentionSeconds,
    encrypted: p.sqsManagedSseEnabled,
    late: [p.delaySeconds, p.visibilityTimeoutSeconds, p.redrivePolicy],
  }),
  QueuePolicy: (p) => ({ queue: p.queueUrl, policy: p.policy }),
  Key: (p) => ({ policy: p.policy, turns: p.enableKeyRotation, window: p.deletionWindowInDays }),
  Role: (p) => ({ trusts: p.assumeRolePolicy, boundary: p.permissionsBoundary, managed: p.managed }),
  RolePolicy: (p) => ({ role: p.role, policy: p.policy }),
  Budget: (p) => ({
    name: p.name,
    of: [p.budgetType, p.timeUnit, Number(p.limitAmount), p.limitUnit],
    filters: Object.fromEntries(list(p.costFilters).map((one) => [one.name, one.values])),
    counts: Object.values(of(p.costTypes)),
    tells: list(p.notifications).map((one) => [
      one.comparisonOperator,
      Number(one.threshold),
      one.thresholdType,
      one.notificationType,
      one.subscriberSnsTopicArns,
    ]),
  }),
  Function: (p) => ({
    runs: [p.runtime, p.architectures, p.handler, p.memorySize, p.timeout, p.role],
    knows: of(of(p.environment).variables),
    logs: [of(p.loggingConfig).logGroup, of(p.loggingConfig).logFormat],
    dead: of(p.deadLetterConfig).targetArn,
    code: p.filename ?? of(p.code)["index.js"],
  }),
  Permission: (p) => ({ may: [p.principal, p.action, p.function ?? p.functionName], from: p.sourceArn }),
  FunctionEventInvokeConfig: (p) => ({
    of: p.functionName,
    tries: [p.maximumRetryAttempts, p.maximumEventAgeInSeconds],
    dead: of(of(p.destinationConfig).onFailure).destination,
  }),
  EventSourceMapping: (p) => ({
    from: p.eventSourceArn,
    to: [p.functionName, p.batchSize, of(p.scalingConfig).maximumConcurrency],
  }),
  LogGroup: (p) => ({ days: p.retentionInDays }),
  ScheduleGroup: () => ({}),
  EventSubscription: (p) => ({ to: p.snsTopic, of: [p.sourceType, p.sourceIds, p.eventCategories] }),
};

const sharedNames: Readonly<Record<string, string>> = {
  ...machineNames,
  ...websiteNames,
  aws_cloudwatch_metric_alarm: "MetricAlarm",
  aws_cloudwatch_event_rule: "EventRule",
  aws_scheduler_schedule: "Schedule",
  aws_sns_topic: "Topic",
  aws_sns_topic_policy: "TopicPolicy",
  aws_sns_topic_subscription: "TopicSubscription",
  aws_sqs_queue: "Queue",
  aws_sqs_queue_policy: "QueuePolicy",
  aws_kms_key: "Key",
  aws_iam_role: "Role",
  aws_iam_role_policy: "RolePolicy",
  aws_budgets_budget: "Budget",
  aws_lambda_function: "Function",
  aws_lambda_permission: "Permission",
  aws_lambda_function_event_invoke_config: "FunctionEventInvokeConfig",
  aws_lambda_event_source_mapping: "EventSourceMapping",
  aws_cloudwatch_log_group: "LogGroup",
  aws_scheduler_schedule_group: "ScheduleGroup",
  aws_db_event_subscription: "EventSubscription",
};

/** Targets stand in their rules, as CloudFormation has them. */
const withTargets = (resources: readonly Declared[], rule: string, target: string): readonly Declared[] =>
  resources
    .filter(({ type }) => type !== target)
    .map((one) => {
      if (one.type !== rule) return one;
      const targets = resources
        .filter(({ type, properties }) => type === target && properties.rule === `<${one.id}>`)
        .map(({ properties: p }) => {
          const dead = of(p.dead_letter_config ?? p.deadLetterConfig).arn;
          return [p.target_id ?? p.targetId, p.arn, p.input, p.role_arn ?? p.roleArn, dead];
        });
      return { ...one, properties: { ...one.properties, targets } };
    });
