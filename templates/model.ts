import { toggle } from "./parameter.ts";
import type { Resource } from "./resource.ts";
import { type Condition, type Data, equals, not, type Parameter, type Value } from "./value.ts";

/**
 * A monitoring template: what customers deploy into their own account so that the right things reach marbot. It is
 * said once, in this small language, and rendered to CloudFormation, Terraform and Pulumi; nothing that one of them
 * alone could say can be said here, so the three cannot drift apart. templates/README.md has the recipe.
 */
export interface Template {
  /** kebab-case; the name of its file, its module and its heartbeats. */
  readonly slug: string;
  /** Semantic version, raised with every change that a customer should have. */
  readonly version: string;
  readonly title: string;
  /** What it watches and why, in one or two sentences. */
  readonly about: string;
  /** What is to be given or chosen, besides the thresholds and switches of the rules. */
  readonly parameters: readonly Parameter[];
  readonly rules: readonly Rule[];
  /** What the rules need besides: subscriptions, budgets, roles. */
  readonly resources: readonly Resource[];
  /** Services that publish to the topic, besides those that the rules imply. */
  readonly publishers: readonly Publisher[];
  /** What somebody needs who goes on from here, besides the topic's ARN. */
  readonly outputs: readonly Output[];
}

export interface Output {
  /** camelCase, as a parameter's. */
  readonly name: string;
  readonly about: string;
  readonly value: Value;
}

/**
 * Who may publish to a topic, by service principal. All of these state the account they act for (`aws:SourceAccount`)
 * and can use a topic that is encrypted with a key of the customer; a service that cannot has no place here.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export type Publisher = "cloudwatch" | "events" | "budgets" | "events.rds" | "backup";

export type Rule = AlarmRule | EventRule;

interface Stated {
  /** kebab-case, unique in the template; the end of the alarm's name. */
  readonly id: string;
  /** What it means when this fires, in plain words: in the alarm's description, on the card, in the documentation. */
  readonly sentence: string;
  /** The source (functions/sources) that understands what it sends. */
  readonly emits: string;
  /** Its switch: a parameter of its own or a shared one. None: it is always there. */
  readonly on?: Parameter;
  /** Besides its switch. */
  readonly when?: Condition;
}

export interface AlarmRule extends Stated {
  readonly rule: "alarm";
  readonly watch: Measure;
  readonly comparison: Comparison;
  /** None for an anomaly: its band is the threshold. */
  readonly threshold?: Value;
  readonly periods: Periods;
  readonly missing: Missing;
}

export interface EventRule extends Stated {
  readonly rule: "event";
  /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html */
  readonly pattern: { readonly [key: string]: Data };
  /** What the card should be: an alert asks somebody. */
  readonly class: "alert" | "notification";
  /** The function of this template that the event goes to; otherwise it goes to the topic. */
  readonly to?: string;
  /** What matches is good news or bad, as the event itself says: its source decides. */
  readonly mixed?: boolean;
}

/** What an alarm looks at. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-data-queries.html */
export type Measure =
  | { readonly measure: "metric"; readonly metric: Metric }
  | {
      readonly measure: "math";
      /** Over the ids of `of`: `bytes / 125000000 / PERIOD(bytes) * 100`. */
      readonly expression: Value;
      readonly label: string;
      /** Metrics by id; a text is an expression over others. All have the same period; at most 10 metrics. */
      readonly of: Readonly<Record<string, Metric | string>>;
    }
  /**
   * Metrics Insights: with GROUP BY, each series is a contributor, judged and told by itself, and resources that come
   * and go are followed. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
   */
  | { readonly measure: "insights"; readonly query: Value; readonly periodSeconds: number; readonly label: string }
  /** What CloudWatch has learnt to expect, give or take `deviations` standard deviations. */
  | { readonly measure: "anomaly"; readonly metric: Metric; readonly deviations: Value };

export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions?: Readonly<Record<string, Value>>;
  /** Average, Sum, Minimum, Maximum, SampleCount, or a percentile: `p99`, `p99.5`. */
  readonly statistic: "Average" | "Sum" | "Minimum" | "Maximum" | "SampleCount" | `p${number}`;
  readonly periodSeconds: number;
}

