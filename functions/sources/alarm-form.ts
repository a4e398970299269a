import * as z from "zod";
import { digest } from "../domain/digest.ts";
import type { Instant } from "../domain/time.ts";
import { parseArn, partitionOf, regionCode } from "./aws.ts";
import type { Mark } from "./source.ts";
import { moment } from "./unwrap.ts";

/** A CloudWatch alarm that changed its state, whichever way it came. */
export interface Alarm {
  readonly name: string;
  readonly state: State;
  readonly previous?: State;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly description?: string;
  /** CloudWatch's sentence about why. */
  readonly reason: string;
  /** By CloudWatch's clock; undefined where the event names no readable moment. */
  readonly changedAt?: Instant;
  readonly metrics: readonly Metric[];
  /** `GreaterThanThreshold` and its like; only the SNS form has it. */
  readonly comparison?: string;
  readonly threshold?: number;
  readonly periods?: { readonly breaching: number; readonly of: number };
  readonly unit?: string;
  /** A composite alarm's rule, and its children as they were when it changed. */
  readonly rule?: string;
  readonly children: readonly { readonly arn: string; readonly state: string }[];
  /** `WaitPeriod`, `ExtensionPeriod` or `Alarm`: a composite alarm whose actions are suppressed. */
  readonly suppressedBy?: string;
}

export interface Metric {
  readonly namespace?: string;
  readonly name?: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  /** Whose it is, where that is another account than the alarm's. */
  readonly account?: string;
  readonly statistic?: string;
  readonly periodSeconds?: number;
  readonly label?: string;
  readonly expression?: string;
  /** Whether it is what the alarm compares. */
  readonly compared: boolean;
}

type State = "OK" | "ALARM" | "INSUFFICIENT_DATA";
const state = z.enum(["OK", "ALARM", "INSUFFICIENT_DATA"]);

/** What an alarm can be shown without is forgiven when it is missing, or looks different from what AWS documents. */
const forgiven = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const text = forgiven(z.string());
const number = forgiven(z.number());

