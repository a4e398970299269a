import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { number, part, text } from "../loose.ts";
import { nameOf } from "../outcome.ts";
import { payloadOf } from "../payload.ts";
import { recordEvent, recordMarks } from "./stream-record.ts";

const record = z.object({
  eventSource: z.literal("aws:sqs"),
  eventSourceARN: z.string(),
  messageId: text,
  body: z.string().catch(""),
  attributes: part({
    ApproximateReceiveCount: number,
    SentTimestamp: number,
    DeadLetterQueueSourceArn: text,
    MessageGroupId: text,
  }),
});

/**
 * A message of a queue that a pipe or a function passes on. In a queue for dead letters it is work that nobody could do.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
export const sqsMessage = awsEvent({
  name: "sqs-message",
  types: {},
  detail: record.extend({ others: z.number() }),
  also: [{ marks: recordMarks("aws:sqs"), schema: recordEvent("aws.sqs", record) }],
  read: ({ detail: { body, attributes, messageId, eventSourceARN: arn, others }, region }) => {
    const queue = nameOf(arn) ?? "";
    const from = nameOf(attributes?.DeadLetterQueueSourceArn);
    const own = resourceLink(arn, region);
    const source = resourceLink(attributes?.DeadLetterQueueSourceArn, region);
    const dead = from !== undefined || /dead|dlq/i.test(queue);
    const { text: said, facts: fields } = payloadOf(body, "Message");
    return {
      situation: [arn],
      class: dead ? "alert" : "notification",
      severity: dead ? "high" : undefined,
      title: dead ? `A message of queue ${from ?? queue} was given up` : `A message came into queue ${queue}`,
      text: said,
      resource: { name: queue, arn },
      facts: [
        ...fields,
        fact("Tries", attributes?.ApproximateReceiveCount),
        fact("Group", attributes?.MessageGroupId),
        fact("Message id", messageId),
        fact("Other messages with it", others || undefined),
      ],
      links: [
        dead && own ? { ...own, label: "Open the dead letters" } : own,
        source && { ...source, label: "Open the queue it comes from" },
      ],
      runbook: dead ? "sqs-message/dead" : undefined,
    };
  },
});