export type Comparison = "above" | "at-least" | "below" | "at-most" | "above-band" | "below-band" | "outside-band";

/** So many of the last so many periods. */
export interface Periods {
  readonly breaching: number;
  readonly of: number;
}

/** `keep` leaves the alarm as it is while no data come; `missing` lets it turn to INSUFFICIENT_DATA. */
export type Missing = "not-breaching" | "breaching" | "keep" | "missing";

type Limit =
  | { readonly above: Value }
  | { readonly atLeast: Value }
  | { readonly below: Value }
  | { readonly atMost: Value }
  | { readonly outside: "above-band" | "below-band" | "outside-band" };

/**
 * Too much or too little of something, for so long. The threshold's parameter switches it off (-1); data that are
 * missing mean that all is well, unless something else is said.
 */
export const alarm = (
  rule: Pick<AlarmRule, "id" | "sentence" | "watch" | "on" | "when"> &
    Limit & { readonly periods?: Periods; readonly missing?: Missing },
): AlarmRule => {
  const { id, sentence, watch, when } = rule;
  const [comparison, threshold] = comparisonOf(rule);
  const on = rule.on ?? (isSwitch(threshold) ? threshold : undefined);
  return {
    rule: "alarm",
    id,
    sentence,
    watch,
    comparison,
    ...(threshold !== undefined && { threshold }),
    periods: rule.periods ?? { breaching: 1, of: 1 },
    missing: rule.missing ?? "not-breaching",
    ...(on && { on }),
    ...(when && { when }),
    emits: "cloudwatch-alarm",
  };
};

const isSwitch = (threshold: Value | undefined): threshold is Parameter =>
  typeof threshold === "object" && threshold.$ === "parameter" && threshold.off !== undefined;

const comparisonOf = (limit: Limit): [Comparison, Value | undefined] => {
  if ("above" in limit) return ["above", limit.above];
  if ("atLeast" in limit) return ["at-least", limit.atLeast];
  if ("below" in limit) return ["below", limit.below];
  return "atMost" in limit ? ["at-most", limit.atMost] : [limit.outside, undefined];
};

/**
 * Something that AWS tells by EventBridge. `on` is the rule's switch: a parameter that it shares with others, or
 * whether its own is on by default, or "always".
 */
export const eventRule = (
  rule: Pick<EventRule, "id" | "sentence" | "pattern" | "when"> & {
    readonly title?: string;
    readonly class?: EventRule["class"];
    readonly emits?: string;
    readonly mixed?: boolean;
    readonly to?: string;
    readonly on?: Parameter | boolean | "always";
  },
): EventRule => {
  const { id, sentence, pattern, when, title, class: kind = "alert", emits = "eventbridge" } = rule;
  const stated = {
    rule: "event" as const,
    id,
    sentence,
    pattern,
    class: kind,
    emits,
    ...(when && { when }),
    ...(rule.mixed && { mixed: true }),
    ...(rule.to && { to: rule.to }),
  };
  if (rule.on === "always") return stated;
  if (typeof rule.on === "object") return { ...stated, on: rule.on };
  const label = title ?? id.replaceAll("-", " ").replace(/^./, (first) => first.toUpperCase());
  return { ...stated, on: toggle({ name: camel(id), label, about: sentence, default: rule.on ?? true }) };
};

const camel = (id: string): string => id.replace(/-(\w)/g, (_, first: string) => first.toUpperCase());

export const metric = (metric: Metric): Measure => ({ measure: "metric", metric });

type Optional = "resources" | "publishers" | "outputs";

export const template = (definition: Omit<Template, Optional> & Partial<Pick<Template, Optional>>): Template => ({
  resources: [],
  publishers: [],
  outputs: [],
  ...definition,
});

/** Whether the rule is on, as its own threshold or switch says. */
export const switchedOn = (parameter: Parameter): Condition =>
  parameter.type === "switch" ? equals(parameter, true) : not(equals(parameter, parameter.off ?? -1));
