import { as, block, blocks, is, kind, physicalName } from "./kind.ts";

/** What services tell a topic by themselves, once they are asked to. */
export const subscriptions = {
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-eventsubscription.html */
  rdsEvents: kind("AWS::RDS::EventSubscription", "aws_db_event_subscription", "rds.EventSubscription", {
    name: physicalName(),
    snsTopic: is({ cloudformation: "SnsTopicArn", terraform: "sns_topic" }),
    sourceType: is(),
    sourceIds: is(),
    eventCategories: is(),
    enabled: is(),
  }),
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-budgets-budget.html */
  budget: kind("AWS::Budgets::Budget", "aws_budgets_budget", "budgets.Budget", {
    name: is({ cloudformation: "Budget.BudgetName" }),
    budgetType: is({ cloudformation: "Budget.BudgetType" }),
    timeUnit: is({ cloudformation: "Budget.TimeUnit" }),
    limitAmount: is({ cloudformation: "Budget.BudgetLimit.Amount" }),
    limitUnit: is({ cloudformation: "Budget.BudgetLimit.Unit" }),
    costFilters: as("filters", { cloudformation: "Budget.CostFilters", terraform: "cost_filter" }),
    costTypes: block(costTypes(), { cloudformation: "Budget.CostTypes" }),
    notifications: blocks(
      {
        comparisonOperator: is({ cloudformation: "Notification.ComparisonOperator" }),
        threshold: is({ cloudformation: "Notification.Threshold" }),
        thresholdType: is({ cloudformation: "Notification.ThresholdType" }),
        notificationType: is({ cloudformation: "Notification.NotificationType" }),
        subscriberSnsTopicArns: as("subscribers", { cloudformation: "Subscribers" }),
      },
      { cloudformation: "NotificationsWithSubscribers", terraform: "notification" },
    ),
  }),
};

function costTypes() {
  const names = [
    "includeCredit",
    "includeDiscount",
    "includeOtherSubscription",
    "includeRecurring",
    "includeRefund",
    "includeSubscription",
    "includeSupport",
    "includeTax",
    "includeUpfront",
    "useAmortized",
    "useBlended",
  ];
  return Object.fromEntries(names.map((name) => [name, is()]));
}
