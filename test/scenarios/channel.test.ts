import { afterEach, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

let day: World;
afterEach(() => day.stop());

const statusOf = async (address: string) =>
  (await day.request("POST", new URL(address).pathname, { body: "Disk is almost full" })).status;

it("an archived channel keeps its address and says what it could not show; one that the bot left does not", async () => {
  day = await world();
  const ops = day.slack.channel("ops");
  const address = await ops.endpoint();
  await day.cloud.slack.archive(ops.id);
  await day.settled();

  expect(await statusOf(address)).toBe(204);
  await day.settled();
  expect(await day.events()).toMatchObject([{ fate: "failed", reason: expect.stringContaining("archived") }]);
  expect(await ops.endpoint()).toBe(address);

  await day.cloud.slack.kick(ops.id);
  await day.settled();
  expect(await statusOf(address)).toBe(410);

  await ops.invite();
  expect(await statusOf(await ops.endpoint())).toBe(204);
  expect(await ops.endpoint()).not.toBe(address);
});
