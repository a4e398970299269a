import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { library } from "../templates/library/index.ts";
import type { AlarmRule, EventRule, Measure, Metric, Rule, Template } from "../templates/model.ts";
import { type Data, isExpression, type Value } from "../templates/value.ts";

/** What a rule of a template would send to an endpoint, and what the function `enrich` would find out about it. */
export interface TemplateEvent {
  /** As its topic delivers it. */
  readonly subject?: string;
  readonly message: string;
  readonly enrichment?: string;
}

const ACCOUNT = "111111111111";
const REGION = "eu-west-1";
const events = fileURLToPath(new URL("../test/events/", import.meta.url));

/**
 * Plays a rule, `sqs-queue/message-age`: the alarm that it would raise, with its own sentence, metric and threshold, or
 * an event as AWS documents it that its pattern asks for. With `ok`, an alarm is over again.
 */
export const templateEvent = (name: string, now: string, { ok = false } = {}): TemplateEvent => {
  const [slug = "", id = ""] = name.split("/");
  const found = library.find((each) => each.slug === slug);
  if (!found) throw new Error(`There is no template ${slug}: ${library.map((each) => each.slug).join(", ")}`);
  const rule = found.rules.find((each) => each.id === id);
  if (!rule) throw new Error(`${slug} has no rule ${id}: ${found.rules.map((each) => each.id).join(", ")}`);
  return rule.rule === "event" ? eventOf(rule, now) : alarmOf(found, rule, now, ok);
};

/** All that can be played, `<slug>/<rule>`. */
export const playable = (): readonly string[] =>
  library.flatMap(({ slug, rules }) => rules.filter(isPlayable).map(({ id }) => `${slug}/${id}`));

const isPlayable = (rule: Rule): boolean => rule.rule === "alarm" || documented(rule) !== undefined;

/** A value as it would be with the examples of the documentation. */
const resolved = (value: Value): string | number | boolean => {
  if (!isExpression(value)) return value;
  switch (value.$) {
    case "parameter": {
      const given = value.example ?? value.default ?? "";
      return typeof given === "object" ? (given[0] ?? "") : given;
    }
    case "account":
      return ACCOUNT;
    case "region":
      return REGION;
    case "partition":
      return "aws";
    case "join":
      return value.parts.map(resolved).join("");
    case "item":
      return value.of.example?.[value.index] ?? "";
    case "look-up":
      return Object.values(value.table.values)[0] ?? 0;
    case "choose":
      return resolved(value.then);
    default:
      return "marbot";
  }
};

const alarmOf = (template: Template, rule: AlarmRule, now: string, ok: boolean): TemplateEvent => {
  const name = `${template.slug}-${rule.id}`;
  const alarm = `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${name}`;
  const threshold = Number(resolved(rule.threshold ?? 0));
  const limit = threshold < 0 ? 1 : threshold;
  const at = now.replace("Z", "+0000");
  const reason = ok
    ? `Threshold Crossed: 1 datapoint [${limit}.0 (${shortDate(now)})] was not ${words[rule.comparison]} the threshold (${limit}.0).`
    : `Threshold Crossed: 1 datapoint [${crossed(rule, limit)} (${shortDate(now)})] was ${words[rule.comparison]} the threshold (${limit}.0).`;
  const [from, to] = ok ? ["ALARM", "OK"] : ["OK", "ALARM"];
  if (rule.watch.measure === "insights") return contributor(name, rule, { now, reason, state: to ?? "" });
  const message = {
    ...{ AlarmName: name, AlarmDescription: rule.sentence, AWSAccountId: ACCOUNT, NewStateValue: to },
    ...{ NewStateReason: reason, StateChangeTime: at, Region: "EU (Ireland)", AlarmArn: alarm, OldStateValue: from },
    Trigger: {
      ...triggerOf(rule.watch),
      ...{ EvaluationPeriods: rule.periods.of, DatapointsToAlarm: rule.periods.breaching },
      ...{ ComparisonOperator: comparisons[rule.comparison], Threshold: limit },
      TreatMissingData: rule.missing === "not-breaching" ? "notBreaching" : rule.missing,
    },
  };
  return {
    subject: `${to}: "${name}" in EU (Ireland)`,
    message: JSON.stringify(message),
    ...(!ok && { enrichment: enrichmentOf(alarm, now) }),
  };
};

const words: Readonly<Record<AlarmRule["comparison"], string>> = {
  above: "greater than",
  "at-least": "greater than or equal to",
  below: "less than",
  "at-most": "less than or equal to",
  "above-band": "greater than the upper bound of",
  "below-band": "less than the lower bound of",
  "outside-band": "outside of",
};

const comparisons: Readonly<Record<AlarmRule["comparison"], string>> = {
  above: "GreaterThanThreshold",
  "at-least": "GreaterThanOrEqualToThreshold",
  below: "LessThanThreshold",
  "at-most": "LessThanOrEqualToThreshold",
  "above-band": "GreaterThanUpperThreshold",
  "below-band": "LessThanLowerThreshold",
  "outside-band": "LessThanLowerOrGreaterThanUpperThreshold",
};

/** A value on the wrong side of the threshold; no more than all where the threshold is a share. */
const crossed = ({ comparison, threshold }: AlarmRule, limit: number): number => {
  if (comparison === "below" || comparison === "at-most") return Math.floor(limit * 0.5);
  const isShare = isExpression(threshold) && threshold.$ === "parameter" && threshold.unit === "percent";
  return Math.min(Math.ceil(limit * 1.25) + 1, isShare && limit < 100 ? 99 : Number.POSITIVE_INFINITY);
};

