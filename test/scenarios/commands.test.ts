import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

describe.each(["slack", "teams"] as const)("what people ask in %s", (platform) => {
  it.each(["Hi", "Hello!", "help", "halp", "what can you do?"])("%s is answered in a direct message", async (words) => {
    const ada = day[platform].direct("Ada");
    await ada.say("Ada", words);
    expect(ada.messages().at(-1)).toMatchObject({ author: "marbot", mentions: [] });
    expect(ada.messages().at(-1)?.text).toContain("open alerts");
  });

  it("a mention in a channel is answered in its thread", async () => {
    const ops = day[platform].channel("ops");
    await ops.say("Ada", "help", { mention: true });
    const [asked, answer] = ops.messages().slice(-2);
    expect(answer).toMatchObject({ author: "marbot", thread: asked?.id, mentions: [] });
    expect(answer?.text).toContain("endpoint");
  });

  it("who is not understood gets the three likeliest answers, one press away", async () => {
    const ada = day[platform].direct("Ada");
    await ada.say("Ada", "wibble wobble");
    const question = ada.messages().at(-1);
    expect(question?.text).toContain("did not understand");
    expect(question?.buttons.map(({ label }) => label)).toEqual(["Help", "Open alerts", "Endpoint"]);

    await day.fastForward("5 seconds");
    expect(await ada.press("Help", "Ada", question?.id)).toBe(200);
    expect(ada.messages().at(-1)?.text).toContain("This is marbot");
  });

  it("what is said to nobody, or by the bot itself, is not answered", async () => {
    const ops = day[platform].channel("ops");
    const before = ops.messages().length;
    await ops.say("Ada", "help");
    expect(ops.messages()).toHaveLength(before + 1);
  });
});
