import type { ReceivedEvent } from "../../functions/sources/source.ts";
import { aReceived } from "./fixtures.ts";

/** A JSON body in every way that it can reach an endpoint; what is said by its transport (a text, a subject) has one. */
export const overTransports = (received: ReceivedEvent): readonly ReceivedEvent[] => {
  const { body, subject, topic } = received;
  if (subject !== undefined || topic !== undefined || received.transport !== "https" || !/^\s*\{/.test(body))
    return [received];
  const TopicArn = "arn:aws:sns:eu-west-1:111111111111:alarms";
  const lambda = { Records: [{ EventSource: "aws:sns", Sns: { TopicArn, Message: body } }] };
  return [
    received,
    aReceived({ transport: "sns", contentType: "text/plain; charset=UTF-8", body, topic: TopicArn }),
    aReceived({ transport: "sns-raw", contentType: "text/plain; charset=UTF-8", body }),
    aReceived({ contentType: "application/x-www-form-urlencoded", body: `payload=${encodeURIComponent(body)}` }),
    aReceived({ body: JSON.stringify(lambda) }),
    aReceived({ body: Buffer.from(body).toString("base64"), encoding: "base64" }),
  ];
};
