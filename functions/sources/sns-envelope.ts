import * as z from "zod";

/**
 * The envelope of Amazon SNS in a body, or undefined where the body is something else. What proves it is judged
 * elsewhere: an envelope without a signature is an envelope, and forged.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
export const readSnsEnvelope = (body: string): z.infer<typeof envelope> | undefined => {
  if (!/^\s*\{/.test(body) || !body.includes('"TopicArn"')) return undefined;
  try {
    return envelope.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
};

const missing = z.string().catch("");
const optional = z.string().optional().catch(undefined);

const envelope = z.object({
  Type: z.enum(["Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation"]),
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: missing,
  Timestamp: missing,
  Subject: optional,
  SubscribeURL: optional,
  Token: optional,
  SignatureVersion: missing,
  Signature: missing,
  SigningCertURL: missing,
  /** `{ name: { Type, Value } }`; binary values stay base64. */
  MessageAttributes: z
    .record(
      z.string(),
      z.object({ Value: z.string() }).transform(({ Value }) => Value),
    )
    .optional()
    .catch(undefined),
});
