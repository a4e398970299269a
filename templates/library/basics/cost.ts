import { createTopic, endpointUrl, topic } from "../../delivery.ts";
import { alarm, metric, type Rule, switchedOn } from "../../model.ts";
import { threshold, toggle } from "../../parameter.ts";
import { named } from "../../presence.ts";
import type { Resource } from "../../resource.ts";
import { allOf, equals, inRegion, type Parameter } from "../../value.ts";

/** AWS tells these in one Region only, so the rules are there only. */
const there = inRegion("us-east-1");

const trustedAdvisor = toggle({
  name: "trustedAdvisor",
  label: "Trusted Advisor",
  about: "Trusted Advisor has checks in red (needs AWS Business Support; us-east-1 only).",
  default: true,
});

const categories = ["Cost Optimization", "Fault Tolerance", "Performance", "Security", "Service Limits"];

/** Trusted Advisor refreshes its metrics a few times a day. https://docs.aws.amazon.com/awssupport/latest/user/cloudwatch-metrics-ta.html */
export const advice: readonly Rule[] = categories.map((category) =>
  alarm({
    id: `trusted-advisor-${category.toLowerCase().replace(" ", "-")}`,
    sentence: `Trusted Advisor has checks in red: ${category.toLowerCase()}.`,
    watch: metric({
      namespace: "AWS/TrustedAdvisor",
      name: "RedChecks",
      dimensions: { Category: category },
      statistic: "Maximum",
      periodSeconds: 21_600,
    }),
    above: 0,
    missing: "keep",
    on: trustedAdvisor,
    when: there,
  }),
);

const budgetThreshold = threshold({
  name: "budgetThreshold",
  label: "Monthly budget",
  about: "What AWS may cost a month, as spent and as forecast (us-east-1 only).",
  unit: "US dollars",
  default: -1,
});
const coverageThreshold = threshold({
  name: "savingsPlansCoverageThreshold",
  label: "Savings Plans coverage",
  about: "How much of what they could cover Savings Plans should cover (us-east-1 only).",
  unit: "percent",
  default: -1,
  maximum: 100,
});
const utilizationThreshold = threshold({
  name: "savingsPlansUtilizationThreshold",
  label: "Savings Plans utilization",
  about: "How much of the Savings Plans should be used (us-east-1 only).",
  unit: "percent",
  default: -1,
  maximum: 100,
});
const savingsPlansUtilization = { budgetType: "SAVINGS_PLANS_UTILIZATION", on: utilizationThreshold };
const savingsPlansCoverage = { budgetType: "SAVINGS_PLANS_COVERAGE", on: coverageThreshold };

const notification = (
  comparison: "GREATER_THAN" | "LESS_THAN",
  type: "ACTUAL" | "FORECASTED",
  of: Parameter | 100,
) => ({
  comparisonOperator: comparison,
  threshold: of,
  thresholdType: "PERCENTAGE",
  notificationType: type,
  subscriberSnsTopicArns: [topic],
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-budgets-budget.html */
export const budgets: readonly Resource[] = [
  {
    id: "cost-budget",
    kind: "budget",
    when: allOf(switchedOn(budgetThreshold), there),
    properties: {
      name: named("cost"),
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
      notifications: [notification("GREATER_THAN", "ACTUAL", 100), notification("GREATER_THAN", "FORECASTED", 100)],
    },
  },
  ...[savingsPlansCoverage, savingsPlansUtilization].map(
    ({ budgetType, on }): Resource => ({
      id: budgetType.toLowerCase().replaceAll("_", "-"),
      kind: "budget",
      when: allOf(switchedOn(on), there),
      properties: {
        name: named(budgetType.toLowerCase().replaceAll("_", "-")),
        budgetType,
        timeUnit: "MONTHLY",
        limitAmount: 100,
        limitUnit: "PERCENTAGE",
        notifications: [notification("LESS_THAN", "ACTUAL", on)],
      },
    }),
  ),
];

const image = (id: string, parameter: string, label: string, on: boolean, topic: string) => ({
  id,
  on: toggle({ name: parameter, label, about: `${label}: AWS has published a new one (us-east-1 only).`, default: on }),
  topic: `arn:aws:sns:us-east-1:${topic}`,
});

/**
 * Topics of AWS in its own accounts, which send to the endpoint themselves.
 * https://docs.aws.amazon.com/linux/al2023/ug/receive-update-notification.html
 */
const images = [
  image("ecs-image", "ecsImage", "ECS-optimized image", false, "177427601217:ecs-optimized-amazon-ami-update"),
  image("linux-2023-image", "linux2023Image", "Amazon Linux 2023", true, "137112412989:amazon-linux-2023-ami-updates"),
  image("linux-2-image", "linux2Image", "Amazon Linux 2", true, "137112412989:amazon-linux-2-ami-updates"),
  image("linux-image", "linuxImage", "Amazon Linux (the first)", false, "137112412989:amazon-linux-ami-updates"),
];

export const imageUpdates: readonly Resource[] = images.map(({ id, on, topic }) => ({
  id: `${id}-updates`,
  kind: "subscription",
  when: allOf(equals(createTopic, true), equals(on, true), there),
  properties: { topic, protocol: "https", endpoint: endpointUrl, endpointAutoConfirms: true },
}));

/** What these resources ask for, which no rule does. */
export const costParameters: readonly Parameter[] = [
  budgetThreshold,
  coverageThreshold,
  utilizationThreshold,
  ...images.map(({ on }) => on),
];
