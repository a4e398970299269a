import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const queueName = subject({
  name: "queueName",
  label: "Queue",
  about: "Name of the queue, not its address.",
  pattern: "[A-Za-z0-9_-]{1,80}([.]fifo)?",
  example: "orders",
});

const ofQueue = { namespace: "AWS/SQS", dimensions: { QueueName: queueName } };

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
export const sqsQueue = template({
  slug: "sqs-queue",
  version: "1.0.0",
  title: "SQS queue",
  about: "Watches one queue: do messages wait longer than they should, do they pile up?",
  parameters: [queueName],
  rules: [
    alarm({
      id: "message-age",
      sentence: "The oldest message has waited too long: the consumer fails, or is too slow for what arrives.",
      watch: metric({
        ...ofQueue,
        name: "ApproximateAgeOfOldestMessage",
        statistic: "Maximum",
        periodSeconds: 60,
      }),
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
      watch: metric({
        ...ofQueue,
        name: "ApproximateNumberOfMessagesVisible",
        statistic: "Maximum",
        periodSeconds: 60,
      }),
      above: threshold({
        name: "messageCountThreshold",
        label: "Waiting messages",
        about: "How many messages may wait.",
        unit: "messages",
        default: 10,
      }),
    }),
  ],
});
