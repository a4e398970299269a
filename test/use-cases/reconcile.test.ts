import { customerId } from "../../functions/domain/customer.ts";
import { later } from "../../functions/domain/time.ts";
import { Fault } from "../../functions/errors.ts";
import type { Check } from "../../functions/lifecycle.ts";
import { reconcile } from "../../functions/use-cases/reconcile.ts";
import { fakeStream, fakeSystem } from "../support/fakes.ts";
import { Memory } from "../support/memory.ts";

const HALF_AN_HOUR = 1800;
const HALF_A_DAY = 12 * 3600;

/** Workspaces whose look is due, and what Slack and Teams say of each: gone teams, a name, or a fault. */
const asking = (says: Readonly<Record<string, readonly string[] | string | Fault>>) => {
  const memory = new Memory();
  const { system, world } = fakeSystem();
  const { stream, operations } = fakeStream();
  const checks = new Map<string, { at: string; missing: readonly string[] }>();
  for (const name of Object.keys(says)) {
    const platform = name.startsWith("teams") ? "teams" : "slack";
    const id = customerId(platform, name);
    const item = { id, installedAt: world.now, workspace: name, botUser: "bot" };
    if (platform === "teams")
      memory.customerItems.set(id, { ...item, platform, serviceUrl: "https://smba.example/", teams: ["t1", "t2"] });
    else memory.customerItems.set(id, { ...item, platform, name, token: "", scopes: [] });
    checks.set(id, { at: world.now, missing: [] });
  }
  const heard = { ...says };
  const look = async ({ workspace }: { workspace: string }) => {
    const said = heard[workspace];
    if (said instanceof Fault) throw said;
    return typeof said === "string" ? { name: said, gone: [] } : { gone: said ?? [] };
  };
  const run = (seconds: number) => {
    world.now = later(world.now, seconds);
    return reconcile({
      checks: {
        due: async (now) =>
          [...checks]
            .filter(([, { at }]) => at <= now)
            .map(([customer, { missing }]): Check => ({ customer, missing })),
        next: async ({ customer }, at, missing) => void checks.set(customer, { at, missing }),
      },
      customers: memory.customers,
      standings: { slack: { look }, teams: { look } },
      templates: memory.templates,
      stream,
      system,
    });
  };
  const due = (name: string) => checks.get(customerId(name.startsWith("teams") ? "teams" : "slack", name))?.at ?? "";
  return { run, operations, heard, due, world, memory };
};

it("believes that a workspace is gone the second time, half an hour later, and tells the stream once", async () => {
  const { run, operations, world } = asking({ acme: ["acme"], globex: [] });
  await run(0);
  expect(operations).toEqual([]);
  await run(HALF_AN_HOUR);
  expect(operations).toEqual([
    {
      v: 1,
      type: "uninstalled",
      customer: customerId("slack", "acme"),
      endpoint: "",
      at: world.now,
      platform: "slack",
    },
  ]);
  await run(HALF_AN_HOUR);
  expect(operations).toHaveLength(1);
});

it("forgets what was gone once and is back", async () => {
  const { run, operations, heard } = asking({ acme: ["acme"] });
  await run(0);
  heard.acme = [];
  await run(HALF_AN_HOUR);
  heard.acme = ["acme"];
  await run(HALF_A_DAY);
  expect(operations).toEqual([]);
});

it("P27 of a tenant it is the team that is gone, each for itself", async () => {
  const { run, operations, heard } = asking({ teams: ["t1"] });
  await run(0);
  heard.teams = ["t1", "t2"];
  await run(HALF_AN_HOUR);
  expect(operations).toMatchObject([{ type: "uninstalled", platform: "teams", team: "t1" }]);
  await run(HALF_AN_HOUR);
  expect(operations).toMatchObject([{ team: "t1" }, { team: "t2" }]);
});

it("asks each customer twice a day, and one that could not be asked in an hour", async () => {
  const down = new Fault("chat.unavailable", "Slack cannot be reached", { retry: true });
  const { run, due, world, operations } = asking({ acme: [], globex: down, initech: [] });
  const start = world.now;
  expect(await run(0)).toEqual({ looked: 2, gone: 0 });
  expect(
    [due("acme"), due("globex"), due("initech")].map((at) => (Date.parse(at) - Date.parse(start)) / 3600_000),
  ).toEqual([12, 1, 12]);
  expect(operations).toEqual([]);
});

it("tells a workspace's new name", async () => {
  const { run, operations } = asking({ acme: "Acme Limited", globex: "globex" });
  await run(0);
  expect(operations).toMatchObject([{ type: "named", customer: customerId("slack", "acme"), name: "Acme Limited" }]);
});

it("believes nothing of strikingly many at once: the platform, or our credentials, are the trouble then", async () => {
  const names = Array.from({ length: 20 }, (_, index) => `workspace-${index}`);
  const { run, operations, world, heard } = asking(
    Object.fromEntries(names.map((name, index) => [name, index < 8 ? [name] : []])),
  );
  for (let hours = 0; hours < 4; hours += 1) await run(3600);
  expect(operations).toEqual([]);
  expect(world.counts.ReconciliationDistrusted).toBeGreaterThan(1);

  // Over, and two of them are really gone.
  for (const name of names.slice(2)) heard[name] = [];
  for (let hours = 0; hours < 14; hours += 1) await run(3600);
  expect(operations).toHaveLength(2);
});

it("does not take what a customer installed meanwhile for gone: the moment is that before the question", async () => {
  const { run, operations, world } = asking({ acme: ["acme"] });
  await run(0);
  const asked = later(world.now, HALF_AN_HOUR);
  await run(HALF_AN_HOUR);
  expect(operations).toMatchObject([{ at: asked }]);
});

it("asks no more after a customer that went meanwhile", async () => {
  const { run, operations, memory } = asking({ acme: ["acme"] });
  await run(0);
  memory.customerItems.clear();
  expect(await run(HALF_AN_HOUR)).toEqual({ looked: 0, gone: 0 });
  expect(operations).toEqual([]);
});
