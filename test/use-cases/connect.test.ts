import { customerId } from "../../functions/domain/customer.ts";
import type { Operation } from "../../functions/records.ts";
import { connect, type Membership } from "../../functions/use-cases/connect.ts";
import { customer } from "../support/builders.ts";
import { fakeSystem } from "../support/fakes.ts";
import { Memory } from "../support/memory.ts";

const about = { v: 1, customer, endpoint: "", platform: "slack" } as const satisfies Partial<Operation>;
const at = (minute: number) => `2026-11-24T08:0${minute}:00.000Z`;
const joined = (minute: number, name = ""): Membership => ({
  ...about,
  type: "joined",
  at: at(minute),
  channel: { id: "C1", name },
});
const left = (minute: number): Membership => ({ ...about, type: "left", at: at(minute), channel: "C1" });
const renamed = (minute: number, name: string): Membership => ({
  ...about,
  type: "joined",
  at: at(minute),
  channel: { id: "C1", name },
  renamed: true,
});

const installed = (minute: number, token = "sealed"): Membership => ({
  ...about,
  type: "installed",
  at: at(minute),
  installation: { platform: "slack", workspace: "T0000001", name: "Acme", botUser: "UBOT", token, scopes: [] },
});
const uninstalled = (minute: number): Membership => ({ ...about, type: "uninstalled", at: at(minute) });

const service = async () => {
  const memory = new Memory();
  const { customers, endpoints } = memory;
  const { system } = fakeSystem();
  const happen = async (...records: readonly Membership[]) => {
    for (const record of records) await connect({ customers, endpoints, system }, record);
  };
  const address = async () => {
    const endpoint = await endpoints.inChannel(customer, "C1");
    return endpoint && `${endpoint.number} ${endpoint.nonce}`;
  };
  await happen(installed(0));
  return { memory, happen, address, channel: async () => (await endpoints.inChannel(customer, "C1"))?.channel.name };
};

it("makes an address at the first invitation, and keeps it at another and through a rename", async () => {
  const { happen, address, channel } = await service();
  await happen(joined(1));
  const first = await address();
  await happen(joined(2), renamed(3, "ops"));

  expect(first).toBeDefined();
  expect(await address()).toBe(first);
  expect(await channel()).toBe("ops");
});

it("makes no address because a channel is renamed that the bot is not in", async () => {
  const { happen, address } = await service();
  await happen(renamed(1, "ops"));

  expect(await address()).toBeUndefined();
});

it("removes the address when the bot is removed, also in the same moment", async () => {
  const { happen, address } = await service();
  await happen(joined(1), left(2));
  expect(await address()).toBeUndefined();

  await happen(joined(3), left(3));
  expect(await address()).toBeUndefined();
});

it("keeps the address when it is told late, or again, that the bot was removed before it was invited anew", async () => {
  const { happen, address } = await service();
  await happen(joined(1), left(2), joined(3));
  const current = await address();
  await happen(left(2));
  expect(await address()).toBe(current);

  // The removal overtaken by the invitation that came after it: the address of the first one goes on.
  await happen(joined(5), left(4));
  expect(await address()).toBe(current);
});

it("keeps the address when all of it is replayed, or its end", async () => {
  const { happen, address } = await service();
  await happen(joined(1), left(2), joined(3));
  const current = await address();
  expect(current).toBeDefined();

  await happen(joined(1), left(2), joined(3));
  await happen(left(2), joined(3));
  await happen(renamed(1, "ops"), left(2));
  expect(await address()).toBe(current);

  await happen(left(4));
  expect(await address()).toBeUndefined();
});

it("a replay from the middle of a crash ends with the bot in the channel", async () => {
  const { happen, address } = await service();
  await happen(joined(1), left(2));
  await happen(joined(1), left(2), joined(3));

  expect(await address()).toBeDefined();
});

it("a rename is no invitation: a removal before it still counts", async () => {
  const { happen, address } = await service();
  await happen(joined(1), renamed(3, "ops"), left(2));

  expect(await address()).toBeUndefined();
});

it("an invitation that is told after the bot left makes no address, however late", async () => {
  const { happen, address } = await service();
  await happen(left(2), joined(1));
  expect(await address()).toBeUndefined();

  await happen(joined(3), left(4), joined(3));
  expect(await address()).toBeUndefined();

  // Nobody comes before they leave within one moment: it is an invitation anew.
  await happen(joined(4));
  expect(await address()).toBeDefined();
});

it("a channel that goes on under another id keeps its address, also when its new id was joined first", async () => {
  const { memory, happen, address } = await service();
  await happen(joined(1, "ops"));
  const first = await address();
  const moved: Membership = { ...about, type: "moved", at: at(3), channel: "C1", to: "C2" };
  await happen({ ...joined(2), channel: { id: "C2", name: "" } } as Membership, moved, moved);
  const now = await memory.endpoints.inChannel(customer, "C2");

  expect(now && `${now.number} ${now.nonce}`).toBe(first);
  expect(now?.channel.name).toBe("ops");
  expect(await address()).toBeUndefined();
  expect(memory.endpointItems.size).toBe(1);
});

