import type { Content, Fact } from "../domain/card.ts";
import type { Observation } from "../domain/observation.ts";
import { inWords } from "../domain/time.ts";
import { type Alarm, alarmFingerprint, alarmForm, alarmIdentity, alarmMarks, type Metric } from "./alarm-form.ts";
import { alarmLinks, statistic } from "./alarm-link.ts";
import { figure, parseReason, type Reason, reasonInWords, type Say } from "./alarm-reason.ts";
import { type Watched, watchedBy } from "./alarm-resource.ts";
import { alarmSeverity } from "./alarm-severity.ts";
import { inUtc, parseArn } from "./aws.ts";
import { cut, limits } from "./content.ts";
import { sizeInWords } from "./size.ts";
import { source } from "./source.ts";

/**
 * CloudWatch alarms of every kind (metric, metric math, anomaly detection, composite) by SNS, EventBridge or Lambda
 * action. One alarm is one situation over all of them: its fingerprint is account, Region and name, without the state.
 */
export const cloudwatchAlarm = source<Alarm>({
  name: "cloudwatch-alarm",
  marks: alarmMarks,
  schema: alarmForm,
  identity: alarmIdentity,
  observe: (alarm, { receivedAt }) => {
    const at = alarm.changedAt ?? receivedAt;
    return {
      fingerprint: alarmFingerprint(alarm),
      ...meanings[alarm.state],
      at,
      content: contentOf(alarm, at),
    };
  },
});

const meanings: Readonly<Record<Alarm["state"], Pick<Observation, "kind" | "class" | "line">>> = {
  ALARM: { kind: "problem", class: "alert", line: "turned to ALARM" },
  OK: { kind: "recovered", class: "alert", line: "returned to OK" },
  INSUFFICIENT_DATA: { kind: "update", class: "notification", line: "turned to INSUFFICIENT_DATA" },
};

const contentOf = (alarm: Alarm, at: string): Content => {
  const { name, state, description, account, region } = alarm;
  // CloudWatch's own has at most 1 023 characters; anybody else's may be chosen to be slow to take apart.
  const reason = cut(alarm.reason, limits.text);
  const say = isInBytes(alarm) ? sizeInWords : figure;
  const read = parseReason(reason, say);
  const sentence = reasonInWords(reason, subjectOf(alarm), say);
  const watched = watchedBy(alarm);
  const titles = { ALARM: name, OK: `${name}: returned to OK`, INSUFFICIENT_DATA: `${name}: not enough data` };
  return {
    title: titles[state],
    text: description?.trim() || sentence,
    facts: factsOf(alarm, { read, say, sentence: description?.trim() ? sentence : "", watched }, at),
    links: alarmLinks(alarm, watched, at),
    origin: { account, region },
    ...(watched.resource && { resource: watched.resource }),
    ...severityIn(alarm),
    ...(state === "ALARM" && { runbook: adviceOn(alarm) }),
  };
};

/** An alarm without data says nothing of what it watches; one that is over is not bad any more. */
const severityIn = (alarm: Alarm): Pick<Content, "severity"> => {
  if (alarm.state === "OK") return {};
  if (alarm.state === "INSUFFICIENT_DATA") return { severity: "low" };
  return { severity: alarmSeverity({ ...alarm, children: inAlarm(alarm) }) };
};

const inAlarm = ({ children }: Alarm): readonly string[] =>
  children.filter((child) => child.state === "ALARM").map(({ arn }) => nameIn(arn));

/** Advice is written for metrics; `StatusCheckFailed_System` is one of several that mean nearly the same. */
const adviceOn = (alarm: Alarm): string => {
  if (alarm.rule) return "cloudwatch-alarm/composite";
  const { namespace, name } = comparedMetric(alarm) ?? {};
  return ["cloudwatch-alarm", namespace, name?.replace(/_(System|Instance|AttachedEBS)$/, "")]
    .filter((part) => part !== undefined)
    .join("/");
};

interface Told {
  readonly read: Reason | undefined;
  readonly say: Say;
  readonly sentence: string;
  readonly watched: Watched;
}

/** Why, then where, then the figures: a phone shows the first few. */
const factsOf = (alarm: Alarm, { read, say, sentence, watched }: Told, at: string): readonly Fact[] => {
  const { rule, suppressedBy, state, previous } = alarm;
  return [
    { label: "Why", value: sentence },
    { label: "In ALARM", value: inAlarm(alarm).join(", ") },
    { label: "Rule", value: rule ? rule.replace(/arn:[\w-]+:cloudwatch:[\w-]*:\d*:alarm:/g, "") : "" },
    ...dimensionFacts(alarm, watched),
    ...metricFacts(alarm),
    { label: "Threshold", value: thresholdOf(alarm, read, say) },
    { label: "Datapoints", value: datapointsOf(read, say) },
    { label: "Changed", value: `${inUtc(at)}${previous ? `, from ${previous} to ${state}` : ""}` },
    { label: "Actions suppressed by", value: suppressedBy ?? "" },
  ].filter(({ value }) => value !== "");
};

