import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everyLambdaFunction = template({
  slug: "every-lambda-function",
  version: "1.0.0",
  title: "Every Lambda function",
  about: "Watches all Lambda functions of a Region, or those with a tag: do they fail, are they refused?",
  parameters: [where],
  rules: [
    alarm({
      id: "errors",
      sentence: "The function fails: it threw an error or ran out of time. Its log group says why.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName) ${where} GROUP BY FunctionName ORDER BY SUM() DESC`,
        label: "Errors",
        periodSeconds: 300,
      },
      above: threshold({
        name: "errorsThreshold",
        label: "Errors",
        about: "How many invocations of one function may fail.",
        unit: "errors in 5 minutes",
        default: 0,
      }),
    }),
    alarm({
      id: "throttles",
      sentence: "Invocations are refused: the function's or the account's concurrency is used up.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM(Throttles) FROM SCHEMA("AWS/Lambda", FunctionName) ${where} GROUP BY FunctionName ORDER BY SUM() DESC`,
        label: "Throttles",
        periodSeconds: 300,
      },
      above: threshold({
        name: "throttlesThreshold",
        label: "Throttles",
        about: "How many invocations of one function may be refused.",
        unit: "throttles in 5 minutes",
        default: 0,
      }),
    }),
  ],
});
