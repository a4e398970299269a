import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

describe.each(["slack", "teams"] as const)("the bot comes into a channel of %s", (platform) => {
  it("says what it is, the address, how to try it and how to set an account up", async () => {
    const ops = day[platform].channel("ops");
    const welcome = ops.welcome();
    expect(welcome).toMatchObject({ author: "marbot", mentions: [] });
    expect(welcome?.text).toContain(await ops.endpoint());
    expect(welcome?.text).toContain(`curl -d "Hello from $(hostname)" ${await ops.endpoint()}`);
    expect(welcome?.text).toContain("#ops");
    expect(welcome?.buttons.map(({ label }) => label)).toEqual([
      "Subscribe an SNS topic",
      "Send a test",
      "Configure",
      "Help",
    ]);

    const { pathname } = new URL(/curl -d "[^"]+" (\S+)/.exec(welcome?.text ?? "")?.[1] ?? "");
    expect((await day.request("POST", pathname, { body: "Hello from a laptop" })).status).toBe(204);
    expect(ops.card().text).toContain("Hello from a laptop");
  });

  it("sends a test the way real alarms come, and shows the way back", async () => {
    const ops = day[platform].channel("ops");
    expect(await ops.press("Send a test", "Ada", ops.welcome()?.id)).toBe(200);
    expect(ops.card().text).toContain("Test alert: this is how an alarm looks");
    await day.fastForward("10 seconds");

    await ops.press("Acknowledge", "Ada");
    expect(ops.card().text).toMatch(/Acknowledged by @?Ada/);
    await day.fastForward("10 seconds");
    await ops.press("Close", "Ada");
    expect(ops.card().text).toMatch(/Closed by @?Ada/);
    expect((await day.events()).map(({ fate }) => fate)).toEqual(["shown"]);

    await day.fastForward("10 seconds");
    await ops.say("Ada", "send a test notification", { mention: true });
    expect(ops.card().text).toContain("Notification");
    expect(ops.card()).toMatchObject({ buttons: [], mentions: [] });
  });
});

it("a channel that the bot joins twice, or is told of twice, is welcomed once for each invitation", async () => {
  const random = day.slack.channel("random");
  await random.invite();
  expect(random.messages().filter(({ text }) => text.startsWith("marbot is here"))).toHaveLength(1);
  expect(random.welcome()?.text).toContain("alerts for #random");

  await day.cloud.slack.kick(random.id);
  await day.settled();
  await day.fastForward("1 minute");
  await random.invite();
  expect(random.messages().filter(({ text }) => text.startsWith("marbot is here"))).toHaveLength(2);
  expect(random.welcome()?.text).toContain("Earlier addresses are gone for good");
});

it("in a channel shared with another company the address is told to a member of ours alone, who asks", async () => {
  const random = day.slack.channel("random");
  await day.cloud.slack.share(random.id);
  await day.settled();
  await random.invite();
  const address = await random.endpoint();
  expect(random.welcome()?.text).toContain("This channel is shared with another company");
  expect(JSON.stringify(random.messages())).not.toContain(address);

  await day.fastForward("10 seconds");
  await random.say("Ada", "what is my endpoint id?", { mention: true });
  expect(random.told("Ada").at(-1)?.text).toContain(address);
  expect(JSON.stringify(random.messages().filter(({ onlyFor }) => !onlyFor))).not.toContain(address);
});

it("Slack, events: a channel that is unshared is the customer's own again, and has the same address", async () => {
  const random = day.slack.channel("random");
  await day.cloud.slack.share(random.id);
  await random.invite();
  const address = await random.endpoint();

  expect(await day.cloud.slack.unshare(random.id)).toMatchObject({ status: 200 });
  await day.settled();
  await day.fastForward("10 seconds");
  await random.say("Ada", "what is my endpoint id?", { mention: true });
  await day.settled();
  expect(JSON.stringify(random.messages().filter(({ onlyFor }) => !onlyFor))).toContain(address);
  expect(await random.endpoint()).toBe(address);
});

it("what a person sees of other channels is never said in one that others read", async () => {
  const random = day.slack.channel("random");
  await random.invite();
  await day.slack.channel("ops").say("Ada", "this is 111111111111 secret-project", { mention: true });
  await day.alarm({ name: "checkout-is-down" });
  await day.cloud.slack.share(random.id);
  await day.settled();
  const everybody = () => JSON.stringify(random.messages().filter(({ onlyFor }) => !onlyFor));

  await random.say("Ada", "home", { mention: true });
  await day.settled();
  expect(random.told("Ada").at(-1)?.text).toContain("checkout-is-down");
  await random.say("Ada", "accounts", { mention: true });
  await day.settled();
  expect(random.told("Ada").at(-1)?.text).toContain("secret-project");
  expect(everybody()).not.toMatch(/checkout-is-down|secret-project/);
});
