import { beforeEach, describe, expect, it } from "@jest/globals";
import { later } from "../../functions/domain/time.ts";
import { Fault } from "../../functions/errors.ts";
import { encode } from "../../functions/records.ts";
import { processBatch } from "../../functions/use-cases/process-batch.ts";
import { anEndpoint, customer, START } from "../support/builders.ts";
import { Service } from "../support/crashing.ts";
import { address, alarm, group, seeded } from "../support/happenings.ts";

let service: Service;
beforeEach(() => {
  service = seeded(new Service());
});
const alerts = () => [...service.memory.alertItems.values()];
const fates = () => [...service.memory.ledger.values()].map(({ event, fate }) => `${event.id} ${fate}`).sort();

const both = [
  { sequence: "1", partitionKey: "p", data: encode(alarm("ALARM", 0, "disk")) },
  { sequence: "2", partitionKey: "p", data: encode(alarm("ALARM", 0, "cpu")) },
];
const failSaving = (title: string, error: Error) => {
  const { alerts: store } = service.memory;
  const { save } = store;
  store.save = async (next, previous) => {
    if (next.content.title === title) throw error;
    return save(next, previous);
  };
};

describe("a batch of the stream", () => {
  it("folds the records of one alert into one write", async () => {
    await service.happens(...[0, 1, 2, 3, 4].map((seconds) => alarm("ALARM", seconds)));

    expect(alerts()).toMatchObject([{ count: 5 }]);
    expect(service.calls.made.filter((call) => call === "alerts.save")).toHaveLength(1);
    expect(service.calls.made.filter((call) => call === "events.put")).toHaveLength(1);
    expect(service.channel.cards.size).toBe(1);
  });

  it("keeps situations apart", async () => {
    await service.happens(alarm("ALARM", 0, "cpu"), alarm("ALARM", 1, "disk"), alarm("OK", 2, "cpu"));

    expect(
      alerts()
        .map(({ content, state }) => `${content.title} ${state}`)
        .sort(),
    ).toEqual(["cpu closed", "disk open"]);
  });

  it("shows its cards while no timer can be started, and starts the timer a minute later", async () => {
    const { start } = service.memory.timer;
    service.memory.timer.start = async () => {
      throw new Error("Step Functions is down");
    };
    await service.happens(alarm("ALARM", 0));
    expect(service.channel.cards.size).toBe(1);
    expect(Object.keys(alerts()[0]?.obligations ?? {})).toEqual(["start:1"]);

    service.memory.timer.start = start;
    await service.passes(later(START, 60));
    expect(service.memory.timers.size).toBe(1);
    expect(alerts()[0]?.obligations).toEqual({});
  });

  it("changes nothing when the stream is replayed, even after many other records", async () => {
    const records = Array.from({ length: 200 }, (_, seconds) => alarm("ALARM", seconds)).map((operation, index) => ({
      sequence: String(5000 + index),
      partitionKey: "p",
      data: encode(operation),
    }));
    await processBatch(service.ports(), records);
    const before = structuredClone(alerts());
    await processBatch(service.ports(), records);

    expect(before[0]?.count).toBe(200);
    expect(alerts()).toEqual(before);
  });

  it("lets only one of two racing writers win, and applies both records", async () => {
    const one = { sequence: "1", partitionKey: "p", data: encode(alarm("ALARM", 0)) };
    const other = { sequence: "2", partitionKey: "p", data: encode(alarm("ALARM", 1)) };
    await Promise.all([processBatch(service.ports(), [one]), processBatch(service.ports(), [other])]);

    expect(alerts()).toMatchObject([{ count: 2 }]);
  });

  it("stores a record that nobody can read as failed, and goes on with what is behind it", async () => {
    const poison = { sequence: "7", partitionKey: `${customer}-aaaaaa`, data: new TextEncoder().encode("{not json") };
    const good = { sequence: "8", partitionKey: `${customer}-aaaaaa`, data: encode(alarm("ALARM", 0)) };
    const { retry } = await processBatch(service.ports(), [poison, good]);

    expect(retry).toEqual([]);
    expect([...service.memory.ledger.values()].map(({ fate }) => fate).sort()).toEqual(["failed", "shown"]);
    expect([...service.memory.ledger.values()].find(({ fate }) => fate === "failed")?.reason).toContain(
      "record.unreadable",
    );
  });

  it("gives back only the records of the alert whose store failed", async () => {
    failSaving("disk", new Error("the network"));
    const { retry } = await processBatch(service.ports(), both);

    expect(retry).toEqual(["1"]);
    expect(alerts()).toMatchObject([{ content: { title: "cpu" } }]);
    expect(fates()).toEqual(["cpu-ALARM-0 shown"]);
  });

  it("stores what the table will never take as failed, and blocks nothing behind it", async () => {
    failSaving("disk", new Fault("store.refused", "The table refuses the item"));
    const { retry } = await processBatch(service.ports(), both);

    expect(retry).toEqual([]);
    expect(fates()).toEqual(["cpu-ALARM-0 shown", "disk-ALARM-0 failed"]);
  });

  it("lets nothing overtake a record that comes again, when another of its alert is certain to fail", async () => {
    const { save } = service.memory.alerts;
    let fails = 0;
    service.memory.alerts.save = async (next, previous) => {
      if (next.count > 2) throw new Fault("store.refused", "The table refuses the item");
      if (next.count === 1 && next.state === "open" && fails++ === 0) throw new Error("the network");
      return save(next, previous);
    };
    const records = [alarm("ALARM", 0), alarm("OK", 1), alarm("ALARM", 2), alarm("ALARM", 3), alarm("ALARM", 4)].map(
      (operation, index) => ({ sequence: String(index + 1), partitionKey: "p", data: encode(operation) }),
    );
    const { retry } = await processBatch(service.ports(), records);
    expect(retry).toEqual(["3", "4", "5"]);
    await processBatch(service.ports(), records.slice(2));

    expect(alerts().map(({ state, count }) => `${state} ${count}`)).toEqual(["closed 1", "open 2"]);
    expect(fates()).toContain("cpu-high-ALARM-4 failed");
  });

  it("opens the newer alert, although an older one that was pressed behind it was stored before it", async () => {
    await service.happens(alarm("ALARM", 0));
    const [first] = alerts();
    const command = { do: "close", actor: "U1", at: START, conversation: "C0000001" } as const;
    const records = [
      alarm("OK", 1),
      alarm("ALARM", 2),
      { ...address, type: "command", alert: first?.id ?? "", id: "press-1", command } as const,
    ].map((operation, index) => ({ sequence: String(2000 + index), partitionKey: "p", data: encode(operation) }));
    const { save } = service.memory.alerts;
    service.memory.alerts.save = async (next, previous) => {
      if (!previous) throw new Error("the network");
      return save(next, previous);
    };
    await processBatch(service.ports(), records);
    service.memory.alerts.save = save;
    await processBatch(service.ports(), records);

    expect(alerts().map(({ state }) => state)).toEqual(["closed", "open"]);
  });

  it("keeps the fate of an event that deliver gave up before the batch was done", async () => {
    service.memory.deliveries.send = async () => {
      for (const { event } of service.memory.ledger.values())
        await service.memory.events.fate(
          "",
          { endpoint: "", day: "", id: event.id },
          "failed",
          "the channel is archived",
        );
    };
    await processBatch(service.ports(), both);

    expect(fates()).toEqual(["cpu-ALARM-0 failed", "disk-ALARM-0 failed"]);
  });

  it("opens a card for each alert of a group, closes the one that is over, and keeps one entry for the event", async () => {
    await service.happens(group("1", 0, ["firing", "firing"]));
    await service.happens(group("2", 60, ["firing", "resolved"]));

    expect(
      alerts()
        .map(({ content, state, count }) => `${content.title} ${state} ${count}`)
        .sort(),
    ).toEqual(["Disk on db-0 open 2", "Disk on db-1 closed 1"]);
    expect([...service.memory.ledger.values()].map(({ fate, reason }) => ({ fate, reason }))).toEqual([
      { fate: "shown", reason: "opened a card (2), nothing open" },
      { fate: "closed-by", reason: "closed the alert: it recovered, joined the open card, nothing open" },
    ]);
  });

  it("tries a group again when one of its alerts could not be stored, and counts the others once", async () => {
    const record = { sequence: "1", partitionKey: "p", data: encode(group("1", 0, ["firing", "firing"])) };
    const { save } = service.memory.alerts;
    failSaving("Disk on db-1", new Fault("store.busy", "Try again", { retry: true }));
    expect(await processBatch(service.ports(), [record])).toEqual({ retry: ["1"] });

    service.memory.alerts.save = save;
    expect(await processBatch(service.ports(), [record])).toEqual({ retry: [] });
    expect(alerts().map(({ count }) => count)).toEqual([1, 1]);
    expect([...service.memory.ledger.values()]).toMatchObject([
      { fate: "shown", reason: "opened a card (2), nothing open" },
    ]);
  });

  it("shows cards also while the ledger takes nothing, and tries the batch again", async () => {
    service.memory.events.put = async () => {
      throw new Error("the network");
    };

    await expect(processBatch(service.ports(), both)).rejects.toThrow("the network");
    expect(new Set([...service.memory.queued.values()].map(({ alert }) => alert)).size).toBe(2);
  });

  it("refuses events for a channel that was removed, and says why", async () => {
    await service.happens(
      { ...address, endpoint: "", type: "left", at: START, platform: "slack", channel: "C0000001" },
      alarm("ALARM", 1),
    );

    expect([...service.memory.ledger.values()]).toMatchObject([
      { fate: "refused", reason: expect.stringContaining("removed") },
    ]);
    expect(alerts()).toEqual([]);
  });
});

