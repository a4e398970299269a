import { createHash } from "node:crypto";
import type { LocalClock } from "../clock.ts";
import { AwsError } from "./aws-error.ts";
import type { Input } from "./front-door.ts";
import type { Message, Queue, Queues } from "./queue.ts";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const MAX_BYTES = 1024 * 1024;

export interface Verbs extends Pick<Queues, "send" | "receive" | "remove"> {
  hide(queue: Queue, message: Message, milliseconds: number): void;
  received(queue: Queue, receipt: string): Message;
  expire(queue: Queue): void;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html */
export const perform = (verbs: Verbs, queue: Queue, operation: string, input: Input, clock: LocalClock): object => {
  const sendOne = (entry: Input): object => {
    const body = String(entry.MessageBody ?? "");
    if (body === "") throw new AwsError("MissingParameter", "The request must contain the parameter MessageBody.");
    // What XML 1.0 forbids: https://www.w3.org/TR/xml/#charsets
    if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(body))
      throw new AwsError("InvalidMessageContents", "The message contains characters outside the allowed set.");
    if (Buffer.byteLength(body) > MAX_BYTES) throw new AwsError("InvalidParameterValue", "The message is too long.");
    const group = optional(entry.MessageGroupId);
    if (queue.fifo && group === undefined) {
      throw new AwsError("MissingParameter", "The request must contain the parameter MessageGroupId.");
    }
    const delayMs = typeof entry.DelaySeconds === "number" ? entry.DelaySeconds * 1000 : undefined;
    if (queue.fifo && delayMs) throw new AwsError("InvalidParameterValue", "DelaySeconds is invalid for FIFO queues.");
    const deduplication = optional(entry.MessageDeduplicationId) ?? (queue.fifo ? sha256(body) : undefined);
    const message = verbs.send(queue, { body, group, deduplication, ...(delayMs !== undefined && { delayMs }) });
    return {
      MessageId: message?.id,
      MD5OfMessageBody: md5(body),
      ...(queue.fifo && { SequenceNumber: message?.sequence }),
    };
  };
  const batch = (one: (entry: Input) => object): object => {
    const entries = (Array.isArray(input.Entries) ? input.Entries : []) as Input[];
    if (entries.length === 0) throw new AwsError("EmptyBatchRequest", "There should be at least one entry.");
    if (entries.length > 10) throw new AwsError("TooManyEntriesInBatchRequest", "At most 10 entries fit one call.");
    if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
      throw new AwsError("BatchEntryIdsNotDistinct", "Two or more batch entries have the same Id.");
    }
    const Successful: object[] = [];
    const Failed: object[] = [];
    for (const entry of entries) {
      try {
        Successful.push({ Id: entry.Id, ...one(entry) });
      } catch (error) {
        const code = error instanceof AwsError ? error.code : "InternalError";
        Failed.push({ Id: entry.Id, Code: code, SenderFault: true, Message: String(error) });
      }
    }
    return { Successful, Failed };
  };
  const changeOne = (entry: Input): object => {
    verbs.hide(queue, verbs.received(queue, String(entry.ReceiptHandle)), Number(entry.VisibilityTimeout) * 1000);
    return {};
  };
  const deleteOne = (entry: Input): object => {
    verbs.remove(queue, String(entry.ReceiptHandle));
    return {};
  };
  switch (operation) {
    case "SendMessage":
      return sendOne(input);
    case "SendMessageBatch":
      return batch(sendOne);
    case "ChangeMessageVisibility":
      return changeOne(input);
    case "ChangeMessageVisibilityBatch":
      return batch(changeOne);
    case "DeleteMessage":
      return deleteOne(input);
    case "DeleteMessageBatch":
      return batch(deleteOne);
    case "GetQueueUrl":
      return { QueueUrl: queue.url };
    case "ReceiveMessage": {
      const seconds = typeof input.VisibilityTimeout === "number" ? input.VisibilityTimeout * 1000 : undefined;
      const messages = verbs.receive(queue, Number(input.MaxNumberOfMessages ?? 1), seconds);
      return {
        Messages: messages.map((message) => ({
          MessageId: message.id,
          ReceiptHandle: message.receipt,
          Body: message.body,
          MD5OfBody: md5(message.body),
          Attributes: attributes(message),
        })),
      };
    }
    case "GetQueueAttributes": {
      verbs.expire(queue);
      const now = clock.now();
      const hidden = queue.messages.filter(({ visibleAt }) => visibleAt > now).length;
      return {
        Attributes: {
          QueueArn: queue.arn,
          ApproximateNumberOfMessages: String(queue.messages.length - hidden),
          ApproximateNumberOfMessagesNotVisible: String(hidden),
        },
      };
    }
    default:
      throw new AwsError("InvalidAction", `The local queue does not know ${operation}`);
  }
};

/** As a function's event and `ReceiveMessage` show them. */
export const attributes = (message: Message): Record<string, string> => ({
  ApproximateReceiveCount: String(message.receives),
  SentTimestamp: String(message.sentAt),
  SenderId: "111111111111",
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
  ...(message.group !== undefined && {
    SequenceNumber: message.sequence,
    MessageGroupId: message.group,
    MessageDeduplicationId: message.deduplication ?? "",
  }),
});

const optional = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const sha256 = (value: string): string => createHash("sha256").update(value).digest("hex");
export const md5 = (value: string): string => createHash("md5").update(value).digest("hex");
