import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everySqsQueue = template({
  slug: "every-sqs-queue",
  version: "1.0.0",
  title: "Every SQS queue",
  about: "Watches all queues of a Region, or those with a tag: do messages wait longer than they should?",
  parameters: [where],
  rules: [
    alarm({
      id: "message-age",
      sentence: "The oldest message has waited too long: the consumer fails, or is too slow for what arrives.",
      watch: {
        measure: "insights",
        query: joined`SELECT MAX(ApproximateAgeOfOldestMessage) FROM SCHEMA("AWS/SQS", QueueName) ${where} GROUP BY QueueName ORDER BY MAX() DESC`,
        label: "Age of the oldest message",
        periodSeconds: 300,
      },
      above: threshold({
        name: "messageAgeThreshold",
        label: "Age of the oldest message",
        about: "How long a message may wait.",
        unit: "seconds",
        default: 600,
      }),
    }),
    alarm({
      id: "message-count",
      sentence:
        "More messages wait than the consumer usually leaves: it has stopped, or more arrives than it can take.",
      watch: {
        measure: "insights",
        query: joined`SELECT MAX(ApproximateNumberOfMessagesVisible) FROM SCHEMA("AWS/SQS", QueueName) ${where} GROUP BY QueueName ORDER BY MAX() DESC`,
        label: "Waiting messages",
        periodSeconds: 300,
      },
      above: threshold({
        name: "messageCountThreshold",
        label: "Waiting messages",
        about: "How many messages may wait.",
        unit: "messages",
        default: -1,
      }),
    }),
  ],
});
