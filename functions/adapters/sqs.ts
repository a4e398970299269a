import { ChangeMessageVisibilityBatchCommand, SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Config, Environment } from "../config.ts";
import { parseAlertId } from "../domain/alert.ts";
import { digest } from "../domain/digest.ts";
import { Fault } from "../errors.ts";
import type { Deliveries, DeliveryQueue } from "../ports.ts";
import type { NoteDelivery, Queued } from "../records.ts";
import { awsOptions } from "./aws.ts";

/** At most ten messages fit one call: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
const BATCH = 10;

/**
 * One message: its group is the alert's channel, its deduplication id the alert with its version or obligation. Notes
 * have a group of their own for each conversation, so that no card ever waits behind one.
 */
export const entry = (delivery: Queued, index: number) => ({
  Id: String(index),
  MessageBody: body(delivery),
  MessageGroupId: groupOf(delivery),
  MessageDeduplicationId:
    "kind" in delivery
      ? digest(40, "note", delivery.customer, delivery.id)
      : digest(40, delivery.alert, delivery.obligation, String(delivery.version)),
});

/**
 * JSON that a queue takes: of the characters that XML forbids, JSON itself escapes all but two. With one of them, which
 * anybody may write to the bot, the queue would refuse the message again and again, and hold up the stream.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
const body = (delivery: Queued): string =>
  JSON.stringify(delivery).replaceAll("\ufffe", "\\ufffe").replaceAll("\uffff", "\\uffff");

const conversationOf = ({ note }: NoteDelivery): string => {
  switch (note.is) {
    case "answer":
    case "stranger":
      return note.said.conversation;
    case "vouch":
      return note.record.type === "said" ? note.record.said.conversation : note.record.endpoint;
    case "removed":
      return note.conversation;
    case "form":
      return note.view;
    case "trouble":
      return note.tell;
    default:
      return note.endpoint;
  }
};

const groupOf = (delivery: Queued): string => {
  if ("kind" in delivery) return `${delivery.customer}-${digest(20, "note", conversationOf(delivery))}`;
  const alert = parseAlertId(delivery.alert);
  if (!alert) throw new Fault("delivery.unreadable", "A delivery names an alert by its id");
  return `${alert.situation.customer}-${alert.situation.endpoint}`;
};

/** The FIFO queues of deliveries, one a platform. */
export const deliveries = (
  config: Pick<Config, "SLACK_QUEUE_URL" | "TEAMS_QUEUE_URL">,
  environment: Environment,
): Deliveries => {
  const client = new SQSClient(awsOptions(environment));
  const queues = { slack: config.SLACK_QUEUE_URL, teams: config.TEAMS_QUEUE_URL };
  return {
    send: async (platform, all) => {
      for (let from = 0; from < all.length; from += BATCH) {
        const Entries = all.slice(from, from + BATCH).map(entry);
        const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queues[platform], Entries }));
        if (Failed.length > 0) {
          throw new Fault("queue.busy", `The delivery queue refused ${Failed.length} messages (${Failed[0]?.Code})`, {
            retry: true,
          });
        }
      }
    },
  };
};

/** Twelve hours: the most that a message may be hidden. */
const MOST_SECONDS = 43_200;

/** The queue that feeds this function. */
export const deliveryQueue = (queueUrl: string, environment: Environment): DeliveryQueue => {
  const client = new SQSClient(awsOptions(environment));
  return {
    postpone: async (receipts, seconds) => {
      const VisibilityTimeout = Math.min(MOST_SECONDS, Math.max(0, Math.ceil(seconds)));
      for (let from = 0; from < receipts.length; from += BATCH) {
        const Entries = receipts
          .slice(from, from + BATCH)
          .map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout }));
        await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
      }
    },
  };
};
