import { topic } from "../../delivery.ts";
import { switchedOn } from "../../model.ts";
import { named } from "../../presence.ts";
import type { Resource } from "../../resource.ts";
import type { Data, Parameter } from "../../value.ts";

/** Tells the topic when what is spent, forecast, covered or used passes so many percent of the limit. */
export const notification = (
  comparison: "GREATER_THAN" | "LESS_THAN",
  type: "ACTUAL" | "FORECASTED",
  percent: Parameter | number,
) => ({
  comparisonOperator: comparison,
  threshold: percent,
  thresholdType: "PERCENTAGE",
  notificationType: type,
  subscriberSnsTopicArns: [topic],
});

/**
 * A budget for how much of what could be covered by commitments is, or of how much of them is used. AWS wants a limit of
 * 100 percent there, and compares with the notification's threshold.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-create.html
 */
export const shareOf = (
  id: string,
  budgetType: "RI_COVERAGE" | "RI_UTILIZATION" | "SAVINGS_PLANS_COVERAGE" | "SAVINGS_PLANS_UTILIZATION",
  least: Parameter,
  costFilters?: Readonly<Record<string, Data>>,
): Resource => ({
  id,
  kind: "budget",
  when: switchedOn(least),
  properties: {
    name: named(id),
    budgetType,
    timeUnit: "MONTHLY",
    limitAmount: 100,
    limitUnit: "PERCENTAGE",
    ...(costFilters && { costFilters }),
    notifications: [notification("LESS_THAN", "ACTUAL", least)],
  },
});
