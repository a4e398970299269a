import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const topicName = subject({
  name: "topicName",
  label: "Topic",
  about: "Name of the topic, not its ARN.",
  pattern: "[A-Za-z0-9_-]{1,256}([.]fifo)?",
  example: "orders",
});

const ofTopic = { namespace: "AWS/SNS", dimensions: { TopicName: topicName }, periodSeconds: 60 } as const;

/** https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html */
export const snsTopic = template({
  slug: "sns-topic",
  version: "1.0.0",
  title: "SNS topic",
  about: "Watches one SNS topic: does what is published arrive at its subscribers?",
  parameters: [topicName],
  rules: [
    alarm({
      id: "failed",
      sentence: "Messages could not be delivered to a subscriber, and SNS has given up.",
      watch: metric({ ...ofTopic, name: "NumberOfNotificationsFailed", statistic: "Sum" }),
      above: threshold({
        name: "failedThreshold",
        label: "Failed deliveries",
        about: "How many deliveries may fail.",
        unit: "deliveries a minute",
        default: 0,
      }),
    }),
    alarm({
      id: "filtered-out-invalid",
      sentence:
        "Messages reach no subscriber because their attributes are malformed: the filter policy cannot read them.",
      watch: metric({ ...ofTopic, name: "NumberOfNotificationsFilteredOut-InvalidAttributes", statistic: "Sum" }),
      above: threshold({
        name: "filteredOutInvalidThreshold",
        label: "Malformed attributes",
        about: "How many messages may have malformed attributes.",
        unit: "messages a minute",
        default: 0,
      }),
    }),
    alarm({
      id: "redriven",
      sentence: "Messages went to the dead-letter queue of a subscription: its endpoint refuses them or is gone.",
      watch: metric({ ...ofTopic, name: "NumberOfNotificationsRedrivenToDlq", statistic: "Sum" }),
      above: threshold({
        name: "redrivenThreshold",
        label: "Messages in dead-letter queues",
        about: "How many messages may be given up.",
        unit: "messages a minute",
        default: 0,
      }),
    }),
    alarm({
      id: "redrive-failed",
      sentence:
        "Messages are lost: they could not be delivered, nor moved to the dead-letter queue. Its policy or key is wrong.",
      watch: metric({ ...ofTopic, name: "NumberOfNotificationsFailedToRedriveToDlq", statistic: "Sum" }),
      above: threshold({
        name: "redriveFailedThreshold",
        label: "Lost messages",
        about: "How many messages may be lost.",
        unit: "messages a minute",
        default: 0,
      }),
    }),
  ],
});
