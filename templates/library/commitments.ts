import { template } from "../model.ts";
import { threshold } from "../parameter.ts";
import type { Resource } from "../resource.ts";
import { shareOf } from "./spending/budget.ts";

const least = (name: string, label: string, about: string) =>
  threshold({ name, label, about, unit: "percent", default: -1, maximum: 100 });

const plansCoverage = least(
  "savingsPlansCoverageThreshold",
  "Covered by Savings Plans",
  "How much of what they could cover Savings Plans should cover.",
);
const plansUtilization = least(
  "savingsPlansUtilizationThreshold",
  "Use of Savings Plans",
  "How much of the Savings Plans should be used.",
);
const coverage = least(
  "reservationCoverageThreshold",
  "Covered by reservations",
  "How many of the hours of each service reservations should cover.",
);
const utilization = least(
  "reservationUtilizationThreshold",
  "Use of reservations",
  "How much of the reservations of each service should be used.",
);

/** Services that sell reservations; a budget for reservations is for exactly one. */
const services: Readonly<Record<string, string>> = {
  ec2: "Amazon Elastic Compute Cloud - Compute",
  rds: "Amazon Relational Database Service",
  elasticache: "Amazon ElastiCache",
  redshift: "Amazon Redshift",
  opensearch: "Amazon OpenSearch Service",
};

/**
 * Budgets belong to an account, not to a Region: deploy it once, in the account that pays.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/sp-usingBudgets.html
 */
export const commitments = template({
  slug: "commitments",
  version: "1.0.0",
  title: "Reservations and Savings Plans",
  about:
    "Watches what was promised to AWS for a discount: is it used, and does it cover what it could? All off by default.",
  parameters: [plansCoverage, plansUtilization, coverage, utilization],
  rules: [],
  resources: [
    shareOf("savings-plans-coverage", "SAVINGS_PLANS_COVERAGE", plansCoverage),
    shareOf("savings-plans-utilization", "SAVINGS_PLANS_UTILIZATION", plansUtilization),
    ...Object.entries(services).flatMap(([id, service]): Resource[] => [
      shareOf(`${id}-coverage`, "RI_COVERAGE", coverage, { Service: [service] }),
      shareOf(`${id}-utilization`, "RI_UTILIZATION", utilization, { Service: [service] }),
    ]),
  ],
  publishers: ["budgets"],
});
