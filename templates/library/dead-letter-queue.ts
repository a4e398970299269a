import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const queueName = subject({
  name: "queueName",
  label: "Dead-letter queue",
  about: "Name of the dead-letter queue, not its address.",
  pattern: "[A-Za-z0-9_-]{1,80}([.]fifo)?",
  example: "orders-dead",
});

/**
 * What lies there was given up, which no number of it makes normal. The metric counts what waits, so that the card closes
 * when somebody has moved the messages back or away.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html
 */
export const deadLetterQueue = template({
  slug: "dead-letter-queue",
  version: "1.0.0",
  title: "SQS dead-letter queue",
  about: "Watches one dead-letter queue: was anything given up?",
  parameters: [queueName],
  rules: [
    alarm({
      id: "given-up",
      sentence:
        "Messages were given up: whoever should have taken them failed as often as it may. Read one, mend the cause, and send them again before they expire.",
      watch: metric({
        namespace: "AWS/SQS",
        dimensions: { QueueName: queueName },
        name: "ApproximateNumberOfMessagesVisible",
        statistic: "Maximum",
        periodSeconds: 300,
      }),
      above: threshold({
        name: "givenUpThreshold",
        label: "Given up messages",
        about: "How many messages may lie there.",
        unit: "messages",
        default: 0,
      }),
    }),
  ],
});
