import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everyHttpApi = template({
  slug: "every-http-api",
  version: "1.0.0",
  title: "Every HTTP API",
  about: "Watches all HTTP APIs of API Gateway in a Region, or those with a tag: do requests fail?",
  parameters: [where],
  rules: [
    alarm({
      id: "errors",
      sentence: "The API answers with errors (5XX): an integration fails or times out. Its access log says which.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM("5xx") FROM SCHEMA("AWS/ApiGateway", ApiId) ${where} GROUP BY ApiId ORDER BY SUM() DESC`,
        label: "Errors",
        periodSeconds: 300,
      },
      above: threshold({
        name: "errorsThreshold",
        label: "Errors",
        about: "How many requests of one API may fail.",
        unit: "errors in 5 minutes",
        default: 0,
      }),
    }),
  ],
});
