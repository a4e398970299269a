import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

describe("the world that stories are told in", () => {
  let day: World;
  beforeAll(async () => {
    day = await world();
  });
  afterAll(() => day.stop());

  it("shows an alarm, takes a press, and escalates what nobody took", async () => {
    const ops = day.slack.channel("ops");
    expect(await day.alarm({ name: "CPU high" })).toBe(204);
    expect(ops.card().text).toContain("CPU high");
    expect(await ops.press("Acknowledge", "Ada")).toBe(200);
    expect(ops.card().text).toContain("Ada");
    expect(await day.alarm({ name: "CPU high", state: "OK" })).toBe(204);
    await day.fastForward("5 seconds");
    expect(day.calls().denied).toBe(0);
  });
});
