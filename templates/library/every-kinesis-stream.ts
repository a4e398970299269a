import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everyKinesisStream = template({
  slug: "every-kinesis-stream",
  version: "1.0.0",
  title: "Every Kinesis stream",
  about: "Watches all Kinesis streams of a Region, or those with a tag: do consumers keep up, are records refused?",
  parameters: [where],
  rules: [
    alarm({
      id: "iterator-age",
      sentence: "Consumers fall behind: records that are older than the stream keeps them are lost.",
      watch: {
        measure: "insights",
        query: joined`SELECT MAX("GetRecords.IteratorAgeMilliseconds") FROM SCHEMA("AWS/Kinesis", StreamName) ${where} GROUP BY StreamName ORDER BY MAX() DESC`,
        label: "Age of the oldest record",
        periodSeconds: 300,
      },
      above: threshold({
        name: "iteratorAgeThreshold",
        label: "Age of the oldest record",
        about: "How old the last record that was read may be.",
        unit: "milliseconds",
        default: 600000,
      }),
    }),
    alarm({
      id: "writes-refused",
      sentence: "Records are refused: more is written than the stream's shards take, or one key gets too many.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM(WriteProvisionedThroughputExceeded) FROM SCHEMA("AWS/Kinesis", StreamName) ${where} GROUP BY StreamName ORDER BY SUM() DESC`,
        label: "Refused records",
        periodSeconds: 300,
      },
      above: threshold({
        name: "writesRefusedThreshold",
        label: "Refused records",
        about: "How many records of one stream may be refused.",
        unit: "records in 5 minutes",
        default: 10,
      }),
    }),
  ],
});
