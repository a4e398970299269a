import { alertStore } from "../../functions/adapters/dynamodb/alert-store.ts";
import { customerStore } from "../../functions/adapters/dynamodb/customer-store.ts";
import { endpointStore } from "../../functions/adapters/dynamodb/endpoint-store.ts";
import { escalationStore } from "../../functions/adapters/dynamodb/escalation-store.ts";
import { eventStore } from "../../functions/adapters/dynamodb/event-store.ts";
import { removalStore } from "../../functions/adapters/dynamodb/removal-store.ts";
import { templateStore } from "../../functions/adapters/dynamodb/template-store.ts";
import { readEnvironment } from "../../functions/config.ts";
import { alertId, situationOf } from "../../functions/domain/alert.ts";
import { eventDays } from "../../functions/domain/removal.ts";
import { later } from "../../functions/domain/time.ts";
import type { StoredEvent } from "../../functions/ports.ts";
import { removeDue } from "../../functions/use-cases/remove-due.ts";
import { anAlert, anEndpoint, customer, START } from "../support/builders.ts";
import { type Dynamo, startDynamo } from "../support/dynamo.ts";
import { fakeSystem } from "../support/fakes.ts";

let config: Parameters<typeof removalStore>[0];
let engine: Dynamo;
beforeAll(async () => {
  engine = await startDynamo("dynoxide");
  config = readEnvironment(engine.environment, [
    "ALERTS_TABLE",
    "CUSTOMERS_TABLE",
    "ENDPOINTS_TABLE",
    "ESCALATIONS_TABLE",
    "EVENTS_TABLE",
  ]);
}, 60_000);
afterAll(() => engine.stop());

const stores = () => {
  const { system, world } = fakeSystem();
  const { environment } = engine;
  const escalations = escalationStore(config, environment, system.clock);
  return {
    world,
    alerts: alertStore(config, environment, system.clock),
    customers: customerStore(config, environment),
    endpoints: endpointStore(config, environment),
    escalations,
    events: eventStore(config, environment, system.clock),
    removals: removalStore(config, environment),
    templates: templateStore(config, environment),
    run: () => removeDue({ removals: removalStore(config, environment), system }),
  };
};

const event = (id: string, endpoint: string, at: string): StoredEvent => ({
  customer,
  endpoint,
  event: { id, at, transport: "https", body: "x", encoding: "utf-8" },
  source: "generic",
  fate: "shown",
  reason: "opened a card",
});

it("P23: an endpoint's alerts, recoveries, escalations and events go, however many and however old, its neighbour's stay", async () => {
  const { world, alerts, endpoints, escalations, events, templates, run } = stores();
  const gone = await endpoints.create(anEndpoint({ number: "gggggg", channel: { id: "C0GONE", name: "gone" } }));
  const neighbour = await endpoints.create(anEndpoint({ number: "nnnnnn", channel: { id: "C0NEXT", name: "next" } }));
  const ids: string[] = [];
  for (const endpoint of [gone, neighbour])
    for (let index = 0; index < 130; index += 1) {
      const id = alertId(situationOf(customer, endpoint.number, `alarm-${index}`), 1);
      await alerts.save({ ...anAlert({}, endpoint), id }, undefined);
      if (index % 10 === 0) await escalations.put({ alert: id, generation: 1, step: 1, at: START, asked: ["U0ADA"] });
      ids.push(id);
    }
  await alerts.remember(situationOf(customer, gone.number, "overtook"), { recovery: { at: START, seen: [] } });
  for (const days of [0, 3, 14, 20]) {
    const at = later(START, -days * 86_400);
    await events.put(Array.from({ length: 120 }, (_, index) => event(`e${days}-${index}`, gone.number, at)));
  }
  await events.put([event("stays", neighbour.number, START)]);
  const template = { template: "basics", version: "1.0.0", format: "terraform", account: "111111111111" } as const;
  const report = { ...template, region: "eu-west-1", stack: "", news: "", heardAt: START };
  await templates.put(customer, { ...report, key: "of-gone", endpoint: gone.number });
  await templates.put(customer, { ...report, key: "of-neighbour", endpoint: neighbour.number });
  await endpoints.remove(gone, START);

  expect(await run()).toEqual({ done: 0, left: 0 });
  world.now = later(START, 121);
  expect(await run()).toEqual({ done: 1, left: 0 });
  const left = await Promise.all(ids.map((id) => alerts.get(id)));
  expect(left.filter(Boolean)).toHaveLength(130);
  for (const id of ids)
    expect((await escalations.of(id)).length > 0).toBe(id.includes("-nnnnnn-") && ids.indexOf(id) % 10 === 0);
  expect(await alerts.latest(situationOf(customer, gone.number, "overtook"))).toEqual({});
  expect((await templates.of(customer)).map(({ key }) => key)).toEqual(["of-neighbour"]);
  for (const day of eventDays(START)) expect(await events.failed(customer, gone.number, day)).toEqual([]);
  expect(await events.get(customer, { endpoint: gone.number, day: START.slice(0, 10), id: "e0-1" })).toBeUndefined();
  expect(
    await events.get(customer, { endpoint: neighbour.number, day: START.slice(0, 10), id: "stays" }),
  ).toBeDefined();
});

