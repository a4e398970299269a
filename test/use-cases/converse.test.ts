import { beforeEach, describe, expect, it } from "@jest/globals";
import { later } from "../../functions/domain/time.ts";
import { encode, type OperationOf } from "../../functions/records.ts";
import { converse } from "../../functions/use-cases/converse.ts";
import { processBatch } from "../../functions/use-cases/process-batch.ts";
import { anEndpoint, customer, START } from "../support/builders.ts";
import { Calls, Service } from "../support/crashing.ts";

let service: Service;
const seeded = (calls = new Calls()): Service => {
  const made = new Service(calls);
  made.memory.endpointItems.set(`${customer} aaaaaa`, anEndpoint());
  made.memory.customerItems.set(customer, {
    ...{ id: customer, platform: "slack", workspace: "T0000001", name: "Acme", installedAt: START },
    ...{ botUser: "U0BOT", token: "sealed", scopes: [] },
  });
  return made;
};
beforeEach(() => {
  service = seeded();
});

const about = { v: 1, customer, at: START, platform: "slack" } as const;
const answers = {
  ...{ "alert-window": "7 days", "notification-window": "1 min", class: "by-kind", strategy: "channel" },
  ...{ step: "10 min", mentions: "on", responders: [], address: "86400", end: "" },
};
const configured: OperationOf<"configured"> = {
  ...{ ...about, type: "configured", endpoint: "aaaaaa", id: "choice1", actor: "U1", vouched: true, answers },
};
const said = (words: string, id = "said1"): OperationOf<"said"> => ({
  ...{ ...about, type: "said", endpoint: "", id, vouched: true },
  said: { actor: "U1", conversation: "C0000001", where: "channel", words },
});
const endpoint = () => service.memory.endpointItems.get(`${customer} aaaaaa`);

describe("settings that were chosen", () => {
  it("delivered twice make one new address, and are told once", async () => {
    await converse(service.ports(), configured);
    const nonce = endpoint()?.nonce;
    await converse(service.ports(), configured);
    expect(endpoint()).toMatchObject({ nonce, previous: { nonce: "bbbbb" }, settings: { stepSeconds: 600 } });
    expect([...service.memory.notes.values()].filter(({ note }) => note.is === "changed")).toHaveLength(1);
  });

  it("are applied and told, wherever a run dies and is run again", async () => {
    const untroubled = new Calls();
    await converse(seeded(untroubled).ports(), configured);
    for (let dieAt = 1; dieAt <= untroubled.made.length; dieAt += 1) {
      service = seeded(new Calls(dieAt));
      await converse(service.ports(), configured).catch(() => undefined);
      await converse(service.ports(), configured);
      expect(endpoint()?.settings.stepSeconds).toBe(600);
      expect([...service.memory.notes.values()].map(({ note }) => note.is)).toEqual(["changed"]);
    }
  });

  it("for an endpoint that is gone, or that do not read, change nothing", async () => {
    await converse(service.ports(), { ...configured, endpoint: "zzzzzz" });
    await converse(service.ports(), { ...configured, answers: { step: "soon" } });
    expect(endpoint()).toEqual(anEndpoint());
    expect(service.memory.notes.size).toBe(0);
  });
});

describe("words", () => {
  it("are answered nowhere once the customer is gone", async () => {
    service.memory.customerItems.clear();
    await converse(service.ports(), said("this is 111111111111 shop"));
    expect(service.memory.notes.size).toBe(0);
    expect(service.memory.bookItems.size).toBe(0);
  });

  it("that tell something change the book, and are answered once", async () => {
    await converse(service.ports(), said("this is 111111111111 shop"));
    await converse(service.ports(), said("this is 111111111111 shop"));
    const book = service.memory.bookItems.get(customer);
    expect(book).toMatchObject({ accounts: { "111111111111": { alias: "shop" } } });
    expect(service.memory.notes.size).toBe(1);
  });

  it("that ask for a test put one event on the stream, however often they come", async () => {
    await converse(service.ports(), said("send a test"));
    await converse(service.ports(), said("send a test"));
    const ids = service.memory.operations.map((operation) => operation.type === "event" && operation.event.id);
    expect(new Set(ids).size).toBe(1);
    expect(service.memory.operations[0]).toMatchObject({ type: "event", event: { force: "alert" } });
  });
});

it("tries for a quarter of an hour to answer what somebody wrote, and holds up nobody for longer", async () => {
  const words = { sequence: "1", partitionKey: "p", data: encode(said("forget 111111111111")) };
  service.memory.books.get = async () => {
    throw new Error("whatever it is that comes again and again");
  };
  service.memory.now = later(START, 900);
  expect(await processBatch(service.ports(), [words])).toEqual({ retry: ["1"] });
  service.memory.now = later(START, 901);
  expect(await processBatch(service.ports(), [words])).toEqual({ retry: [] });
});
