import * as z from "zod";
import { digest } from "../domain/digest.ts";
import { parseArn } from "./aws.ts";
import { headline } from "./content.ts";
import { attributeFacts } from "./fields.ts";
import { source } from "./source.ts";

/**
 * Plain text that somebody or something published to an SNS topic: what the console's "Publish message" sends as a
 * test, and what scripts send with `aws sns publish`. Same topic, same subject, same text: same situation.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-publishing.html
 */
export const snsMessage = source<string>({
  name: "sns-message",
  marks: [{ text: "sns" }],
  schema: z.string().refine((text) => text.trim() !== ""),
  observe: (text, { subject, topic, attributes, receivedAt }) => {
    const arn = parseArn(topic);
    const { title, rest } = headline(text);
    const told = subject ? text : rest;
    return {
      fingerprint: `sns-message:1:${digest(20, topic ?? "", subject ?? "", text)}`,
      kind: "problem",
      class: "alert",
      at: receivedAt,
      line: subject ?? title,
      content: {
        title: subject ?? title,
        ...(told && { text: told }),
        facts: [{ label: "Topic", value: arn?.resource ?? topic ?? "" }, ...attributeFacts(attributes)],
        links: [],
        ...(arn && { origin: { account: arn.account, region: arn.region } }),
      },
    };
  },
});
