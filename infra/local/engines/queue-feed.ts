import type { LocalClock } from "../clock.ts";
import { number, type Resource, record } from "../resource.ts";
import type { Outcome } from "./handler.ts";
import type { Message, Queue, Queues } from "./queue.ts";
import { attributes, md5 } from "./queue-api.ts";

export interface QueueFeedOptions {
  readonly mapping: Resource;
  readonly queues: Queues;
  readonly queue: Queue;
  readonly region: string;
  readonly clock: LocalClock;
  invoke(event: object): Promise<Outcome>;
}

/** With no maximum concurrency set, Lambda begins with this many pollers: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const DEFAULT_CONCURRENCY = 5;

/**
 * An event source mapping from a queue to a function. What the function reports as failed, or all of a batch that it
 * failed, stays hidden until its visibility times out: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export const queueFeed = ({ mapping, queues, queue, region, clock, invoke }: QueueFeedOptions): void => {
  const batchSize = Math.min(number(mapping, "batchSize", 10), queue.fifo ? 10 : 10_000);
  const scaling = record(mapping.inputs.scalingConfig);
  const most = typeof scaling.maximumConcurrency === "number" ? scaling.maximumConcurrency : DEFAULT_CONCURRENCY;
  let busy = 0;

  const poll = (): void => {
    while (busy < most) {
      const messages = queues.receive(queue, batchSize);
      if (messages.length === 0) return;
      busy += 1;
      clock.spawn(async () => {
        try {
          await deliver(messages);
        } finally {
          busy -= 1;
          poll();
        }
      });
    }
  };

  const deliver = async (messages: readonly Message[]): Promise<void> => {
    const outcome = await invoke({ Records: messages.map((message) => asEvent(message, queue, region)) });
    const failed = failures(messages, outcome);
    for (const { id, receipt = "" } of messages) if (!failed.has(id)) queues.remove(queue, receipt);
  };

  queue.readers.push(poll);
};

/** An identifier that is not in the batch fails all of it. */
const failures = (messages: readonly Message[], outcome: Outcome): ReadonlySet<string> => {
  const everything = new Set(messages.map(({ id }) => id));
  if (!outcome.ok) return everything;
  const reported = record(outcome.result).batchItemFailures;
  if (!Array.isArray(reported)) return new Set();
  const ids = reported.map((failure) => String(record(failure).itemIdentifier));
  return ids.every((id) => everything.has(id)) ? new Set(ids) : everything;
};

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
const asEvent = (message: Message, queue: Queue, region: string): object => ({
  messageId: message.id,
  receiptHandle: message.receipt,
  body: message.body,
  attributes: attributes(message),
  messageAttributes: {},
  md5OfBody: md5(message.body),
  eventSource: "aws:sqs",
  eventSourceARN: queue.arn,
  awsRegion: region,
});
