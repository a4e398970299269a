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

const service = () => {
  const { customers, endpoints } = new Memory();
  const { system } = fakeSystem();
  const happen = async (...records: readonly Membership[]) => {
    for (const record of records) await connect({ customers, endpoints, system }, record);
  };
  const address = async () => {
    const endpoint = await endpoints.inChannel(customer, "C1");
    return endpoint && `${endpoint.number} ${endpoint.nonce}`;
  };
  return { happen, address, channel: async () => (await endpoints.inChannel(customer, "C1"))?.channel.name };
};

it("makes an address at the first invitation, and keeps it at another and through a rename", async () => {
  const { happen, address, channel } = service();
  await happen(joined(1));
  const first = await address();
  await happen(joined(2), renamed(3, "ops"));

  expect(first).toBeDefined();
  expect(await address()).toBe(first);
  expect(await channel()).toBe("ops");
});

it("makes no address because a channel is renamed that the bot is not in", async () => {
  const { happen, address } = service();
  await happen(renamed(1, "ops"));

  expect(await address()).toBeUndefined();
});

it("removes the address when the bot is removed, also in the same moment", async () => {
  const { happen, address } = service();
  await happen(joined(1), left(2));
  expect(await address()).toBeUndefined();

  await happen(joined(3), left(3));
  expect(await address()).toBeUndefined();
});

it("keeps the address when it is told late, or again, that the bot was removed before it was invited anew", async () => {
  const { happen, address } = service();
  await happen(joined(1), left(2), joined(3));
  const current = await address();
  await happen(left(2));
  expect(await address()).toBe(current);

  // The removal overtaken by the invitation that came after it: the address of the first one goes on.
  await happen(joined(5), left(4));
  expect(await address()).toBe(current);
});

it("keeps the address when all of it is replayed, or its end", async () => {
  const { happen, address } = service();
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
  const { happen, address } = service();
  await happen(joined(1), left(2));
  await happen(joined(1), left(2), joined(3));

  expect(await address()).toBeDefined();
});

it("a rename is no invitation: a removal before it still counts", async () => {
  const { happen, address } = service();
  await happen(joined(1), renamed(3, "ops"), left(2));

  expect(await address()).toBeUndefined();
});
