import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

describe.each(["slack", "teams"] as const)("in %s", (platform) => {
  const ops = () => day[platform].channel("ops");
  const posts = () =>
    ops()
      .messages()
      .filter(({ thread, onlyFor }) => !thread && !onlyFor);
  /** What one person alone was told: beside the card, or where the answer to the press came too early, directly. */
  const heard = (person: string) => {
    const direct = day.cloud.conversations().filter(({ kind, platform: of }) => kind === "direct" && of === platform);
    const own = direct.filter(({ name }) => name.includes(person)).flatMap(({ messages }) => messages);
    return [...ops().told(person), ...own].map(({ text }) => text).join();
  };
  const alarm = (state: "ALARM" | "OK" = "ALARM", name = "cpu-high") => day.alarm({ name, state }, { platform });

  it("an alarm that nobody takes asks the channel at once, and again after five minutes", async () => {
    await alarm();
    expect(ops().cards()).toHaveLength(1);
    expect(ops().card().text).toContain("cpu-high");
    const first = ops().card().mentions;
    if (platform === "slack") expect(first).toEqual(["here"]);
    else expect(first.length).toBeGreaterThan(1);

    await day.fastForward("299 seconds");
    expect(posts()).toHaveLength(1);
    await day.fastForward("1 second");

    expect(posts()).toHaveLength(2);
    const again = posts()[1];
    if (platform === "slack") expect(again?.mentions).toEqual(["channel"]);
    else expect(again?.mentions.length).toBeGreaterThan(1);
    expect(again?.text).toContain("cpu-high");
    await day.fastForward("3 seconds");
    expect(ops().cards()[0]?.text).toContain("nobody has acknowledged");
    await day.fastForward("2 hours");
    expect(posts()).toHaveLength(2);
  });

  it("an alarm that is acknowledged asks nobody any more, and says who has it", async () => {
    await alarm();
    await day.fastForward("1 minute");
    expect(await ops().press("Acknowledge", "Ada")).toBe(200);

    expect(ops().card().text).toMatch(/Acknowledged by @?Ada/);
    expect(
      ops()
        .card()
        .buttons.map(({ label }) => label),
    ).toEqual(["Close", "Pass"]);
    await day.fastForward("2 hours");
    expect(posts()).toHaveLength(1);
  });

  it("an alarm that recovers closes itself, says after how long, and asks nobody any more", async () => {
    await alarm();
    await day.fastForward("4 minutes");
    await alarm("OK");

    expect(ops().card().text).toContain("Auto-closed after 4 min");
    expect(ops().card().buttons).toEqual([]);
    await day.fastForward("1 hour");
    expect(posts()).toHaveLength(1);
    expect((await day.events()).map(({ fate }) => fate).sort()).toEqual(["closed-by", "shown"]);
  });

  it("Pass asks the next step at once; on the last step the presser learns that nobody is left", async () => {
    await alarm();
    await ops().press("Pass", "Ben");
    expect(posts()).toHaveLength(2);
    const card = ops().cards()[0]?.id;
    await ops().press("Pass", "Ada", card);
    expect(
      ops()
        .told("Ada")
        .map(({ text }) => text)
        .join(),
    ).toContain("Nobody is left");
    expect(ops().told("Ben")).toEqual([]);
    await day.fastForward("3 minutes");
    const history = [...ops().cards(), ...ops().thread(card)].map(({ text }) => text).join();
    expect(history).toMatch(/Ben passed/);
    await day.fastForward("1 hour");
    expect(posts()).toHaveLength(2);
  });

  it("two people who press at once have one owner, and the slower one is told", async () => {
    await alarm();
    const statuses = await ops().pressAtOnce([
      ["Acknowledge", "Ada"],
      ["Acknowledge", "Ben"],
    ]);

    expect(statuses).toEqual([200, 200]);
    await day.fastForward("3 seconds");
    const owner = /Acknowledged by @?(\w+)/.exec(ops().card().text)?.[1] ?? "";
    const slower = owner === "Ada" ? "Ben" : "Ada";
    expect(["Ada", "Ben"]).toContain(owner);
    expect(heard(slower)).toContain("was faster");
    expect(heard(owner)).not.toContain("was faster");
  });

  it("a press on a card that has recovered meanwhile tells the presser so", async () => {
    await alarm();
    const stale = ops().card().id;
    const button =
      ops()
        .card()
        .buttons.find(({ label }) => label === "Acknowledge")?.id ?? "";
    await day.fastForward("1 minute");
    await alarm("OK");
    const user = day.cloud.users().find((one) => one.platform === platform && one.name.startsWith("Ada"))?.id ?? "";
    await day.cloud.platform(platform).press({ conversation: ops().id, message: stale, button, user });
    await day.settled();

    expect(
      ops()
        .told("Ada")
        .map(({ text }) => text)
        .join(),
    ).toContain("recovered after 1 min");
  });

  it("a restart or a redeployment in the middle loses nothing and is late by no more than its own length", async () => {
    await alarm();
    await day.fastForward("2 minutes");
    day.redeploy();
    await day.restart("30 seconds");
    await day.fastForward("149 seconds");
    expect(posts()).toHaveLength(1);
    await day.fastForward("1 second");
    expect(posts()).toHaveLength(2);

    await alarm("ALARM", "disk-full");
    await day.fastForward("2 minutes");
    await day.restart("10 minutes");
    expect(posts()).toHaveLength(4);
  });
});

it("a storm in one channel mentions it once, shows every alarm, and asks again once", async () => {
  for (let count = 0; count < 9; count += 1) await day.alarm({ name: `alarm-${count}` });
  await day.fastForward("1 minute");
  const ops = day.slack.channel("ops");
  const mentioning = () => ops.messages().filter(({ mentions }) => mentions.length > 0);

  expect(ops.cards()).toHaveLength(9);
  expect(mentioning().map(({ mentions }) => mentions)).toEqual([["here"]]);
  expect(ops.cards()[0]?.text).toContain("9 alerts");
  await day.fastForward("10 minutes");
  expect(mentioning().map(({ mentions }) => mentions)).toEqual([["here"], ["channel"]]);
  expect(mentioning()[1]?.text).toContain("9");
});