it("authorising again keeps every address and replaces the token", async () => {
  const { memory, happen, address } = await service();
  await happen(joined(1));
  const first = await address();
  await happen(installed(2, "newer"));

  expect(await address()).toBe(first);
  expect(memory.customerItems.get(customer)).toMatchObject({ token: "newer" });
});

it("P23 nothing of the customer is left when it is uninstalled, in whatever order and however often that is told", async () => {
  const { memory, happen, address } = await service();
  await happen(joined(1), uninstalled(3), left(3), uninstalled(3));
  expect([await address(), memory.customerItems.size]).toEqual([undefined, 0]);

  // Told late: the invitation and the installation of the time before.
  await happen(joined(2), installed(0), joined(2));
  expect([await address(), memory.customerItems.size]).toEqual([undefined, 0]);
});

it("a new installation starts empty, and a late signal of the old one's end leaves it alone", async () => {
  const { memory, happen, address } = await service();
  await happen(joined(1));
  const old = await address();
  await happen(uninstalled(2), installed(3, "newer"));
  expect(await address()).toBeUndefined();

  await happen(joined(4));
  const current = await address();
  expect(current).not.toBe(old);
  await happen(uninstalled(2), left(2));
  expect(await address()).toBe(current);
  expect(memory.customerItems.get(customer)).toMatchObject({ token: "newer" });
});

it("an uninstallation that is told after the new installation takes what began before it, and nothing else", async () => {
  const { memory, happen, address } = await service();
  await happen(joined(1), installed(3, "newer"));
  await happen({ ...joined(4), channel: { id: "C2", name: "" } } as Membership, uninstalled(2));

  expect(await address()).toBeUndefined();
  expect(await memory.endpoints.inChannel(customer, "C2")).toBeDefined();
  expect(memory.customerItems.get(customer)).toMatchObject({ token: "newer" });
});

it("makes no address for a customer that is not installed", async () => {
  const { memory, happen } = await service();
  memory.customerItems.clear();
  await happen(joined(1));

  expect(memory.endpointItems.size).toBe(0);
});

it("the workspace's name follows", async () => {
  const { memory, happen } = await service();
  await happen({ ...about, type: "named", at: at(2), name: "Acme Ltd" } as Membership);

  expect(memory.customerItems.get(customer)).toMatchObject({ name: "Acme Ltd" });
});

describe("a Teams tenant", () => {
  const tenant = { v: 1, customer, endpoint: "", platform: "teams" } as const;
  const added = (team: string, minute: number): Membership => ({
    ...tenant,
    type: "installed",
    at: at(minute),
    installation: {
      platform: "teams",
      workspace: "tenant",
      botUser: "28:app",
      serviceUrl: "https://smba.example/",
      team,
    },
  });
  const channelOf = (team: string, minute: number): Membership => ({
    ...tenant,
    type: "joined",
    at: at(minute),
    channel: { id: `19:${team}`, name: "General", team },
  });
  const removed = (team: string, minute: number): Membership => ({
    ...tenant,
    type: "uninstalled",
    at: at(minute),
    team,
  });
  const teams = () => {
    const memory = new Memory();
    const { customers, endpoints } = memory;
    const { system } = fakeSystem();
    const id = customerId("teams", "tenant");
    const happen = async (...records: readonly Membership[]) => {
      for (const record of records) await connect({ customers, endpoints, system }, { ...record, customer: id });
    };
    const channels = () => [...memory.endpointItems.values()].map(({ channel }) => channel.id);
    return { happen, channels, tenant: () => memory.customerItems.get(id) };
  };

  it("P26 loses a team's channels with the team, and keeps the others", async () => {
    const { happen, channels, tenant: now } = teams();
    await happen(added("a", 1), channelOf("a", 1), added("b", 2), channelOf("b", 2), removed("a", 3), removed("a", 3));

    expect(channels()).toEqual(["19:b"]);
    expect(now()).toMatchObject({ teams: ["b"] });
  });

  it("P27 is gone with its last team", async () => {
    const { happen, channels, tenant: now } = teams();
    await happen(added("a", 1), channelOf("a", 1), removed("a", 3));

    expect([channels(), now()]).toEqual([[], undefined]);
  });

  it("is back with the team that is added again, or restored", async () => {
    const { happen, channels, tenant: now } = teams();
    await happen(added("a", 1), channelOf("a", 1), removed("a", 3), added("a", 4), channelOf("a", 4), removed("a", 3));

    expect(channels()).toEqual(["19:a"]);
    expect(now()).toMatchObject({ teams: ["a"] });
  });
});
