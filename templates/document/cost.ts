import type { Compiled } from "../compile.ts";
import type { AlarmRule, Rule } from "../model.ts";
import type { Resource } from "../resource.ts";
import type { Condition, Parameter } from "../value.ts";
import { allOf } from "../value.ts";

/**
 * Dollars a month in eu-west-1 without a free tier. What is not here costs nothing worth a line: EventBridge takes nothing
 * for AWS's own events, and topics, queues, schedules and functions a few cents for as many messages as a team can read.
 * https://aws.amazon.com/cloudwatch/pricing/ https://aws.amazon.com/kms/pricing/
 */
const PER_ALARM_METRIC = 0.1;
const PER_KEY = 1;

export interface Cost {
  readonly alarms: number;
  readonly dollars: number;
  /** Charged for each metric that the query finds, so for each resource. */
  readonly perResource: number;
}

/** What a template costs as it comes, in a Region where all its rules are there. */
export const costOf = ({ rules, resources }: Compiled): Cost => {
  const alarms = rules.filter((rule): rule is AlarmRule => rule.rule === "alarm" && isOn(rule));
  const perResource = alarms.filter(({ watch }) => watch.measure === "insights").length * PER_ALARM_METRIC;
  const metrics = alarms.reduce((sum, rule) => sum + metricsOf(rule), 0);
  const keys = resources.filter((one) => one.kind === "key" && holds(one)).length;
  return { alarms: alarms.length, dollars: metrics * PER_ALARM_METRIC + keys * PER_KEY, perResource };
};

/** An anomaly alarm is charged for the metric and both edges of its band. */
const metricsOf = ({ watch }: AlarmRule): number => {
  if (watch.measure === "anomaly") return 3;
  if (watch.measure === "insights") return 0;
  return watch.measure === "math" ? Object.values(watch.of).filter((one) => typeof one === "object").length : 1;
};

/** Whether a rule is on by default; what depends on the Region counts as if it were there. */
export const isOn = ({ on, when }: Rule): boolean => (!on || isOnByDefault(on)) && holdsByDefault(when);

const isOnByDefault = ({ type, default: preset, off }: Parameter): boolean =>
  type === "switch" ? preset === true : preset !== off;

const holds = ({ when }: Resource): boolean => holdsByDefault(allOf(when));

export const holdsByDefault = (condition: Condition | undefined): boolean => {
  if (!condition) return true;
  if ("all" in condition) return condition.all.every(holdsByDefault);
  if ("not" in condition) return !holdsByDefault(condition.not);
  const [subject, to] = condition.equals;
  // Of a list, the first is always given.
  if (subject.$ === "item") return subject.index > 0 === (to === "");
  return subject.$ !== "parameter" || subject.default === to;
};
