import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

const PEOPLE = ["Ada", "Ben", "Chloe", "Dev"];

describe.each(["slack", "teams"] as const)("who is on duty in %s", (platform) => {
  const ops = () => day[platform].channel("ops");
  const say = async (who: string, words: string) => {
    await day.fastForward("10 seconds");
    await ops().say(who, words, { mention: true });
    return ops().messages().at(-1)?.text ?? "";
  };
  const asked = (alarm: string) =>
    PEOPLE.filter((person) => {
      try {
        return day[platform]
          .direct(person)
          .cards()
          .some(({ text }) => text.includes(alarm));
      } catch {
        return false;
      }
    });
  const alarm = async (name: string) => {
    await day.fastForward("61 seconds");
    await day.alarm({ name }, { platform });
    await day.fastForward("5 seconds");
  };

  it("says so, is asked and nobody else, and is asked no more once off duty", async () => {
    expect(await day[platform].configure("ops", "Ada", { strategy: "people" })).toBeUndefined();
    expect(await say("Dev", "I'm on duty")).toMatch(/On duty[\s\S]*Dev/);
    expect(await say("Ada", "who is on duty?")).toMatch(/On duty[\s\S]*Dev/);
    await alarm("cpu-high");
    expect(asked("cpu-high")).toEqual(["Dev"]);
    await day.fastForward("5 minutes");
    // Nobody else is on duty: the channel is asked, not somebody who is not.
    expect(asked("cpu-high")).toEqual(["Dev"]);

    expect(await say("Dev", "I'm off duty")).toContain("Nobody is on duty");
    expect(await say("Ben", "I am on duty")).toMatch(/On duty[\s\S]*Ben/);
    await alarm("disk-full");
    expect(asked("disk-full")).toEqual(["Ben"]);
  });

  it("has a button for it beside the settings", async () => {
    await say("Ada", "configure");
    const note = ops().messages().at(-1);
    expect(note?.buttons.map(({ label }) => label)).toContain("I'm on duty");
    await day.fastForward("5 seconds");
    expect(await ops().press("I'm on duty", "Ada", note?.id)).toBe(200);
    expect(await say("Ben", "who is on duty?")).toMatch(/On duty[\s\S]*Ada/);
  });
});
