import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());
const ops = () => day.slack.channel("ops");
/** Cards of alerts, without the posts that ask again. */
const cards = (channel = ops()) =>
  channel.cards().filter(({ text }) => text.includes("Region") || text.includes("check"));
const fates = async () => (await day.events()).map(({ fate }) => fate).sort();

it("Slack that answers 429, then 500, loses nothing, keeps the order, and the card says how late it is", async () => {
  day.fault({ target: "slack", operation: "chat.postMessage", status: 429, times: 1, retryAfter: 40 });
  day.fault({ target: "slack", operation: "chat.postMessage", status: 500, times: 2 });
  await day.alarm({ name: "first" });
  await day.alarm({ name: "second" });
  expect(ops().cards()).toEqual([]);
  await day.fastForward("10 minutes");

  expect(cards().map(({ text }) => /first|second/.exec(text)?.[0])).toEqual(["first", "second"]);
  expect(cards()[0]?.text).toMatch(/late/);
  expect(await fates()).toEqual(["shown", "shown"]);
});

it("Teams that is down for long holds nothing up in Slack, and gets everything when it is back", async () => {
  day.fault({ target: "teams", status: 503, times: 60 });
  await day.alarm({ name: "in-teams" }, { platform: "teams" });
  await day.alarm({ name: "in-slack" });
  await day.fastForward("30 minutes");
  expect(cards()).toHaveLength(1);
  expect(day.teams.channel("ops").cards()).toEqual([]);

  await day.fastForward("6 hours");
  expect(cards(day.teams.channel("ops"))).toHaveLength(1);
});

describe.each(["ingest", "process", "escalate", "deliver-slack", "tick"])("%s that dies in the middle", (name) => {
  it("changes nothing in the end", async () => {
    day.kill(name);
    const status = await day.alarm({ name: "cpu-high" });
    await day.fastForward("3 minutes");
    day.kill(name);
    await day.fastForward("3 minutes");
    await day.alarm({ name: "cpu-high", state: "OK" });
    await day.fastForward("10 minutes");

    expect(status === 204 || name === "ingest").toBe(true);
    const cards = ops().cards();
    expect(cards.filter(({ text }) => text.includes("Auto-closed"))).toHaveLength(1);
    expect((await day.events()).every(({ fate }) => fate !== "failed")).toBe(true);
    expect(day.calls().denied).toBe(0);
  });
});

describe.each(["dynamodb", "kinesis", "sqs", "states"] as const)("%s that fails for a while", (target) => {
  it("loses no event that was answered 204, and no escalation", async () => {
    day.fault({ target, status: 500, times: 12 });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await day.post({ check: `disk-${count}` })).status);
    await day.fastForward("10 minutes");

    const accepted = statuses.filter((status) => status === 204).length;
    expect(statuses.every((status) => status === 204 || status === 503)).toBe(true);
    expect((await day.events()).every(({ fate }) => fate === "shown" || fate === "merged")).toBe(true);
    expect((await day.events()).length).toBe(accepted);
  });
});

it("a card that somebody deleted comes back once, and its escalation goes on", async () => {
  await day.alarm({ name: "cpu-high" });
  day.cloud.slack.deleteMessage(ops().id, ops().card().id);
  expect(ops().cards()).toEqual([]);
  await day.fastForward("1 minute");
  await day.alarm({ name: "cpu-high" });
  await day.fastForward("5 minutes");

  expect(
    ops()
      .cards()
      .filter(({ text }) => text.includes("2 events")),
  ).toHaveLength(1);
  expect(
    ops()
      .messages()
      .some(({ mentions }) => mentions.includes("channel")),
  ).toBe(true);
});

it("P42: an endpoint takes its burst, refuses the rest with Retry-After, and tells its channel once, then the number", async () => {
  const answers = [];
  for (let count = 0; count < 14; count += 1) answers.push(await day.post({ check: "disk", count }));
  expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(204), ...Array(4).fill(429)]);
  expect(Number(answers[10]?.headers["retry-after"])).toBeGreaterThan(0);

  const told = () =>
    ops()
      .cards()
      .filter(({ text }) => text.includes("Too many events"));
  expect(told()).toHaveLength(1);
  await day.fastForward("10 minutes");
  expect(told()).toHaveLength(1);
  expect(told()[0]?.text).toMatch(/Refused: 4/);
});

it("SNS tries again what was refused, and every alarm arrives", async () => {
  for (let count = 0; count < 10; count += 1) await day.post({ check: "disk" });
  expect(await day.alarm({ name: "cpu-high" })).toBe(429);
  await day.fastForward("2 minutes");

  expect(
    ops()
      .cards()
      .some(({ text }) => text.includes("cpu-high")),
  ).toBe(true);
});

it.each(["slack", "teams"] as const)(
  "a press on a card of %s whose alert is gone tells the presser so",
  async (platform) => {
    const channel = day[platform].channel("ops");
    await day.alarm({ name: "cpu-high" }, { platform });
    const { id, buttons } = channel.card();
    const button = buttons.find(({ label }) => label === "Acknowledge")?.id ?? "";
    await day.fastForward("15 days");
    const user = day.cloud.users().find((one) => one.platform === platform && one.name.startsWith("Ada"))?.id ?? "";
    await day.cloud.platform(platform).press({ conversation: channel.id, message: id, button, user });
    await day.settled();

    expect(
      channel
        .told("Ada")
        .map(({ text }) => text)
        .join(),
    ).toContain("gone");
  },
  180_000,
);
