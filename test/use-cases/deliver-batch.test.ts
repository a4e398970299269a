import { beforeEach, describe, expect, it } from "@jest/globals";
import { later } from "../../functions/domain/time.ts";
import { Fault } from "../../functions/errors.ts";
import type { ChatGateway } from "../../functions/ports.ts";
import { deliverBatch, type QueuedDelivery } from "../../functions/use-cases/deliver-batch.ts";
import { Service } from "../support/crashing.ts";
import { alarm, seeded } from "../support/happenings.ts";

let service: Service;
let postponed: { receipts: readonly string[]; seconds: number }[];
const gateway = () => service.channel.gateway as { -readonly [Method in keyof ChatGateway]: ChatGateway[Method] };
const deliver = (messages: readonly QueuedDelivery[]) =>
  deliverBatch(
    {
      ...service.ports(),
      queue: { postpone: async (receipts, seconds) => void postponed.push({ receipts, seconds }) },
    },
    messages,
  );

/** New cards that wait on the queue, in order, all of them of one channel. */
const waiting = async (count: number): Promise<QueuedDelivery[]> => {
  const { send } = service.memory.deliveries;
  const messages: QueuedDelivery[] = [];
  service.memory.deliveries.send = async (_platform, all) => {
    for (const delivery of all) {
      if ("kind" in delivery || delivery.obligation !== "show" || delivery.version > 1) continue;
      const id = `m${messages.length}`;
      messages.push({ id, group: "a", receipt: `r${id}`, body: JSON.stringify(delivery) });
    }
  };
  await service.happens(...Array.from({ length: count }, (_, index) => alarm("ALARM", index / 10, `alarm-${index}`)));
  service.memory.deliveries.send = send;
  return messages;
};

beforeEach(() => {
  service = seeded(new Service());
  postponed = [];
});

describe("a batch of deliveries", () => {
  it("gives back what a slow platform leaves it no time for, and is not cut off in the middle of a post", async () => {
    const { post } = gateway();
    gateway().post = async (...input) => {
      service.memory.now = later(service.memory.now, 3);
      return post(...input);
    };

    expect(await deliver(await waiting(5))).toEqual(["m2", "m3", "m4"]);
    expect(service.channel.cards.size).toBe(2);
    expect(postponed).toEqual([{ receipts: ["rm2", "rm3", "rm4"], seconds: 0 }]);
  });

  it("keeps a channel's order behind a card that must wait, and holds up no other channel", async () => {
    const [first, second, third] = (await waiting(3)) as [QueuedDelivery, QueuedDelivery, QueuedDelivery];
    const { post } = gateway();
    gateway().post = async (customer, conversation, message) => {
      if (message.card.content.title === "alarm-0")
        throw new Fault("chat.limited", "not now", { retry: true, retryAfterSeconds: 7 });
      return post(customer, conversation, message);
    };

    expect(await deliver([first, second, { ...third, group: "b" }])).toEqual(["m0", "m1"]);
    expect([...service.channel.cards.values()].map(({ card }) => card.content.title)).toEqual(["alarm-2"]);
    expect(postponed).toEqual([{ receipts: ["rm0", "rm1"], seconds: 7 }]);
  });

  it("drops a message that is no delivery, and goes on behind it", async () => {
    const [good] = (await waiting(1)) as [QueuedDelivery];

    expect(await deliver([{ ...good, id: "bad", body: "{}" }, good])).toEqual([]);
    expect(service.channel.cards.size).toBe(1);
  });
});
