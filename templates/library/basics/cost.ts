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

const image = (name: string, label: string, on: boolean, arn: string) => ({
  on: toggle({ name, label, about: `${label}: AWS has published a new one (us-east-1 only).`, default: on }),
  arn,
});

/** AWS's own topics in its own accounts: they send to the endpoint themselves. https://docs.aws.amazon.com/linux/al2023/ug/receive-update-notification.html */
const images = [
  image(
    "ecsOptimizedImage",
    "ECS-optimized machine image",
    false,
    "arn:aws:sns:us-east-1:177427601217:ecs-optimized-amazon-ami-update",
  ),
  image(
    "amazonLinux2Image",
    "Amazon Linux 2 image",
    true,
    "arn:aws:sns:us-east-1:137112412989:amazon-linux-2-ami-updates",
  ),
  image(
    "amazonLinux2023Image",
    "Amazon Linux 2023 image",
    true,
    "arn:aws:sns:us-east-1:137112412989:amazon-linux-2023-ami-updates",
  ),
  image("amazonLinuxImage", "Amazon Linux image", false, "arn:aws:sns:us-east-1:137112412989:amazon-linux-ami-updates"),
];

export const imageUpdates: readonly Resource[] = images.map(({ on, arn }) => ({
  id: `${on.name.replace(/[A-Z0-9]+/g, (part) => `-${part.toLowerCase()}`)}-updates`,
  kind: "subscription",
  when: allOf(equals(createTopic, true), equals(on, true), there),
  properties: { topic: arn, protocol: "https", endpoint: endpointUrl, endpointAutoConfirms: true },
}));

/** What these resources ask for, which no rule does. */
export const costParameters: readonly Parameter[] = [
  budgetThreshold,
  coverageThreshold,
  utilizationThreshold,
  ...images.map(({ on }) => on),
];