describe("a storm in one channel", () => {
  it("mentions once a minute, and the first card says for how many", async () => {
    await service.happens(...Array.from({ length: 50 }, (_, index) => alarm("ALARM", index / 10, `alarm-${index}`)));

    expect(service.channel.cards.size).toBe(50);
    expect(service.channel.mentioned).toEqual(["here"]);
    const counted = [...service.channel.cards.values()].flatMap(({ mention }) => (mention ? [mention.alerts] : []));
    expect(counted).toEqual([50]);
  });

  it.each(["before", "after"] as const)(
    "still mentions where the alert that carries the mention recovers before its post (%s others joined it)",
    async (when) => {
      const { send } = service.memory.deliveries;
      service.memory.deliveries.send = async () => undefined;
      const others = [alarm("ALARM", 2, "second"), alarm("ALARM", 3, "third")];
      await service.happens(alarm("ALARM", 0, "first"));
      if (when === "before") await service.happens(alarm("OK", 1, "first"));
      await service.happens(...others);
      if (when === "after") await service.happens(alarm("OK", 4, "first"));
      service.memory.deliveries.send = send;
      for (const minutes of [1, 2, 3]) await service.passes(later(START, minutes * 60));

      expect(service.channel.cards.size).toBe(3);
      expect(service.channel.mentioned).toEqual(["here"]);
    },
  );

  it("starts each timer once, however many events arrive before the card is shown", async () => {
    const { send } = service.memory.deliveries;
    service.memory.deliveries.send = async () => undefined;
    for (let count = 0; count < 5; count += 1) await service.happens(alarm("ALARM", count));
    service.memory.deliveries.send = send;

    expect(service.calls.made.filter((call) => call === "timer.start")).toHaveLength(1);
  });

  it("mentions no more often because later steps mention too", async () => {
    await service.happens(alarm("ALARM", 0, "first"));
    await service.happens(alarm("ALARM", 299, "second"));
    await service.passes(later(START, 300));
    await service.happens(alarm("ALARM", 301, "third"));

    expect(service.channel.mentioned).toEqual(["here", "here"]);
    expect(service.channel.asked.map(({ who }) => who)).toEqual(["channel"]);
  });

  it("asks for its next step once, and says how many are still open", async () => {
    await service.happens(...Array.from({ length: 5 }, (_, index) => alarm("ALARM", index, `alarm-${index}`)));
    await service.passes(later(START, 304));

    expect(service.channel.asked).toEqual([{ who: "channel", open: 5 }]);
    expect(alerts().every(({ missed }) => missed)).toBe(true);
  });
});

