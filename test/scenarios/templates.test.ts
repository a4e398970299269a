import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { library } from "../../templates/library/index.ts";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

const latest = library.find(({ slug }) => slug === "basics")?.version ?? "";

describe.each(["slack", "teams"] as const)("in %s", (platform) => {
  const ops = () => day[platform].channel("ops");
  const heartbeat = (version = latest, change: Record<string, string> = {}) =>
    day.post(
      {
        ...{ MarbotTemplate: "basics", Version: version, Event: "heartbeat", Format: "cloudformation" },
        ...{ Partition: "aws", AccountId: "111111111111", Region: "eu-west-1" },
        Stack: "arn:aws:cloudformation:eu-west-1:111111111111:stack/marbot-basics/0a1b2c3d",
        ...change,
      },
      { platform },
    );
  const said = (words: RegExp) =>
    ops()
      .messages()
      .filter(({ text }) => words.test(text));

  it("a template that tells of itself is shown once; what it tells every month is noted only", async () => {
    expect((await heartbeat()).status).toBe(204);
    await day.fastForward("5 seconds");
    expect(said(/Monitoring template basics is connected/)).toHaveLength(1);
    await day.fastForward("30 days");
    await heartbeat();
    await day.fastForward("5 seconds");
    expect(said(/Monitoring template basics is connected/)).toHaveLength(1);
    expect((await day.events()).map(({ fate, reason }) => [fate, reason])).toContainEqual([
      "merged",
      "a monitoring template told that it is there",
    ]);
  });

  it("that an update exists comes once, with the exact command", async () => {
    await heartbeat("0.1.0");
    await day.fastForward("5 seconds");
    expect(said(/An update of the monitoring template basics exists/)).toHaveLength(1);
    expect(said(/aws cloudformation deploy --region eu-west-1 --stack-name marbot-basics/)).toHaveLength(1);
    await day.fastForward("30 days");
    await heartbeat("0.1.0");
    await day.fastForward("5 seconds");
    expect(said(/An update of the monitoring template basics exists/)).toHaveLength(1);
  });

  it("an account that fell silent is reported once, and again only after it spoke", async () => {
    await heartbeat();
    await day.fastForward("34 days");
    expect(said(/Nothing is heard of the monitoring template/)).toHaveLength(0);
    await day.fastForward("3 days");
    expect(said(/Nothing is heard of the monitoring template/)).toHaveLength(1);
    await day.fastForward("10 days");
    expect(said(/Nothing is heard of the monitoring template/)).toHaveLength(1);
  });

  it("@marbot templates lists what is installed where", async () => {
    await heartbeat();
    await heartbeat("0.1.0", { AccountId: "222222222222" });
    await day.fastForward("5 seconds");
    await ops().say("Ada", "templates", { mention: true });
    await day.fastForward("10 seconds");
    const text = said(/Monitoring templates/).at(-1)?.text ?? "";
    expect(text).toContain(`basics ${latest}: marbot-basics in 111111111111, eu-west-1`);
    expect(text).toContain(`basics 0.1.0 (${latest} exists): marbot-basics in 222222222222, eu-west-1`);
  });
});