const measured = {
  MetricName: text,
  Namespace: text,
  Dimensions: z.array(z.object({ name: z.string(), value: z.string() })).catch([]),
};
const snsTrigger = z.object({
  ...measured,
  Statistic: text,
  ExtendedStatistic: text,
  Unit: text,
  Period: number,
  EvaluationPeriods: number,
  DatapointsToAlarm: number,
  ComparisonOperator: text,
  Threshold: number,
  Metrics: forgiven(
    z.array(
      z.object({
        Expression: text,
        Label: text,
        AccountId: text,
        ReturnData: z.boolean().optional(),
        MetricStat: z.object({ Metric: z.object(measured), Period: number, Stat: text }).optional(),
      }),
    ),
  ),
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html */
const snsForm = z
  .object({
    AlarmName: z.string().min(1),
    NewStateValue: state,
    OldStateValue: forgiven(state),
    AlarmArn: text,
    AWSAccountId: forgiven(z.coerce.string()),
    Region: text,
    AlarmDescription: text,
    NewStateReason: text,
    StateChangeTime: text,
    AlarmRule: text,
    TriggeringChildren: forgiven(z.array(z.object({ Arn: z.string(), State: z.object({ Value: z.string() }) }))),
    Trigger: forgiven(snsTrigger),
  })
  .transform((form): Alarm => {
    const { Trigger: trigger } = form;
    const arn = parseArn(form.AlarmArn);
    const region = arn?.region ?? regionCode(form.Region ?? "");
    const { EvaluationPeriods: of, DatapointsToAlarm: breaching = of } = trigger ?? {};
    return {
      name: form.AlarmName,
      state: form.NewStateValue,
      previous: form.OldStateValue,
      partition: arn?.partition ?? partitionOf(region),
      region,
      account: arn?.account || form.AWSAccountId || "",
      description: form.AlarmDescription,
      reason: form.NewStateReason ?? "",
      changedAt: moment(form.StateChangeTime),
      metrics: trigger ? snsMetrics(trigger) : [],
      comparison: trigger?.ComparisonOperator,
      threshold: trigger?.Threshold,
      ...(of !== undefined && breaching !== undefined && { periods: { breaching, of } }),
      unit: trigger?.Unit,
      rule: form.AlarmRule,
      children: (form.TriggeringChildren ?? []).map(({ Arn, State }) => ({ arn: Arn, state: State.Value })),
    };
  });

const snsMetrics = (trigger: z.infer<typeof snsTrigger>): readonly Metric[] =>
  trigger.Metrics?.map(({ MetricStat: stat, Expression, Label, AccountId, ReturnData }) => ({
    name: stat?.Metric.MetricName,
    namespace: stat?.Metric.Namespace,
    dimensions: stat?.Metric.Dimensions ?? [],
    ...(AccountId && { account: AccountId }),
    statistic: stat?.Stat,
    periodSeconds: stat?.Period,
    label: Label,
    expression: Expression,
    compared: ReturnData ?? false,
  })) ?? [
    {
      name: trigger.MetricName,
      namespace: trigger.Namespace,
      dimensions: trigger.Dimensions,
      statistic: trigger.Statistic ?? trigger.ExtendedStatistic,
      periodSeconds: trigger.Period,
      compared: true,
    },
  ];

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html */
const change = z.object({ value: state, reason: text, reasonData: text, timestamp: text, actionsSuppressedBy: text });
const detail = z.object({
  alarmName: z.string().min(1),
  state: change,
  previousState: forgiven(z.object({ value: state })),
  configuration: forgiven(
    z.object({
      description: text,
      alarmRule: text,
      metrics: forgiven(
        z.array(
          z.object({
            expression: text,
            label: text,
            accountId: text,
            returnData: z.boolean().optional(),
            metricStat: z
              .object({
                metric: z.object({
                  name: text,
                  namespace: text,
                  dimensions: z.record(z.string(), z.string()).catch({}),
                }),
                period: number,
                stat: text,
              })
              .optional(),
          }),
        ),
      ),
    }),
  ),
});

const eventBridgeForm = z
  .object({ account: text, region: text, resources: z.array(z.string()).catch([]), detail })
  .transform(({ account, region, resources, detail }) => fromDetail(detail, resources[0], account, region));

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html */
const lambdaForm = z
  .object({ alarmArn: text, accountId: text, region: text, alarmData: detail })
  .transform(({ alarmArn, accountId, region, alarmData }) => fromDetail(alarmData, alarmArn, accountId, region));

const fromDetail = (
  { alarmName, state, previousState, configuration }: z.infer<typeof detail>,
  arnText: string | undefined,
  account: string | undefined,
  regionText: string | undefined,
): Alarm => {
  const arn = parseArn(arnText);
  const region = arn?.region || regionText || "";
  return {
    name: alarmName,
    state: state.value,
    previous: previousState?.value,
    partition: arn?.partition ?? partitionOf(region),
    region,
    account: arn?.account || account || "",
    description: configuration?.description,
    reason: state.reason ?? "",
    changedAt: moment(state.timestamp),
    metrics: (configuration?.metrics ?? []).map(({ metricStat, expression, label, accountId, returnData }) => ({
      name: metricStat?.metric.name,
      namespace: metricStat?.metric.namespace,
      dimensions: Object.entries(metricStat?.metric.dimensions ?? {}).map(([name, value]) => ({ name, value })),
      ...(accountId && { account: accountId }),
      statistic: metricStat?.stat,
      periodSeconds: metricStat?.period,
      label,
      expression,
      compared: returnData ?? false,
    })),
    rule: configuration?.alarmRule,
    children: childrenIn(state.reasonData),
    suppressedBy: state.actionsSuppressedBy,
  };
};

const reasonData = z.object({
  triggeringAlarms: z.array(z.object({ arn: z.string(), state: z.object({ value: z.string() }) })),
});

const childrenIn = (text: string | undefined): Alarm["children"] => {
  try {
    const { success, data } = reasonData.safeParse(JSON.parse(text ?? ""));
    return success ? data.triggeringAlarms.map(({ arn, state }) => ({ arn, state: state.value })) : [];
  } catch {
    return [];
  }
};

/** How an alarm's change says of itself what it is. */
export const alarmMarks: readonly Mark[] = [
  { eventBridge: "aws.cloudwatch", detailType: "CloudWatch Alarm State Change" },
  { fields: ["AlarmName", "NewStateValue"] },
  { fields: ["alarmArn", "alarmData"] },
];

/** The alarm, its state and the moment: equal in all three forms of one change. */
export const alarmIdentity = ({ account, region, name, state, changedAt }: Alarm): string | undefined =>
  changedAt && [account, region, name, state, changedAt].join("\n");

/** One alarm is one situation, whoever speaks of it. */
export const alarmFingerprint = ({ account, region, name }: Pick<Alarm, "account" | "region" | "name">): string =>
  `cloudwatch-alarm:1:${digest(20, account, region, name)}`;

/** Any of the three forms: SNS action, EventBridge event, Lambda action. Issues are those of the form that the event has. */
export const alarmForm: z.ZodType<Alarm> = z.unknown().transform((body, context) => {
  const has = (name: string) => typeof body === "object" && body !== null && name in body;
  const form = has("alarmData") ? lambdaForm : has("detail") ? eventBridgeForm : snsForm;
  const result = form.safeParse(body);
  if (result.success) return result.data;
  for (const { message, path } of result.error.issues) context.addIssue({ code: "custom", message, path: [...path] });
  return z.NEVER;
});
