import * as z from "zod";
import { digest } from "../../../domain/digest.ts";
import { parseArn, partitionOf } from "../../aws.ts";
import { fact } from "../../aws-event.ts";
import { source } from "../../source.ts";
import { consolePage } from "../console-page.ts";
import { payloadOf } from "../payload.ts";

/**
 * An event that a Lambda function could not work on, as Lambda puts it into the topic for dead letters: the event itself,
 * with what went wrong in the attributes of the message. Which function it was, Lambda does not say; the topic does.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-dlq
 */
export const lambdaDeadLetter = source<unknown>({
  name: "lambda-dead-letter",
  marks: [{ attributes: ["RequestID", "ErrorCode", "ErrorMessage"] }],
  schema: z.unknown(),
  observe: (body, { attributes = {}, topic, receivedAt }) => {
    const { RequestID, ErrorCode, ErrorMessage } = attributes;
    const arn = parseArn(topic);
    const region = arn?.region ?? "";
    const name = arn?.resource ?? "";
    const place = { partition: partitionOf(region), region };
    const { text, facts: fields } = payloadOf(body, "Event");
    const title = `A Lambda function failed and gave up an event${name ? ` (dead letters: ${name})` : ""}`;
    return {
      fingerprint: `lambda-dead-letter:1:${digest(20, topic ?? "", kindOf(ErrorMessage ?? ""))}`,
      kind: "problem",
      class: "alert",
      at: receivedAt,
      line: title,
      content: {
        title,
        ...(ErrorMessage && { text: ErrorMessage.replace(LOG_PREFIX, "") }),
        severity: "high",
        facts: [
          fact("Error code", ErrorCode === "200" ? undefined : ErrorCode),
          fact("Request", RequestID),
          fact("Event", text),
          ...fields,
        ].filter((each) => each !== undefined),
        links: [consolePage(place, "Open the functions", "lambda/home", "/functions")].filter(
          (each) => each !== undefined,
        ),
        ...(arn && { origin: { account: arn.account, region }, resource: { name, arn: topic ?? "" } }),
        runbook: "lambda-dead-letter",
      },
    };
  },
});

/** Lambda writes its own errors as into the log: with the time and the request, which are known. 200 is no error. */
const LOG_PREFIX = /^\d{4}-\d\d-\d\dT\S+Z [\da-f-]{36} /;

/** The same error with other numbers and ids in it is the same situation. */
const kindOf = (message: string): string => message.slice(0, 200).replace(/\b[\da-f-]{8,}\b|\d+/gi, "#");