describe("an endpoint over its limit", () => {
  it("is told once to its channel, and again with the final number once it is quiet", async () => {
    service.memory.refusedCount = { count: 1, lastAt: START };
    await service.happens({ ...address, type: "limited", id: "run1", at: START });
    expect([...service.channel.cards.values()].map(({ card }) => card.content.facts)).toEqual([
      [{ label: "Refused so far", value: "1" }],
    ]);

    service.memory.refusedCount = { count: 42, lastAt: later(START, 50) };
    await service.passes(later(START, 120));
    await service.passes(later(START, 420));

    expect([...service.channel.cards.values()].map(({ card }) => card.content.facts)).toEqual([
      [{ label: "Refused", value: "42" }],
    ]);
    expect(alerts()[0]?.obligations).toEqual({});
  });
});

describe("14 days", () => {
  it("close an alert that nobody closed as expired, and leave nothing to read", async () => {
    await service.happens(alarm("ALARM", 0));
    for (const minutes of [5, 10, 60]) await service.passes(later(START, minutes * 60));
    const last = alerts()[0]?.activeAt ?? START;
    await service.passes(later(last, 14 * 24 * 3600 - 3600));

    expect(alerts()).toMatchObject([{ state: "closed", closed: { how: "expired" }, missed: true }]);
    expect([...service.channel.cards.values()][0]?.card.status.join("")).toContain("expired");
    service.memory.now = later(last, 14 * 24 * 3600);
    expect(await service.memory.alerts.get(alerts()[0]?.id ?? "")).toBeUndefined();
  });

  it("of repeats keep one situation alive, in a new card each week", async () => {
    for (let day = 0; day <= 15; day += 1) {
      service.memory.now = later(START, day * 86_400);
      await service.happens(alarm("ALARM", day * 86_400));
    }

    expect(alerts().map(({ state, closed, count }) => [state, closed?.how, count])).toEqual([
      ["closed", "continued", 7],
      ["closed", "continued", 7],
      ["open", undefined, 2],
    ]);
    expect(fates().filter((fate) => fate.endsWith("shown"))).toHaveLength(3);
  });
});

describe("Teams", () => {
  it("asks people by name, since a bot cannot mention a channel there", async () => {
    service = seeded(new Service(), anEndpoint({ platform: "teams" }));
    await service.happens(alarm("ALARM", 0));

    expect(service.channel.mentioned).toEqual(["users"]);
  });
});
