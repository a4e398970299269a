import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everyCanary = template({
  slug: "every-canary",
  version: "1.0.0",
  title: "Every Synthetics canary",
  about: "Watches all canaries of CloudWatch Synthetics in a Region, or those with a tag: do their checks pass?",
  parameters: [where],
  rules: [
    alarm({
      id: "failed",
      sentence:
        "The canary's checks fail: what it visits is down, slow or different. Its last run has a screenshot and a log.",
      watch: {
        measure: "insights",
        query: joined`SELECT AVG(SuccessPercent) FROM SCHEMA("CloudWatchSynthetics", CanaryName) ${where} GROUP BY CanaryName ORDER BY AVG() ASC`,
        label: "Successful runs",
        periodSeconds: 900,
      },
      below: threshold({
        name: "failedThreshold",
        label: "Successful runs",
        about: "How many of the runs must be successful.",
        unit: "percent",
        default: 90,
        maximum: 100,
      }),
    }),
  ],
});
