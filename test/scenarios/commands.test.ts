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

describe.each(["slack", "teams"] as const)("what people ask about alerts in %s", (platform) => {
  const answer = async (words: string) => {
    const ops = day[platform].channel("ops");
    await day.fastForward("10 seconds");
    await ops.say("Ada", words, { mention: true });
    return ops.messages().at(-1)?.text ?? "";
  };

  it("open alerts, missed alerts, all alerts of a time, what happened, who was told", async () => {
    expect(await answer("open alerts")).toContain("Nothing is open in this channel");
    await day.alarm({ name: "CPU high" }, { platform });
    await day.fastForward("10 seconds");
    await day[platform].channel("ops").press("Acknowledge", "Ben");
    await day.fastForward("10 seconds");
    await day.alarm({ name: "Disk full" }, { platform });
    await day.fastForward("6 minutes");

    expect(await answer("opne alerts")).toMatch(
      /Nobody has acknowledged \(1\)[\s\S]*Disk full[\s\S]*Acknowledged by others \(1\)[\s\S]*CPU high/,
    );
    expect(await answer("which alerts were missed?")).toMatch(/Missed alerts of 14 days[\s\S]*Disk full/);
    expect(await answer("All alerts last 24 hours")).toContain("1 open, 1 acknowledged, 0 closed; 1 missed");
    expect(await answer("what happened to disk full?")).toMatch(/Disk full[\s\S]*What happened[\s\S]*opened/);
    expect(await answer("who was told about disk?")).toMatch(/Who was told: Disk full[\s\S]*Everybody was asked/);
    expect(await answer("what happened to the coffee machine")).toContain("I know of no such alert");
  });

  it("in a direct message, of all channels that the person is in", async () => {
    await day.alarm({ name: "CPU high" }, { platform });
    await day.alarm({ name: "Disk full" }, { platform, channel: "deployments" });
    await day.fastForward("10 seconds");
    const ada = day[platform].direct("Ada");
    await ada.say("Ada", "open alerts");
    expect(ada.messages().at(-1)?.text).toMatch(/Disk full[\s\S]*#deployments/);
    expect(ada.messages().at(-1)?.text).toMatch(/CPU high[\s\S]*#ops/);
  });

  it("tells the endpoint", async () => {
    const ops = day[platform].channel("ops");
    for (const words of ["what is my endpoint id?", "show me my endpoint id"])
      expect(await answer(words)).toContain(await ops.endpoint());
    const ada = day[platform].direct("Ada");
    await ada.say("Ada", "what is my endpoint id?");
    expect(ada.messages().at(-1)?.text).toContain(await ops.endpoint());
  });
});

describe.each(["slack", "teams"] as const)("what teams tell in %s", (platform) => {
  const say = async (words: string) => {
    const ops = day[platform].channel("ops");
    await day.fastForward("10 seconds");
    await ops.say("Ada", words, { mention: true });
    return ops.messages().at(-1)?.text ?? "";
  };

  it("account names are on every card from then on, until they are forgotten", async () => {
    expect(await say("this is 111111111111 shop production team payments")).toContain("shop production (111111111111)");
    await day.fastForward("2 minutes");
    await day.alarm({ name: "CPU high" }, { platform });
    expect(day[platform].channel("ops").card().text).toContain("Account: shop production (111111111111)");
    expect(day[platform].channel("ops").card().text).toContain("Team: payments");
    expect(await say("accounts")).toContain("shop production (111111111111), team payments");
    expect(await say("forget 111111111111")).toContain("forgotten");
    expect(await say("accounts")).toContain("Nobody has told me one yet");
  });

  it("what all cards show is not taken in a direct message: the answer has the words to say in a channel", async () => {
    const ada = day[platform].direct("Ada");
    await ada.say("Ada", "this is 111111111111 shop production");
    expect(ada.messages().at(-1)?.text).toMatch(/Tell me that in a channel[\s\S]*this is 111111111111 shop production/);
    expect(await say("accounts")).toContain("Nobody has told me one yet");
  });

  it("the portal signs people in from every card's links, until it is forgotten", async () => {
    expect(await say("our portal is https://acme.awsapps.com/start with role ReadOnlyAccess")).toMatch(
      /go through your portal now[\s\S]*Told by @?Ada/,
    );
    await day.fastForward("2 minutes");
    await day.alarm({ name: "CPU high" }, { platform });
    const links = () => JSON.stringify(day[platform].channel("ops").card().card);
    expect(links()).toMatch(
      /https:\/\/acme\.awsapps\.com\/start\/#\/console\?account_id=111111111111&role_name=ReadOnlyAccess&destination=https%3A%2F%2F/,
    );
    expect(await say("forget our portal")).toContain("I have forgotten the portal");
    await day.fastForward("2 minutes");
    await day.alarm({ name: "Disk full" }, { platform });
    expect(links()).not.toContain("awsapps.com");
  });

  it("runbooks are on the cards that they fit", async () => {
    await say('runbook for "CPU*": https://wiki.example.com/cpu ask Ben first');
    await day.fastForward("2 minutes");
    await day.alarm({ name: "CPU high" }, { platform });
    expect(day[platform].channel("ops").card().text).toContain("ask Ben first");
    expect(JSON.stringify(day[platform].channel("ops").card().card)).toContain("https://wiki.example.com/cpu");
    await day.fastForward("10 seconds");
    await day.alarm({ name: "Disk full" }, { platform });
    expect(day[platform].channel("ops").card().text).not.toContain("ask Ben first");
  });
});
