import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

const idOf = (name: string): string =>
  day.cloud.users().find((user) => user.platform === "slack" && user.name === name)?.id ?? "";
const ops = () => day.slack.channel("ops");
const tell = async (who: string, words: string) => {
  await day.fastForward("10 seconds");
  await ops().say(who, words, { mention: true });
};
const shownAccount = async (): Promise<string> => {
  await day.fastForward("2 minutes");
  await day.alarm({ name: "CPU high" });
  return /Account: (.+)/.exec(ops().card().text)?.[1] ?? "";
};
const forAll = () =>
  ops()
    .messages()
    .filter(({ onlyFor, author }) => !onlyFor && author === "marbot");

describe("Slack: what all cards show from then on", () => {
  it("is told by a member in a channel, and the answer names the teller to all who read along", async () => {
    await tell("Ada", "this is 111111111111 shop production");
    expect(forAll().at(-1)?.text).toMatch(/is shop production[\s\S]*Told by @?Ada, for all channels/);
    expect(await shownAccount()).toBe("shop production (111111111111)");
  });

  it("is answered for all also where it was told by a command that nobody else saw", async () => {
    await day.cloud.slack.command(ops().id, idOf("Ben"), "portal is https://acme.awsapps.com/start");
    await day.settled();
    expect(forAll().at(-1)?.text).toMatch(/go through your portal[\s\S]*Told by @?Ben/);
  });

  it("is not taken from a guest, who is told so alone", async () => {
    day.cloud.slack.makeGuest(idOf("Ben"));
    const before = forAll().length;
    for (const words of [
      "this is 111111111111 shop",
      "portal is https://evil.awsapps.com/start",
      'runbook for "*": run rm -rf /',
    ]) {
      await tell("Ben", words);
      expect(ops().told("Ben").at(-1)?.text).toContain("Only members of the company that installed me");
    }
    expect(forAll()).toHaveLength(before);
    expect(await shownAccount()).toBe("111111111111");
    expect(JSON.stringify(ops().card())).not.toMatch(/evil|rm -rf/);
  });

  it("is not taken in a direct message: the answer has the words to say in a channel", async () => {
    const ada = day.slack.direct("Ada");
    await ada.say("Ada", "this is 111111111111 shop production");
    expect(ada.messages().at(-1)?.text).toMatch(/Tell me that in a channel[\s\S]*this is 111111111111 shop production/);
    expect(await shownAccount()).toBe("111111111111");
  });

  it("is not taken where another company reads along", async () => {
    await day.cloud.slack.share(ops().id);
    await day.settled();
    await tell("Ada", "this is 111111111111 shop production");
    expect(ops().told("Ada").at(-1)?.text).toContain("which no other company reads");
    expect(await shownAccount()).toBe("111111111111");
  });

  it("waits for Slack to say who tells it, and is lost by no failure of Slack's", async () => {
    day.fault({ target: "slack", operation: "users.info", status: 503, times: 2 });
    await tell("Ada", "this is 111111111111 shop production");
    await day.fastForward("30 seconds");
    expect(await shownAccount()).toBe("shop production (111111111111)");
  });
});

describe("Slack: the settings of a channel", () => {
  it("are shown to no guest: the modal says whose they are", async () => {
    day.cloud.slack.makeGuest(idOf("Ben"));
    await day.cloud.slack.command(ops().id, idOf("Ben"), "");
    await day.settled();
    const modal = day.cloud.slack.modal(idOf("Ben"));
    expect(modal?.text).toContain("Only members of the company that installed me");
    expect(modal?.text).not.toContain("Equal alerts");
  });

  it("are not changed by who became a guest, or left the channel, while the modal was open", async () => {
    const before = forAll().length;
    for (const [name, happens] of [
      ["Ben", () => day.cloud.slack.makeGuest(idOf("Ben"))],
      ["Chloe", () => day.cloud.slack.leave(ops().id, idOf("Chloe"))],
    ] as const) {
      await day.cloud.slack.command(ops().id, idOf(name), "");
      await day.settled();
      happens();
      expect((await day.cloud.slack.submit(idOf(name), { mentions: "off" })).status).toBe(200);
      await day.settled();
      expect(day.slack.direct(name).messages().at(-1)?.text).toContain("Only members of the company that installed me");
    }
    expect(forAll()).toHaveLength(before);
    await day.alarm({ name: "CPU high" });
    expect(ops().card().mentions).toEqual(["here"]);
  });
});

it("P28: Slack Connect: a person of the other company sees the cards, and presses, asks and sets nothing", async () => {
  await day.cloud.slack.share(ops().id);
  const mallory = day.cloud.slack.bringOutsider(ops().id, "Mallory");
  await day.settled();
  await day.alarm({ name: "theirs to see" });
  const shown = () =>
    JSON.stringify(
      ops()
        .messages()
        .filter(({ author }) => author === "marbot"),
    );
  const before = shown();
  const open = day.cloud.slack.views().length;

  for (const label of ["Acknowledge", "Pass", "Close"]) expect(await ops().press(label, mallory)).toBe(200);
  const welcome = ops().welcome()?.id;
  expect(await ops().press("Configure", mallory, welcome)).toBe(200);
  expect(await ops().press("Send a test", mallory, welcome)).toBe(200);
  for (const words of ["what is my endpoint id?", "open alerts", "help", "this is 111111111111 mine", "I'm on duty"])
    expect(await ops().say(mallory, words, { mention: true })).toBe(200);
  await day.fastForward("5 seconds");

  expect(shown()).toBe(before);
  expect(ops().told(mallory)).toEqual([]);
  expect(day.cloud.slack.views()).toHaveLength(open);
  expect((await day.events()).map(({ fate }) => fate)).toEqual(["shown"]);
});