/** What the alarm compares: the expression it returns, or its only metric. An anomaly band is not measured. */
const comparedMetric = ({ metrics }: Alarm): Metric | undefined =>
  metrics.find((metric) => metric.compared && !isBand(metric)) ?? metrics.find((metric) => !isBand(metric));
const isBand = ({ expression }: Metric): boolean => expression?.startsWith("ANOMALY_DETECTION_BAND") ?? false;

/** OpenSearch measures `FreeStorageSpace` in megabytes, the databases in bytes. */
const isInBytes = (alarm: Alarm): boolean => {
  const { name = "", namespace = "", expression, statistic: how } = comparedMetric(alarm) ?? {};
  if (expression || /^samplecount$/i.test(how?.replace("_", "") ?? "")) return false;
  if (alarm.unit && alarm.unit !== "None") return alarm.unit === "Bytes";
  return (
    /^(\w*Bytes|BytesUsedFor\w+)$/.test(name) ||
    (/^AWS\/(RDS|DocDB|Neptune|ElastiCache)$/.test(namespace) &&
      /^(FreeStorageSpace|FreeableMemory|SwapUsage)$/.test(name))
  );
};

const subjectOf = (alarm: Alarm): string => {
  const metric = comparedMetric(alarm);
  return metric?.label || metric?.name || metric?.expression || "The metric";
};

/** The resources that are measured, without the one that the card names itself. */
const dimensionFacts = (alarm: Alarm, { resource }: Watched): readonly Fact[] => {
  const dimensions = measuredIn(alarm)
    .flatMap((metric) => metric.dimensions)
    .filter(({ value }) => value !== resource?.name && value !== resource?.arn);
  const unique = new Map(dimensions.map(({ name, value }) => [`${name}\n${value}`, { label: name, value }]));
  return comparedMetric(alarm) ? [...unique.values()].slice(0, 6) : [];
};

const measuredIn = ({ metrics }: Alarm): readonly Metric[] => metrics.filter(({ name }) => name);

const metricFacts = (alarm: Alarm): readonly Fact[] => {
  const metric = comparedMetric(alarm);
  if (!metric) return [];
  const names = [...new Set(measuredIn(alarm).map(inOneLine))];
  return [
    { label: "Expression", value: metric.expression ?? "" },
    { label: names.length > 1 ? "Metrics" : "Metric", value: names.join("; ") },
  ];
};

const inOneLine = ({ name, namespace, statistic: how, periodSeconds }: Metric): string => {
  const over = periodSeconds ? ` over ${inWords(periodSeconds)}` : "";
  return `${namespace ?? ""} ${name ?? ""}`.trim() + (how ? `, ${statistic(how)}${over}` : "");
};

const comparisons: ReadonlyMap<string, string> = new Map(
  Object.entries({
    GreaterThanThreshold: "above",
    GreaterThanOrEqualToThreshold: "at or above",
    LessThanThreshold: "below",
    LessThanOrEqualToThreshold: "at or below",
    GreaterThanUpperThreshold: "above the expected band",
    LessThanLowerThreshold: "below the expected band",
    LessThanLowerOrGreaterThanUpperThreshold: "outside the expected band",
  }),
);

/** Nothing where the reason has just said it: a fixed threshold without a unit, met in one period. */
const thresholdOf = (alarm: Alarm, reason: Reason | undefined, say: Say): string => {
  const { comparison, threshold, periods, unit } = alarm;
  const read = reason?.threshold;
  const adds = (periods?.of ?? 1) > 1 || (unit !== undefined && unit !== "None" && say === figure);
  if (read && !adds) return "";
  const side = comparison ? (comparisons.get(comparison) ?? comparison) : (read?.side ?? "");
  const limit = threshold ?? read?.value;
  const value = limit === undefined ? "" : say(limit) + (unit && unit !== "None" && say === figure ? ` ${unit}` : "");
  const rule = [side, value].filter((part) => part !== "").join(" ");
  const share = periods && periods.of > 1 ? `, in ${periods.breaching} of ${periods.of} periods` : "";
  return rule && rule + share;
};

/** Only one is in the reason already. */
const datapointsOf = ({ datapoints }: Pick<Reason, "datapoints"> = { datapoints: [] }, say: Say): string =>
  (datapoints.length > 1 ? datapoints : [])
    .slice(0, 5)
    .map(({ value, at }) => (at ? `${say(value)} at ${at} UTC` : say(value)))
    .join(", ");

const nameIn = (arn: string): string => parseArn(arn)?.resource.replace(/^alarm:/, "") ?? arn;
