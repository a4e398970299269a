import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

describe.each(["slack", "teams"] as const)("the settings of a channel in %s", (platform) => {
  it("are shown, changed, and told to the channel", async () => {
    const ops = day[platform].channel("ops");
    expect(
      await day[platform].configure("ops", "Ada", { step: "10 min", mentions: "off", class: "notification" }),
    ).toBeUndefined();
    const told = ops.messages().at(-1);
    expect(told?.text).toMatch(/@?Ada\S* changed the settings of this channel/);
    expect(told?.text).toContain("the next are asked after 10 min");
    expect(told?.text).toContain("posts mention nobody");

    await day.fastForward("1 minute");
    await day.alarm({ name: "CPU high" }, { platform });
    expect(ops.card()).toMatchObject({ mentions: [], buttons: [] });
    expect(ops.card().text).toContain("Notification");
  });

  it("that are wrong are refused beside their field, and nothing changes", async () => {
    const ops = day[platform].channel("ops");
    const before = ops.messages().length;
    const wrong = await day[platform].configure("ops", "Ada", { step: "soon", "alert-window": "30 days", end: "yes" });
    expect(wrong).toContain("is no duration");
    expect(wrong).toContain("Choose between 1 min and 14 days");
    expect(wrong).toContain("Write DELETE");
    expect(ops.messages()).toHaveLength(before);
  });

  it("rotate the address with a grace period", async () => {
    const ops = day[platform].channel("ops");
    const old = await ops.endpoint();
    await day[platform].configure("ops", "Ada", { address: "86400" });
    const fresh = await ops.endpoint();
    expect(fresh).not.toBe(old);

    const status = async (address: string) =>
      (await day.request("POST", new URL(address).pathname, { body: "Disk is full" })).status;
    expect([await status(old), await status(fresh)]).toEqual([204, 204]);
    await day.fastForward("25 hours");
    expect([await status(old), await status(fresh)]).toEqual([410, 204]);
  });

  it("delete the endpoint, once somebody writes it out", async () => {
    const ops = day[platform].channel("ops");
    const address = new URL(await ops.endpoint()).pathname;
    await day[platform].configure("ops", "Ada", { end: "DELETE" });
    expect(ops.messages().at(-1)?.text).toContain("This channel's endpoint is deleted");
    expect((await day.request("POST", address, { body: "Disk is full" })).status).toBe(410);
  });
});

it("a modal opens at once, and shows nothing of a channel that its person is not in", async () => {
  const ops = day.slack.channel("ops");
  await day.cloud.slack.command(ops.id, "U0ADA000001", "");
  expect(day.cloud.slack.modal("U0ADA000001")?.text).toContain("Reading the settings");
  await day.settled();
  expect(day.cloud.slack.modal("U0ADA000001")?.text).toContain("Equal alerts join one card for: 7 days");
});
