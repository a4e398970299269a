import { switchedOn, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { named } from "../presence.ts";
import { notification } from "./spending/budget.ts";

const monthly = threshold({
  name: "monthlyThreshold",
  label: "Budget of a month",
  about: "What the account may cost a month.",
  unit: "US dollars",
  default: 100,
});
const daily = threshold({
  name: "dailyThreshold",
  label: "Budget of a day",
  about: "What the account may cost a day.",
  unit: "US dollars",
  default: -1,
});
const early = threshold({
  name: "earlyThreshold",
  label: "Early warning",
  about: "At which part of the month's budget the channel is told first.",
  unit: "percent of the month's budget",
  default: 80,
  maximum: 100,
});

/** What is really paid: with discounts and support, without credits and refunds. */
const costTypes = {
  ...{ includeCredit: false, includeRefund: false, includeDiscount: true, includeSupport: true },
  ...{ includeTax: true, includeSubscription: true, includeOtherSubscription: true, includeRecurring: true },
  ...{ includeUpfront: true, useAmortized: false, useBlended: false },
};

/**
 * Budgets belong to an account, not to a Region: deploy it once.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
 */
export const budgets = template({
  slug: "budgets",
  version: "1.0.0",
  title: "Budgets",
  about: "Watches what an account costs: a month, as spent and as forecast, and a day. Deploy it once in the account.",
  parameters: [monthly, daily, early],
  rules: [],
  resources: [
    {
      id: "monthly",
      kind: "budget",
      when: switchedOn(monthly),
      properties: {
        name: named("monthly"),
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: monthly,
        limitUnit: "USD",
        costTypes,
        notifications: [
          notification("GREATER_THAN", "ACTUAL", early),
          notification("GREATER_THAN", "ACTUAL", 100),
          notification("GREATER_THAN", "FORECASTED", 100),
        ],
      },
    },
    {
      id: "daily",
      kind: "budget",
      when: switchedOn(daily),
      properties: {
        name: named("daily"),
        budgetType: "COST",
        timeUnit: "DAILY",
        limitAmount: daily,
        limitUnit: "USD",
        costTypes,
        notifications: [notification("GREATER_THAN", "ACTUAL", 100)],
      },
    },
  ],
  publishers: ["budgets"],
});
