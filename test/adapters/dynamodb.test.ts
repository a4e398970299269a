import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { alertStore } from "../../functions/adapters/dynamodb/alert-store.ts";
import { customerStore } from "../../functions/adapters/dynamodb/customer-store.ts";
import { endpointStore } from "../../functions/adapters/dynamodb/endpoint-store.ts";
import { escalationStore } from "../../functions/adapters/dynamodb/escalation-store.ts";
import { eventStore } from "../../functions/adapters/dynamodb/event-store.ts";
import { type Config, readEnvironment } from "../../functions/config.ts";
import { later } from "../../functions/domain/time.ts";
import { tables } from "../../functions/tables.ts";
import { alertStoreContract } from "../contracts/alert-store.ts";
import { anAlert, anEndpoint, customer, START } from "../support/builders.ts";
import { type Dynamo, lacking, startDynamo } from "../support/dynamo.ts";

const engines = ["dynoxide", "DynamoDB Local"] as const;
for (const engine of engines) {
  const reason = lacking(engine);
  if (reason) process.stderr.write(`${reason}\n`);
}

describe.each(engines.filter((engine) => !lacking(engine)))("over %s:", (engine) => {
  let dynamo: Dynamo;
  let config: Pick<
    Config,
    "ALERTS_TABLE" | "CUSTOMERS_TABLE" | "ENDPOINTS_TABLE" | "ESCALATIONS_TABLE" | "EVENTS_TABLE"
  >;
  let now = START;
  const clock = { now: () => now, sleep: async () => undefined };
  const raw = () =>
    DynamoDBDocumentClient.from(
      new DynamoDBClient({
        endpoint: dynamo.environment.AWS_ENDPOINT_URL as string,
        region: "eu-west-1",
        credentials: { accessKeyId: "local", secretAccessKey: "local" },
      }),
    );
  const allItems = async (table: string) => (await raw().send(new ScanCommand({ TableName: table }))).Items ?? [];
  const empty = async () => {
    for (const { name } of Object.values(tables)) {
      for (const { pk, sk } of await allItems(name)) {
        await raw().send(new BatchWriteCommand({ RequestItems: { [name]: [{ DeleteRequest: { Key: { pk, sk } } }] } }));
      }
    }
  };

  beforeAll(async () => {
    dynamo = await startDynamo(engine);
    config = readEnvironment(dynamo.environment, [
      "ALERTS_TABLE",
      "CUSTOMERS_TABLE",
      "ENDPOINTS_TABLE",
      "ESCALATIONS_TABLE",
      "EVENTS_TABLE",
    ]);
  });
  afterAll(() => dynamo.stop());

  alertStoreContract("the alert store over DynamoDB", async () => {
    await empty();
    return {
      alerts: alertStore(config, dynamo.environment, clock),
      setNow: (at) => {
        now = at;
      },
    };
  });

  describe("the endpoint store over DynamoDB", () => {
    const limit = { secondsPerRequest: 5, burst: 10 };
    const address = { customer, number: "aaaaaa", nonce: "bbbbb" };
    const store = () => endpointStore(config, dynamo.environment);

    it("P42: admits exactly the burst at once, then one every five seconds", async () => {
      await empty();
      await store().create(anEndpoint());
      const admitted = [];
      for (let count = 0; count < 12; count += 1) admitted.push(await store().admit(address, limit, START));

      expect(admitted.filter((each) => each.admitted)).toHaveLength(10);
      expect(admitted[10]).toEqual({ admitted: false, why: "limited", retryAfterSeconds: 5 });
      expect(await store().admit(address, limit, later(START, 4.9))).toMatchObject({ admitted: false });
      expect(await store().admit(address, limit, later(START, 5))).toEqual({ admitted: true });
      expect(await store().admit(address, limit, later(START, 5))).toMatchObject({ admitted: false });
    });

    it("tells an address that is not active any more from one that is limited", async () => {
      await empty();
      const endpoint = await store().create(anEndpoint());
      await store().update(endpoint, { nonce: "ccccc", previous: { nonce: "bbbbb", until: later(START, 3600) } });

      expect(await store().admit(address, limit, START)).toEqual({ admitted: true });
      expect(await store().admit({ ...address, nonce: "ccccc" }, limit, START)).toEqual({ admitted: true });
      expect(await store().admit(address, limit, later(START, 3600))).toEqual({ admitted: false, why: "inactive" });
      expect(await store().admit({ ...address, number: "zzzzzz" }, limit, START)).toEqual({
        admitted: false,
        why: "inactive",
      });
    });

    it("keeps the endpoint of a channel that is created twice, and finds it by its channel", async () => {
      await empty();
      await store().create(anEndpoint());
      const again = await store().create(anEndpoint({ number: "dddddd" }));

      expect(again.number).toBe("aaaaaa");
      expect(await store().inChannel(customer, "C0000001")).toEqual(anEndpoint());
      await store().remove(again, START);
      expect(await store().of(customer)).toEqual([]);
    });

    it("keeps since when the bot is in the channel, and changes that alone", async () => {
      await empty();
      const endpoint = await store().create(anEndpoint({ since: START }));
      expect(await store().get(customer, "aaaaaa")).toEqual(endpoint);

      await store().update(endpoint, { since: later(START, 60) });
      expect(await store().inChannel(customer, "C0000001")).toEqual({ ...endpoint, since: later(START, 60) });
    });

    it("counts a run of refusals, and says which was the first", async () => {
      await empty();
      await store().create(anEndpoint());
      const refuse = (seconds: number) => store().refused(customer, "aaaaaa", later(START, seconds), 300);

      expect([await refuse(0), await refuse(1), await refuse(400)].map(({ first }) => first)).toEqual([
        true,
        false,
        true,
      ]);
      expect(await store().refusals(customer, "aaaaaa")).toEqual({
        count: 1,
        since: later(START, 400),
        lastAt: later(START, 400),
        before: 2,
      });
    });

    it("begins a run once, however many are refused at the same moment", async () => {
      await empty();
      await store().create(anEndpoint());
      const racing = Array.from({ length: 8 }, () => store().refused(customer, "aaaaaa", START, 300));

      expect((await Promise.all(racing)).filter(({ first }) => first)).toHaveLength(1);
      expect(await store().refusals(customer, "aaaaaa")).toMatchObject({ count: 8, before: 0 });
    });

    it("lets one alert a minute carry the channel's mention, and counts the others once each", async () => {
      await empty();
      await store().create(anEndpoint());
      const mention = (alert: string, seconds: number, step = 1) =>
        store().mention(customer, "aaaaaa", { alert, step, at: later(START, seconds), windowSeconds: 60 });

      expect(await mention("a", 0)).toMatchObject({ alert: "a", alerts: 1 });
      expect(await mention("b", 1)).toMatchObject({ alert: "a", alerts: 2 });
      expect(await mention("b", 2)).toMatchObject({ alert: "a", alerts: 2 });
      expect(await mention("a", 3)).toMatchObject({ alert: "a", alerts: 2 });
      expect(await mention("c", 61)).toMatchObject({ alert: "c", alerts: 1 });
      expect(await mention("a", 62, 2)).toMatchObject({ alert: "a", alerts: 1 });
      expect(await mention("d", 63)).toMatchObject({ alert: "c", alerts: 2 });
      expect(await mention("b", 64, 2)).toMatchObject({ alert: "a", alerts: 2 });
      expect(
        await store().mention(customer, "zzzzzz", { alert: "a", step: 1, at: START, windowSeconds: 60 }),
      ).toBeUndefined();
    });
  });

  describe("the customer store over DynamoDB", () => {
    const budget = [{ calls: 50, perSeconds: 60 }];

    it("lets no more calls through than the budget holds, also with several sandboxes", async () => {
      await empty();
      const stores = [customerStore(config, dynamo.environment), customerStore(config, dynamo.environment)];
      let taken = 0;
      for (let count = 0; count < 120; count += 1) {
        const wait = await stores[count % 2]?.pace(customer, "edit", budget, "post", START);
        if (wait === 0) taken += 1;
      }

      expect(taken).toBe(20);
    });

    it("keeps the burst's last part for new cards", async () => {
      await empty();
      const store = customerStore(config, dynamo.environment);
      let counts = 0;
      while ((await store.pace(customer, "edit", budget, "count", START)) === 0) counts += 1;

      expect(counts).toBe(8);
      expect(await store.pace(customer, "edit", budget, "post", START)).toBe(0);
    });

    it("gives three alerts that ask one person a place of their own, and counts the others once, with several sandboxes", async () => {
      const stores = [customerStore(config, dynamo.environment), customerStore(config, dynamo.environment)];
      const ids = Array.from({ length: 12 }, (_, index) => `${customer}-aaaaaa-${"a".repeat(20)}-${index}`);
      const ask = (index: number, at = START) =>
        (stores[index % 2] ?? stores[0])?.asks(customer, "UADA", { alert: ids[index] ?? "", at });
      await Promise.all(ids.map((_, index) => ask(index)));
      await Promise.all(ids.map((_, index) => ask(index)));
      const window = await ask(0);
      expect(window?.own).toHaveLength(3);
      expect(new Set(window?.own).size).toBe(3);
      expect(window?.others).toBe(9);
      expect(await stores[0]?.asks(customer, "UBEN", { alert: "x", at: START })).toEqual({ own: ["x"], others: 0 });

      expect(await ask(4, later(START, 299))).toMatchObject({ others: 9 });
      expect(await ask(4, later(START, 300))).toEqual({ own: [ids[4]], others: 0 });
    });

    it("sends nothing before the moment that the platform named", async () => {
      await empty();
      const store = customerStore(config, dynamo.environment);
      await store.pause(customer, "edit", later(START, 30));

      expect(await store.pace(customer, "edit", budget, "post", START)).toBe(30_000);
      expect(await store.pace(customer, "edit", budget, "post", later(START, 30))).toBe(0);
    });

    it("does not shorten a pause, whoever is told of another one later", async () => {
      await empty();
      const stores = [customerStore(config, dynamo.environment), customerStore(config, dynamo.environment)];
      const wait = () => Promise.all(stores.map((store) => store.pace(customer, "edit", budget, "post", START)));
      await stores[0]?.pause(customer, "edit", later(START, 30));
      await stores[1]?.pause(customer, "edit", later(START, 5));
      expect(await wait()).toEqual([30_000, 30_000]);

      await stores[1]?.pause(customer, "edit", later(START, 60));
      expect(await stores[1]?.pace(customer, "edit", budget, "post", START)).toBe(60_000);
    });

    const slackCustomer = {
      id: customer,
      platform: "slack" as const,
      installedAt: START,
      workspace: "T0000001",
      name: "Acme",
      botUser: "U0BOT",
      token: "sealed",
      scopes: ["chat:write"],
    };
    const teamsCustomer = {
      id: customer,
      platform: "teams" as const,
      installedAt: START,
      workspace: "tenant",
      botUser: "28:app",
      serviceUrl: "https://smba.trafficmanager.net/emea/",
      teams: [],
    };

    it.each([slackCustomer, teamsCustomer])("gives back a customer of $platform as it was put", async (each) => {
      await empty();
      const store = customerStore(config, dynamo.environment);
      expect(await store.get(customer)).toBeUndefined();

      await store.put(each);
      expect(await store.get(customer)).toEqual(each);
    });

    it.each([
      ["token", { ...slackCustomer, token: undefined }],
      ["scopes", { ...slackCustomer, scopes: "chat:write" }],
      ["serviceUrl", { ...teamsCustomer, serviceUrl: "nowhere" }],
      ["platform", { ...slackCustomer, platform: "irc" }],
    ])("says which attribute of a customer is wrong: %s", async (attribute, { id: pk, ...attributes }) => {
      await empty();
      const Item = JSON.parse(JSON.stringify({ pk, sk: "customer", ...attributes }));
      await raw().send(new PutCommand({ TableName: config.CUSTOMERS_TABLE, Item }));

      const read = customerStore(config, dynamo.environment).get(customer);
      await expect(read).rejects.toMatchObject({ code: "store.malformed", retry: false });
      await expect(read).rejects.toThrow(`attribute ${attribute} is`);
    });
  });

  describe("the ledger over DynamoDB", () => {
    const event = { id: "e1", at: START, transport: "https" as const, body: "{}", encoding: "utf-8" as const };
    const stored = {
      customer,
      endpoint: "aaaaaa",
      event,
      source: "generic",
      fate: "shown" as const,
      reason: "opened a card",
    };
    const reference = { endpoint: "aaaaaa", day: "2026-11-24", id: "e1" };
    const store = () => eventStore(config, dynamo.environment, clock);

    it("keeps an event with its fate, also when it is stored twice in one call", async () => {
      await empty();
      now = START;
      await store().put([stored, { ...stored, fate: "merged" }]);

      expect(await store().get(customer, reference)).toEqual({ ...stored, fate: "merged" });
      await store().fate(customer, reference, "failed", "chat.channel-gone");
      expect(await store().failed(customer, "aaaaaa", "2026-11-24")).toMatchObject([
        { fate: "failed", reason: "chat.channel-gone" },
      ]);
    });

    it("P13: gives back nothing 14 days after receipt, before anything deletes it", async () => {
      await empty();
      await store().put([stored]);
      now = later(START, 14 * 24 * 3600);

      expect(await store().get(customer, reference)).toBeUndefined();
      expect(await store().failed(customer, "aaaaaa", "2026-11-24")).toEqual([]);
      now = START;
    });
  });

  describe("every key", () => {
    it("P29: begins with the customer's id, and every attribute is in the inventory (P44)", async () => {
      await empty();
      const alert = anAlert();
      await alertStore(config, dynamo.environment, clock).save(alert, undefined);
      await endpointStore(config, dynamo.environment).create(anEndpoint());
      await endpointStore(config, dynamo.environment).mention(customer, "aaaaaa", {
        alert: alert.id,
        step: 1,
        at: START,
        windowSeconds: 60,
      });
      await escalationStore(config, dynamo.environment, clock).put({
        alert: alert.id,
        generation: 1,
        step: 1,
        at: START,
        asked: ["here"],
      });
      await customerStore(config, dynamo.environment).pace(
        customer,
        "edit",
        [{ calls: 1, perSeconds: 1 }],
        "post",
        START,
      );
      await customerStore(config, dynamo.environment).put({
        id: customer,
        platform: "slack",
        workspace: "T1",
        name: "Acme",
        botUser: "B1",
        token: "x",
        scopes: [],
        installedAt: START,
      });
      const event = { id: "e1", at: START, transport: "https" as const, body: "{}", encoding: "utf-8" as const };
      await eventStore(config, dynamo.environment, clock).put([
        { customer, endpoint: "aaaaaa", event, source: "generic", fate: "shown", reason: "" },
      ]);

      for (const { name, attributes } of Object.values(tables)) {
        const items = await allItems(name);
        expect([name, items.length > 0]).toEqual([name, true]);
        for (const { pk, sk: _, ...rest } of items) {
          expect(pk.startsWith(customer)).toBe(true);
          expect(Object.keys(attributes)).toEqual(expect.arrayContaining(Object.keys(rest)));
        }
      }
    });
  });
});
