import * as z from "zod";
import { digest } from "../../../domain/digest.ts";
import { parseArn } from "../../aws.ts";
import { source } from "../../source.ts";

const told = z.union([
  z.string(),
  z
    .object({ notificationType: z.literal("AmazonSnsSubscriptionSucceeded"), message: z.string() })
    .transform(({ message }) => message),
]);

/**
 * SES tries a topic once, when it is chosen for notifications or event publishing: good to know, needs nobody.
 * https://docs.aws.amazon.com/ses/latest/dg/configure-sns-notifications.html
 */
export const sesTopicTest = source<string>({
  name: "ses-topic-test",
  marks: [
    { text: /^Successfully validated SNS topic for Amazon SES event publishing/ },
    { fields: ["notificationType", "message"] },
  ],
  schema: told,
  observe: (text, { topic, receivedAt }) => {
    const arn = parseArn(topic);
    return {
      fingerprint: `ses-topic-test:1:${digest(20, topic ?? "", text)}`,
      kind: "problem",
      class: "notification",
      at: receivedAt,
      line: "test notification of Amazon SES",
      content: {
        title: "Test notification of Amazon SES: the connection works",
        text,
        facts: [],
        links: [],
        ...(arn && { origin: { account: arn.account, region: arn.region } }),
      },
    };
  },
});
