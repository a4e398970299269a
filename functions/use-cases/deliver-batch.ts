import { later } from "../domain/time.ts";
import { Fault } from "../errors.ts";
import type { DeliveryQueue } from "../ports.ts";
import { type Queued, queued } from "../records.ts";
import { deliverCard } from "./deliver-card.ts";
import { deliverNote, type NoteDeps } from "./deliver-note.ts";
import type { DeliverDeps, Delivered } from "./delivery-place.ts";

export type DeliverBatchDeps = DeliverDeps & NoteDeps & { readonly queue: DeliveryQueue };

/** A message of the delivery queue. */
export interface QueuedDelivery {
  readonly id: string;
  /** The channel: its messages keep their order. */
  readonly group: string;
  readonly receipt: string;
  readonly body: string;
}

/**
 * No delivery begins later than this in a run: what a slow platform leaves of a batch comes again at once, because a run
 * that is cut off in the middle of a post would show its card twice. Seconds.
 */
const BEGIN_SECONDS = 5;

/** Delivers in order per channel. Behind one that must wait, everything of its channel waits too. Returns the ids to be received again. */
export const deliverBatch = async (
  deps: DeliverBatchDeps,
  messages: readonly QueuedDelivery[],
): Promise<readonly string[]> => {
  const channels = [...Map.groupBy(messages, ({ group }) => group).values()];
  return (await Promise.all(channels.map((channel) => deliverChannel(deps, channel)))).flat();
};

const deliverChannel = async (
  deps: DeliverBatchDeps,
  messages: readonly QueuedDelivery[],
): Promise<readonly string[]> => {
  const { clock } = deps.system;
  const until = later(clock.now(), BEGIN_SECONDS);
  for (const [index, message] of messages.entries()) {
    const late: Delivered = { done: false, inSeconds: 0 };
    const result = index > 0 && clock.now() > until ? late : await deliverOne(deps, message);
    if (result.done) continue;
    const waiting = messages.slice(index);
    await deps.queue.postpone(
      waiting.map(({ receipt }) => receipt),
      result.inSeconds,
    );
    return waiting.map(({ id }) => id);
  }
  return [];
};

/** A crash of one delivery is that channel's trouble alone. */
const UNEXPECTED_SECONDS = 5;

const deliverOne = async (deps: DeliverBatchDeps, message: QueuedDelivery): Promise<Delivered> => {
  try {
    const parsed = read(message.body);
    return await ("kind" in parsed ? deliverNote(deps, parsed) : deliverCard(deps, parsed));
  } catch (error) {
    const poison = error instanceof Fault && !error.retry;
    deps.system.log.error("deliver.error", {
      code: error instanceof Fault ? error.code : "unexpected",
      error: error instanceof Error ? error.name : "unknown",
    });
    if (!poison) return { done: false, inSeconds: UNEXPECTED_SECONDS };
    deps.system.log.count("Failed");
    return { done: true };
  }
};

const read = (body: string): Queued => {
  try {
    return queued.parse(JSON.parse(body));
  } catch (cause) {
    throw new Fault("delivery.unreadable", "The message on the delivery queue is no delivery of version 1", { cause });
  }
};
