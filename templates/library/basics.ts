import { enrichParameters, enrichResources, enrichRules } from "../enrich.ts";
import { filterParameters, filterResources, filterRules } from "../filter.ts";
import { template } from "../model.ts";
import { compute } from "./basics/compute.ts";
import { containers } from "./basics/containers.ts";
import { advice, budgets, costParameters, imageUpdates } from "./basics/cost.ts";
import { data, rdsEvents, rdsIssue } from "./basics/data.ts";
import { deployment } from "./basics/deployment.ts";
import { operations } from "./basics/operations.ts";
import { security } from "./basics/security.ts";

/**
 * What every account should be told about, without a word about single resources. Deploy it once in every Region that
 * is used; what AWS tells in us-east-1 alone is there alone.
 */
export const basics = template({
  slug: "basics",
  version: "1.0.0",
  title: "AWS basics",
  about: "Watches a whole account in one Region: what failed, what AWS found or announces, who became root.",
  parameters: [...filterParameters, rdsIssue, ...costParameters, ...enrichParameters],
  rules: [
    ...filterRules,
    ...enrichRules,
    ...security,
    ...operations,
    ...deployment,
    ...compute,
    ...containers,
    ...data,
    ...advice,
  ],
  resources: [...filterResources, ...enrichResources, ...rdsEvents, ...budgets, ...imageUpdates],
  publishers: ["events.rds", "budgets"],
});
