import { randomUUID } from "node:crypto";
import type { LocalClock } from "../clock.ts";
import { number, type Resource, record, text } from "../resource.ts";
import { AwsError } from "./aws-error.ts";
import type { Service } from "./front-door.ts";
import { perform } from "./queue-api.ts";

export interface Message {
  readonly id: string;
  readonly body: string;
  /** FIFO queues deliver a group's messages one after the other. */
  readonly group?: string;
  readonly deduplication?: string;
  readonly sequence: string;
  readonly sentAt: number;
  visibleAt: number;
  receives: number;
  firstReceivedAt?: number;
  receipt?: string;
}

export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly fifo: boolean;
  readonly visibilityMs: number;
  readonly retentionMs: number;
  readonly delayMs: number;
  readonly redrive?: { readonly queue: string; readonly receives: number };
  /** In the order they were sent. */
  messages: Message[];
  /** Deduplication ids of the last five minutes, and what was sent with each. */
  readonly sent: Map<string, { at: number; id: string; sequence: string }>;
  /** Called whenever something may have become receivable. */
  readonly readers: (() => void)[];
}

/** SQS: FIFO with groups, deduplication, visibility, redrive and retention, on the laptop's clock; standard queues too. */
export interface Queues extends Service {
  queue(arnOrUrl: string): Queue | undefined;
  send(
    queue: Queue,
    message: { body: string; group?: string; deduplication?: string; delayMs?: number },
  ): Message | undefined;
  /** Up to `most` messages, in order, hidden for the queue's visibility timeout from now on. */
  receive(queue: Queue, most: number, visibilityMs?: number): Message[];
  remove(queue: Queue, receipt: string): void;
  all(): readonly Queue[];
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html */
const DEDUPLICATION_MS = 5 * 60_000;

type Kept = Record<string, { messages: Message[]; sent: [string, { at: number; id: string; sequence: string }][] }>;

export const queues = (resources: readonly Resource[], clock: LocalClock, changed: () => void): Queues => {
  const all = resources.filter(({ type }) => type === "aws:sqs/queue:Queue").map(queueOf);
  let sequence = 18_860_000_000_000_000_000n;

  const find = (arnOrUrl: string): Queue | undefined =>
    all.find(({ arn, url, name }) => arn === arnOrUrl || url === arnOrUrl || name === arnOrUrl);

  const wake = (queue: Queue): void => {
    changed();
    for (const reader of queue.readers) reader();
  };

  const expire = (queue: Queue): void => {
    const oldest = clock.now() - queue.retentionMs;
    if (queue.messages.some(({ sentAt }) => sentAt < oldest)) {
      queue.messages = queue.messages.filter(({ sentAt }) => sentAt >= oldest);
    }
  };

  const hide = (queue: Queue, message: Message, milliseconds: number): void => {
    message.visibleAt = clock.now() + milliseconds;
    if (milliseconds <= 0) wake(queue);
    else clock.at(message.visibleAt, () => wake(queue));
  };

  const send: Queues["send"] = (queue, { body, group, deduplication, delayMs = queue.delayMs }) => {
    const now = clock.now();
    for (const [id, { at }] of queue.sent) {
      if (now - at < DEDUPLICATION_MS) break;
      queue.sent.delete(id);
    }
    sequence += 256n;
    const message: Message = {
      id: randomUUID(),
      body,
      ...(group !== undefined && { group }),
      ...(deduplication !== undefined && { deduplication }),
      sequence: String(sequence),
      sentAt: now,
      visibleAt: now + delayMs,
      receives: 0,
    };
    const before = deduplication === undefined ? undefined : queue.sent.get(deduplication);
    if (before) return { ...message, id: before.id, sequence: before.sequence };
    if (deduplication !== undefined)
      queue.sent.set(deduplication, { at: now, id: message.id, sequence: message.sequence });
    queue.messages.push(message);
    if (delayMs > 0) hide(queue, message, delayMs);
    else wake(queue);
    return message;
  };

  const bury = (queue: Queue, message: Message): void => {
    queue.messages = queue.messages.filter((other) => other !== message);
    const target = queue.redrive && find(queue.redrive.queue);
    if (target) {
      target.messages.push({ ...message, receives: 0, visibleAt: clock.now() });
      wake(target);
    }
  };

  const receive: Queues["receive"] = (queue, most, visibilityMs = queue.visibilityMs) => {
    expire(queue);
    const now = clock.now();
    const blocked = new Set<string>();
    const taken: Message[] = [];
    for (const message of [...queue.messages]) {
      if (taken.length === most) break;
      const { group } = message;
      if (group !== undefined && blocked.has(group)) continue;
      if (message.visibleAt > now) {
        if (group !== undefined) blocked.add(group);
      } else if (queue.redrive && message.receives >= queue.redrive.receives) {
        bury(queue, message);
      } else {
        taken.push(message);
      }
    }
    for (const message of taken) {
      message.receives += 1;
      message.firstReceivedAt ??= now;
      message.receipt = `${message.id}#${message.receives}`;
      hide(queue, message, visibilityMs);
    }
    return taken;
  };

  const received = (queue: Queue, receipt: string): Message => {
    const message = queue.messages.find((one) => one.id === receipt.split("#")[0]);
    if (!message) throw new AwsError("ReceiptHandleIsInvalid", "The specified receipt handle isn't valid.");
    return message;
  };

  const remove: Queues["remove"] = (queue, receipt) => {
    const before = queue.messages.length;
    // A FIFO message whose visibility timed out has a new receipt: deleting with the old one must not succeed.
    queue.messages = queue.messages.filter((one) => one.receipt !== receipt);
    if (queue.messages.length < before) wake(queue);
  };

  return {
    name: "sqs",
    target: "AmazonSQS",
    needs: (operation, input) => {
      const queue = find(String(input.QueueUrl ?? input.QueueName ?? ""));
      // Batches need the permission of the single call.
      return [{ action: `sqs:${operation.replace(/Batch$/, "")}`, resource: queue?.arn ?? "*" }];
    },
    handle: async ({ operation, input }) => {
      const queue = find(String(input.QueueUrl ?? input.QueueName ?? ""));
      if (!queue) throw new AwsError("QueueDoesNotExist", "The specified queue does not exist.");
      return perform({ send, receive, remove, hide, received, expire }, queue, operation, input, clock);
    },
    queue: find,
    send,
    receive,
    remove,
    all: () => all,
    snapshot: (): Kept =>
      Object.fromEntries(all.map(({ name, messages, sent }) => [name, { messages, sent: [...sent] }])),
    restore: (snapshot) => {
      for (const [name, kept] of Object.entries(snapshot as Kept)) {
        const queue = find(name);
        if (!queue) continue;
        queue.messages = kept.messages;
        for (const [id, entry] of kept.sent) queue.sent.set(id, entry);
        for (const message of kept.messages) {
          sequence = sequence > BigInt(message.sequence) ? sequence : BigInt(message.sequence);
          clock.at(Math.max(message.visibleAt, clock.now()), () => wake(queue));
        }
      }
    },
  };
};

const queueOf = (resource: Resource): Queue => {
  const policy = resource.inputs.redrivePolicy;
  const redrive = record(typeof policy === "string" ? JSON.parse(policy) : policy);
  return {
    name: text(resource, "name"),
    arn: text(resource, "arn"),
    url: text(resource, "url"),
    fifo: resource.inputs.fifoQueue === true,
    visibilityMs: number(resource, "visibilityTimeoutSeconds", 30) * 1000,
    retentionMs: number(resource, "messageRetentionSeconds", 345_600) * 1000,
    delayMs: number(resource, "delaySeconds", 0) * 1000,
    ...(typeof redrive.deadLetterTargetArn === "string" && {
      redrive: { queue: redrive.deadLetterTargetArn, receives: Number(redrive.maxReceiveCount) },
    }),
    messages: [],
    sent: new Map(),
    readers: [],
  };
};