/** `24/11/26 07:50:00`, as CloudWatch writes a moment in a reason. */
const shortDate = (at: string): string => {
  const [, year = "", month = "", day = "", time = ""] = /^20(\d\d)-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(at) ?? [];
  return `${day}/${month}/${year} ${time}`;
};

const triggerOf = (watch: Exclude<Measure, { measure: "insights" }>): Record<string, unknown> => {
  if (watch.measure === "metric" || watch.measure === "anomaly") {
    const { metric } = watch;
    return { ...metricOf(metric), Period: metric.periodSeconds, ...statisticOf(metric) };
  }
  const metrics = Object.entries(watch.of).map(([Id, of]) =>
    typeof of === "string"
      ? { Id, Expression: of, ReturnData: false }
      : {
          ...{ Id, ReturnData: false },
          MetricStat: { Metric: metricOf(of), Period: of.periodSeconds, Stat: of.statistic },
        },
  );
  const compared = { Id: "compared", Expression: resolved(watch.expression), Label: watch.label, ReturnData: true };
  return { Period: 60, Metrics: [compared, ...metrics] };
};

const metricOf = ({ name: MetricName, namespace: Namespace, dimensions = {} }: Metric) => ({
  ...{ MetricName, Namespace },
  Dimensions: Object.entries(dimensions).map(([name, value]) => ({ value: String(resolved(value)), name })),
});

const statisticOf = ({ statistic }: Metric) =>
  statistic.startsWith("p")
    ? { StatisticType: "ExtendedStatistic", ExtendedStatistic: statistic }
    : { StatisticType: "Statistic", Statistic: statistic === "SampleCount" ? "SAMPLE_COUNT" : statistic.toUpperCase() };

/** One of the things that a query of Metrics Insights watches. */
const contributor = (
  alarmName: string,
  rule: AlarmRule,
  { now, reason, state }: { now: string; reason: string; state: string },
): TemplateEvent => {
  const event = parsed("alarm-contributor/alarm.json");
  const detail = event.detail as Record<string, unknown>;
  const [, by = "Name"] =
    (rule.watch.measure === "insights" && /GROUP BY "?([\w ]+)/.exec(String(resolved(rule.watch.query)))) || [];
  const resources = [`arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${alarmName}`];
  const message = {
    ...{ ...event, id: crypto.randomUUID(), time: now.replace(/\.\d+Z$/, "Z"), resources },
    detail: {
      ...detail,
      ...{ alarmName, alarmContributor: { id: "6d442278dba546f6", attributes: { [by]: "checkout" } } },
      state: { value: state, reason, timestamp: now.replace("Z", "+0000") },
      configuration: { ...(detail.configuration as object), description: rule.sentence },
    },
  };
  return { message: JSON.stringify(message) };
};

/** What `enrich` found out about some alarm, as if it were about this one. */
const enrichmentOf = (alarm: string, at: string): string => {
  const body = parsed("enrichment-lambda.json");
  return JSON.stringify({ ...body, about: { alarm, state: "ALARM", at } });
};

const eventOf = (rule: EventRule, now: string): TemplateEvent => {
  const event = documented(rule);
  if (!event) throw new Error(`No documented event is recorded that ${rule.id} asks for`);
  const own = overlaid(event, rule.pattern) as Record<string, unknown>;
  return { message: JSON.stringify({ ...own, id: crypto.randomUUID(), time: now.replace(/\.\d+Z$/, "Z") }) };
};

/** A recorded event of the type that the pattern asks for. */
const documented = ({ pattern }: EventRule): Record<string, unknown> | undefined => {
  const wanted = (field: string) => pattern[field] as readonly unknown[] | undefined;
  return recorded().find(
    (event) =>
      wanted("source")?.includes(event.source) && (wanted("detail-type")?.includes(event["detail-type"]) ?? true),
  );
};

let cache: readonly Record<string, unknown>[] | undefined;
const recorded = (): readonly Record<string, unknown>[] => {
  cache ??= [events, path.join(events, "../templates/payloads/")].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json") && !file.endsWith(".card.json") && !file.endsWith(".sns.json"))
      .flatMap((file) => {
        const event = read(path.join(folder, file));
        return event && "detail-type" in event ? [event] : [];
      }),
  );
  return cache;
};

const read = (file: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

const parsed = (file: string): Record<string, unknown> => read(path.join(events, file)) ?? {};

/** The event with the first value that each field of the pattern allows. Matchers by prefix and the like leave it alone. */
const overlaid = (event: unknown, pattern: Data | undefined): unknown => {
  if (pattern === undefined) return event;
  if (isExpression(pattern)) return resolved(pattern);
  if (Array.isArray(pattern)) {
    const first = (pattern as readonly Data[]).find((each) => typeof each !== "object" || isExpression(each));
    if (first === undefined) return event;
    const value = resolved(first as Value);
    return Array.isArray(event) ? [value] : value;
  }
  if (typeof pattern !== "object") return pattern;
  const before = typeof event === "object" && event !== null ? (event as Record<string, unknown>) : {};
  const entries = Object.entries(pattern as Readonly<Record<string, Data | undefined>>).filter(
    ([name]) => !name.startsWith("$"),
  );
  return { ...before, ...Object.fromEntries(entries.map(([name, wanted]) => [name, overlaid(before[name], wanted)])) };
};
