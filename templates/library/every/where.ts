import { option } from "../../parameter.ts";

/**
 * Which resources of a kind are meant: all, or those with a tag.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
export const where = option({
  name: "where",
  type: "text",
  label: "Which",
  about: "Part of a query that narrows the resources: WHERE tag.team = 'checkout'. Empty: all in the Region.",
  default: "",
  pattern: `(WHERE [A-Za-z0-9_.:'"= <>!()-]{3,400})?`,
});