it("looks once more before the day is over, and then forgets that there was anything", async () => {
  const { world, endpoints, events, removals, run } = stores();
  const gone = await endpoints.create(anEndpoint({ number: "llllll", channel: { id: "C0LATE", name: "late" } }));
  world.now = later(START, 200_000);
  const began = world.now;
  await endpoints.remove(gone, began);
  await endpoints.leave(customer, "C0LATE", began, began);
  world.now = later(began, 121);
  await run();
  await events.put([event("late", gone.number, began)]);
  world.now = later(began, 23 * 3600);
  expect(await run()).toEqual({ done: 0, left: 0 });
  expect(await endpoints.leftAt(customer, "C0LATE")).toBe(began);
  world.now = later(began, 23.3 * 3600);
  expect(await run()).toEqual({ done: 2, left: 0 });

  expect(await events.get(customer, { endpoint: gone.number, day: began.slice(0, 10), id: "late" })).toBeUndefined();
  expect(await endpoints.leftAt(customer, "C0LATE")).toBeUndefined();
  expect(await removals.due("2027-12-31T00:00:00.000Z", 10)).toEqual([]);
});

it("finishes a removal that a crash left in the middle", async () => {
  const { world, endpoints, run } = stores();
  const gone = await endpoints.create(anEndpoint({ number: "cccccc", channel: { id: "C0CRASH", name: "crash" } }));
  world.now = later(START, 400_000);
  await endpoints.remove(gone, world.now);
  await endpoints.create(gone); // as if the removal had stopped before the endpoint itself
  world.now = later(world.now, 121);
  await run();

  expect(await endpoints.get(customer, "cccccc")).toBeUndefined();
  expect(await endpoints.inChannel(customer, "C0CRASH")).toBeUndefined();
});

it("a channel that was left and joined again is not forgotten", async () => {
  const { world, endpoints, run } = stores();
  world.now = later(START, 600_000);
  await endpoints.leave(customer, "C0BACK", world.now, world.now);
  const back = await endpoints.create(anEndpoint({ number: "bbbbbb", channel: { id: "C0BACK", name: "back" } }));
  expect(await endpoints.inChannel(customer, "C0BACK")).toEqual(back);
  await endpoints.leave(customer, "C0BACK", later(world.now, 1), world.now);
  expect(await endpoints.leftAt(customer, "C0BACK")).toBe(world.now);
  world.now = later(world.now, 24 * 3600);
  await run();

  expect(await endpoints.inChannel(customer, "C0BACK")).toEqual(back);
  expect(await endpoints.leftAt(customer, "C0BACK")).toBeUndefined();
});

it("P23: all that is kept of a customer goes, an installation that is younger stays, and both is remembered for a day", async () => {
  const { world, customers, run } = stores();
  world.now = later(START, 800_000);
  const at = world.now;
  const item = {
    id: customer,
    platform: "slack",
    workspace: "T0000001",
    name: "Acme",
    botUser: "B",
    token: "x",
    scopes: [],
  } as const;
  await customers.put({ ...item, installedAt: at });
  await customers.pace(customer, "post#C0OPS", [{ calls: 5, perSeconds: 5 }], "post", at);
  expect(await customers.takeState(customer, "s", later(at, 600))).toBe(true);
  expect(await customers.takeState(customer, "s", later(at, 600))).toBe(false);
  await customers.remove(customer, later(at, 1), later(at, 1));

  expect(await customers.get(customer)).toBeUndefined();
  expect(await customers.removedAt(customer)).toBe(later(at, 1));
  expect(await customers.takeState(customer, "s", later(at, 600))).toBe(true);
  await customers.put({ ...item, token: "newer", installedAt: later(at, 5) });
  await customers.remove(customer, later(at, 2), later(at, 6));
  expect(await customers.get(customer)).toMatchObject({ token: "newer" });
  for (const hours of [1, 23, 24]) {
    world.now = later(at, hours * 3600);
    await run();
  }
  expect(await customers.get(customer)).toMatchObject({ token: "newer" });
  expect(await customers.removedAt(customer)).toBeUndefined();
});
