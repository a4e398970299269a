import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everyDynamodbTable = template({
  slug: "every-dynamodb-table",
  version: "1.0.0",
  title: "Every DynamoDB table",
  about: "Watches all DynamoDB tables of a Region, or those with a tag: are requests throttled?",
  parameters: [where],
  rules: [
    alarm({
      id: "reads-throttled",
      sentence: "Reads are throttled: they ask for more than the table has, or one key gets too many of them.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM(ReadThrottleEvents) FROM SCHEMA("AWS/DynamoDB", TableName) ${where} GROUP BY TableName ORDER BY SUM() DESC`,
        label: "Throttled reads",
        periodSeconds: 300,
      },
      above: threshold({
        name: "readsThrottledThreshold",
        label: "Throttled reads",
        about: "How many reads of one table may be throttled.",
        unit: "reads in 5 minutes",
        default: 10,
      }),
    }),
    alarm({
      id: "writes-throttled",
      sentence: "Writes are throttled: they ask for more than the table has, or one key gets too many of them.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM(WriteThrottleEvents) FROM SCHEMA("AWS/DynamoDB", TableName) ${where} GROUP BY TableName ORDER BY SUM() DESC`,
        label: "Throttled writes",
        periodSeconds: 300,
      },
      above: threshold({
        name: "writesThrottledThreshold",
        label: "Throttled writes",
        about: "How many writes of one table may be throttled.",
        unit: "writes in 5 minutes",
        default: 10,
      }),
    }),
  ],
});
