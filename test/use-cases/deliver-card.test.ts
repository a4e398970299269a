import { beforeEach, describe, expect, it } from "@jest/globals";
import type { Alert } from "../../functions/domain/alert.ts";
import { later } from "../../functions/domain/time.ts";
import { Fault } from "../../functions/errors.ts";
import type { ChatGateway, CustomerStore } from "../../functions/ports.ts";
import { deliverCard } from "../../functions/use-cases/deliver-card.ts";
import { anEndpoint, START } from "../support/builders.ts";
import { Service } from "../support/crashing.ts";
import { address, alarm, seeded } from "../support/happenings.ts";

let service: Service;
const channel = anEndpoint().channel.id;
const theAlert = () => [...service.memory.alertItems.values()][0] as Alert;
const theEvent = () => [...service.memory.ledger.values()][0];
const gateway = () => service.channel.gateway as { -readonly [Method in keyof ChatGateway]: ChatGateway[Method] };
const show = () => ({ v: 1, alert: theAlert().id, version: theAlert().version, obligation: "show" }) as const;
/** An alert that is shown, and then changed: its card is to be edited. */
const shownThenPressed = async () => {
  await service.happens(alarm("ALARM", 0));
  service.memory.deliveries.send = async () => undefined;
  const command = { do: "acknowledge", actor: "U1", at: START, conversation: channel } as const;
  await service.happens({ ...address, type: "command", alert: theAlert().id, id: "p", command });
};

beforeEach(() => {
  service = seeded(new Service());
});

describe("delivering", () => {
  it("shows the alert as it is now, whatever the message was sent for", async () => {
    service.memory.deliveries.send = async () => undefined;
    await service.happens(alarm("ALARM", 0), alarm("OK", 60));
    await deliverCard(service.ports(), show());

    expect([...service.channel.cards.values()].map(({ card }) => card.status)).toEqual([["Auto-closed after 1 min"]]);
    expect(service.channel.mentioned).toEqual([]);
  });

  it("does nothing for a card that shows the newest version already", async () => {
    await service.happens(alarm("ALARM", 0));
    const before = service.calls.made.length;
    await deliverCard(service.ports(), show());

    expect(service.calls.made.slice(before).filter((call) => call.startsWith("gateway."))).toEqual([]);
  });

  it("says how late a card is when it is more than 30 s late", async () => {
    service.memory.deliveries.send = async () => undefined;
    await service.happens(alarm("ALARM", 0));
    service.memory.now = later(START, 240);
    await deliverCard(service.ports(), show());

    expect([...service.channel.cards.values()][0]?.card.late).toMatch(/4 min late/);
  });

  it("posts a deleted card once more, without a mention, then leaves it away; the escalation goes on", async () => {
    await shownThenPressed();
    gateway().edit = async () => {
      throw new Fault("chat.message-gone", "The message was deleted");
    };
    await deliverCard(service.ports(), show());
    expect(service.channel.cards.size).toBe(2);
    expect(service.channel.mentioned).toEqual(["here"]);

    const command = { do: "close", actor: "U1", at: START, conversation: channel } as const;
    await service.happens({ ...address, type: "command", alert: theAlert().id, id: "q", command });
    await deliverCard(service.ports(), show());
    expect(service.channel.cards.size).toBe(2);
    expect(theAlert().messages[channel]).toMatchObject({ reposted: true, gone: true });
    expect(theAlert().obligations).toEqual({});
  });

  it.each`
    code                  | retryAfter   | inSeconds
    ${"chat.limited"}     | ${17}        | ${17}
    ${"chat.unavailable"} | ${undefined} | ${2}
  `("comes back later on $code, and loses nothing", async ({ code, retryAfter, inSeconds }) => {
    await shownThenPressed();
    gateway().edit = async () => {
      throw new Fault(String(code), "not now", {
        retry: true,
        ...(retryAfter && { retryAfterSeconds: Number(retryAfter) }),
      });
    };

    expect(await deliverCard(service.ports(), show())).toEqual({ done: false, inSeconds });
    expect(theAlert().obligations.show).toBeDefined();
  });

  it("tells every caller of a method when the platform says not before", async () => {
    await shownThenPressed();
    const paused: unknown[] = [];
    service.memory.customers.pause = async (...input) => void paused.push(input.slice(1));
    gateway().edit = async () => {
      throw new Fault("chat.limited", "not now", { retry: true, retryAfterSeconds: 30 });
    };
    await deliverCard(service.ports(), show());

    expect(paused).toEqual([["edit", later(START, 30)]]);
  });

  it.each(["chat.channel-gone", "chat.revoked", "chat.too-big", "chat.refused"])(
    "ends in a fate on %s",
    async (code) => {
      gateway().post = async () => {
        throw new Fault(code, "never");
      };
      await service.happens(alarm("ALARM", 0));

      expect(theEvent()).toMatchObject({ fate: "failed", reason: expect.stringContaining(code) });
      expect(theAlert().obligations).toEqual({});
    },
  );

  it("gives up after a day, with the platform's code as the reason", async () => {
    service.memory.deliveries.send = async () => undefined;
    await service.happens(alarm("ALARM", 0));
    gateway().post = async () => {
      throw new Fault("chat.unavailable", "Slack does not answer", { retry: true });
    };
    service.memory.now = later(START, 24 * 3600);
    await deliverCard(service.ports(), show());

    expect(theEvent()).toMatchObject({ fate: "failed", reason: expect.stringContaining("chat.unavailable") });
  });

  it("drops a count edit without budget and leaves it to what comes next, but waits with a state edit", async () => {
    await service.happens(alarm("ALARM", 0));
    service.memory.deliveries.send = async () => undefined;
    await service.happens(alarm("ALARM", 1));
    const customers = service.memory.customers as { pace: CustomerStore["pace"] };
    customers.pace = async () => 4000;

    expect(await deliverCard(service.ports(), show())).toEqual({ done: true });
    expect(theAlert().obligations.show).toMatchObject({ urgency: "count" });
    await service.happens(alarm("OK", 2));
    expect(await deliverCard(service.ports(), show())).toEqual({ done: false, inSeconds: 4 });
  });

  it("asks nobody any more when somebody was faster than the queue", async () => {
    await service.happens(alarm("ALARM", 0));
    service.memory.deliveries.send = async () => undefined;
    await service.passes(later(START, 300));
    const due = { ...show(), obligation: "mention:1:2" };
    expect(theAlert().obligations["mention:1:2"]).toBeDefined();
    const command = { do: "acknowledge", actor: "U1", at: START, conversation: channel } as const;
    await service.happens({ ...address, type: "command", alert: theAlert().id, id: "p", command });

    expect(await deliverCard(service.ports(), due)).toEqual({ done: true });
    expect(service.channel.asked).toEqual([]);
  });

  it("has tick come back to a count that it dropped, once", async () => {
    await service.happens(alarm("ALARM", 0));
    service.memory.deliveries.send = async () => undefined;
    await service.happens(alarm("ALARM", 1));
    const customers = service.memory.customers as { pace: CustomerStore["pace"] };
    customers.pace = async () => 4000;
    const remembered = new Map<string, string>();
    const dropped = {
      known: (key: string) => remembered.get(key),
      put: (key: string, until: string) => remembered.set(key, until),
    };
    const count = { ...show(), count: true } as const;
    await deliverCard({ ...service.ports(), dropped }, count);
    const before = service.calls.made.length;
    await deliverCard({ ...service.ports(), dropped }, count);

    expect(service.memory.looks.get(theAlert().id)).toBe(later(START, 60));
    expect(service.calls.made.slice(before)).toEqual([]);
  });
});
