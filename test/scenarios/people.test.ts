import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Strategy } from "../../functions/domain/endpoint.ts";
import { type Operation, partitionKey } from "../../functions/records.ts";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

const PEOPLE = ["Ada", "Ben", "Chloe", "Dev"];

/** The channel's settings, as its people save them. */
const configure = async (platform: "slack" | "teams", strategy: Strategy, answers: Record<string, string> = {}) => {
  const { engines, program } = day.cloud;
  const endpoint = (await day.cloud.endpoints()).find((one) => one.platform === platform && one.name === "ops");
  if (!endpoint) throw new Error("ops has no endpoint");
  const id = new URL(endpoint.url).pathname.split("/").at(-1) ?? "";
  const about = { v: 1, customer: id.slice(1, 13), endpoint: id.slice(13, 19) } as const;
  const form = {
    ...{ "alert-window": "7 days", "notification-window": "1 min", class: "by-kind", step: "5 min", mentions: "on" },
    ...{ address: "keep", delete: "", strategy, ...answers },
  };
  const record: Operation = {
    ...{ ...about, type: "configured", id: `form-${strategy}`, at: day.now(), platform, actor: "U0ADA000001" },
    ...{ answers: form, vouched: true },
  };
  const stream = engines.streams.stream(
    String(program.resources.find(({ type }) => type === "aws:kinesis/stream:Stream")?.outputs.name),
  );
  if (!stream) throw new Error("there is no stream");
  engines.streams.put(stream, {
    partitionKey: partitionKey(record),
    data: Buffer.from(JSON.stringify(record)).toString("base64"),
  });
  await day.settled();
  await day.fastForward("61 seconds");
};

describe.each(["slack", "teams"] as const)("in %s", (platform) => {
  const ops = () => day[platform].channel("ops");
  const alarm = (state: "ALARM" | "OK" = "ALARM", name = "cpu-high") => day.alarm({ name, state }, { platform });
  /** Who has a card by direct message. */
  const asked = () => PEOPLE.filter((person) => cardsOf(person).length > 0);
  const cardsOf = (person: string) =>
    directOf(person).filter(({ buttons, text }) => buttons.length > 0 || /cpu-high/.test(text));
  const directOf = (person: string) => {
    try {
      return day[platform].direct(person).cards();
    } catch {
      return [];
    }
  };
  const posts = () =>
    ops()
      .messages()
      .filter(({ thread, onlyFor, text }) => !thread && !onlyFor && /cpu-high/.test(text));

  beforeEach(() => configure(platform, "people"));

  it("asks one person by direct message with all details, after five minutes another, then the channel", async () => {
    await alarm();
    await day.fastForward("5 seconds");
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.mentions).toEqual([]);
    expect(asked()).toHaveLength(1);
    const [first = ""] = asked();
    const [card] = cardsOf(first);
    expect(card?.text).toContain("cpu-high");
    expect(card?.buttons.map(({ label }) => label)).toEqual(expect.arrayContaining(["Acknowledge", "Pass", "Close"]));
    await day.fastForward("5 minutes");
    expect(asked()).toHaveLength(2);
    expect(posts()).toHaveLength(1);
    await day.fastForward("5 minutes");
    expect(asked()).toHaveLength(2);
    expect(posts()).toHaveLength(2);
    if (platform === "slack") expect(posts()[1]?.mentions).toEqual(["here"]);
    else expect(posts()[1]?.mentions.length).toBeGreaterThan(1);
    await day.fastForward("5 minutes");
    if (platform === "slack") expect(posts()[2]?.mentions).toEqual(["channel"]);
    await day.fastForward("2 hours");
    expect(posts()).toHaveLength(3);
    expect(asked()).toHaveLength(2);
    const shown = posts()[0];
    const story = [
      shown?.text,
      ...ops()
        .thread(shown?.id)
        .map(({ text }) => text),
    ].join("\n");
    for (const person of asked()) expect(story).toMatch(new RegExp(`asked @?${person} by direct message`));
  });

  it("acknowledging in the direct message updates every place where the alert is shown, and ends the asking", async () => {
    await alarm();
    await day.fastForward("5 seconds");
    const [first = ""] = asked();
    expect(await day[platform].direct(first).press("Acknowledge", first, cardsOf(first)[0]?.id)).toBe(200);
    await day.fastForward("5 seconds");
    expect(ops().card().text).toMatch(new RegExp(`Acknowledged by @?${first}`));
    expect(cardsOf(first)[0]?.text).toMatch(/Acknowledged by/);
    await day.fastForward("1 hour");
    expect(asked()).toEqual([first]);
    await alarm("OK");
    await day.fastForward("5 seconds");
    expect(ops().card().text).toContain("Auto-closed");
    expect(cardsOf(first)[0]?.text).toContain("Auto-closed");
  });

  it("passing asks the next at once; whoever acknowledges in the channel has it as a direct message too", async () => {
    await alarm();
    await day.fastForward("5 seconds");
    const [first = ""] = asked();
    await day[platform].direct(first).press("Pass", first, cardsOf(first)[0]?.id);
    await day.fastForward("5 seconds");
    expect(asked()).toHaveLength(2);
    const outsider = PEOPLE.find((person) => !asked().includes(person)) ?? "";
    await ops().press("Acknowledge", outsider);
    await day.fastForward("5 seconds");
    expect(asked()).toContain(outsider);
    expect(cardsOf(outsider)[0]?.text).toMatch(/Acknowledged by/);
  });

  it("asks whoever acknowledged last first", async () => {
    await alarm();
    await ops().press("Acknowledge", "Dev");
    await day.fastForward("1 minute");
    await alarm("ALARM", "cpu-high-2");
    await day.fastForward("5 seconds");
    const titles = directOf("Dev").map(({ text }) => text);
    expect(titles.some((text) => text.includes("cpu-high-2"))).toBe(true);
  });
});

it("Slack, presence: a storm rings nobody more than three times in five minutes, and counts the rest", async () => {
  await configure("slack", "people");
  for (let group = 0; group < 3; group += 1) {
    const alerts = Array.from({ length: 10 }, (_, index) => ({
      status: "firing",
      labels: { alertname: "Disk", instance: `db-${group}${index}` },
    }));
    await day.post({ version: "4", groupKey: `{}:{${group}}`, alerts });
  }
  await day.fastForward("4 minutes");
  const directs = PEOPLE.map((person) => day.slack.direct(person).cards());
  expect(directs.map((cards) => cards.length)).toEqual([3, 3, 3, 3]);
  const more = directs.flat().flatMap(({ text }) => Number(/You are asked for: (\d+) more alert/.exec(text)?.[1] ?? 0));
  expect(more.reduce((sum, count) => sum + count)).toBe(30 - 12);
  const rung = day.cloud.conversations().filter(({ platform, kind }) => platform === "slack" && kind === "direct");
  expect(rung.map(({ notified }) => notified?.length)).toEqual([3, 3, 3, 3]);

  const ada = day.slack.direct("Ada");
  await ada.say("Ada", "open alerts");
  expect(ada.messages().at(-1)?.text).toContain("Nobody has acknowledged (30)");
});

describe("who is there, in Slack", () => {
  const idOf = (person: string) =>
    day.cloud.users().find(({ platform, name }) => platform === "slack" && name === person)?.id ?? "";
  const set = (person: string, now: { presence?: "active" | "away"; dnd?: boolean }) =>
    day.cloud.platform("slack").setPresence(idOf(person), now);
  const asked = () => PEOPLE.filter((person) => day.slack.direct(person).cards().length > 0);

  beforeEach(() => configure("slack", "people"));

  it("asks nobody who is away or does not want to be disturbed", async () => {
    set("Ada", { presence: "away" });
    set("Ben", { dnd: true });
    set("Chloe", { presence: "away" });
    await day.alarm({ name: "cpu-high" });
    await day.fastForward("5 seconds");
    expect(asked()).toEqual(["Dev"]);
  });

  it("skips the steps with nobody to ask at once: the channel is asked within seconds", async () => {
    for (const person of PEOPLE) set(person, { presence: "away" });
    await day.alarm({ name: "cpu-high" });
    await day.fastForward("5 seconds");
    expect(asked()).toEqual([]);
    const posts = day.slack
      .channel("ops")
      .messages()
      .filter(({ thread, text }) => !thread && /cpu-high/.test(text));
    expect(posts.map(({ mentions }) => mentions)).toEqual([[], ["here"]]);
  });

  it("goes on to the channel where Slack does not tell who is there", async () => {
    day.fault({ target: "slack", operation: "users.getPresence", status: 500, times: 50 });
    await day.alarm({ name: "cpu-high" });
    await day.fastForward("10 seconds");
    expect(asked()).toEqual([]);
    const posts = day.slack
      .channel("ops")
      .messages()
      .filter(({ thread, text }) => !thread && /cpu-high/.test(text));
    expect(posts.map(({ mentions }) => mentions)).toEqual([[], ["here"]]);
  });

  it("asks the next at once when the person cannot be reached by direct message", async () => {
    for (const person of ["Ben", "Chloe", "Dev"]) set(person, { presence: "away" });
    await day.alarm({ name: "cpu-high" });
    await day.slack.channel("ops").press("Acknowledge", "Ada");
    await day.slack.channel("ops").press("Close", "Ada");
    await day.fastForward("1 minute");
    set("Ben", { presence: "active" });
    // Who is a member is looked up every five minutes: that she has left is found when she is asked.
    day.cloud.slack.deactivate(idOf("Ada"));
    await day.alarm({ name: "disk-full" });
    await day.fastForward("5 seconds");
    const shown = (person: string) =>
      day.slack
        .direct(person)
        .cards()
        .filter(({ text }) => text.includes("disk-full"));
    expect([shown("Ada").length, shown("Ben").length]).toEqual([0, 1]);
    await day.fastForward("3 minutes");
    const ops = day.slack.channel("ops");
    const thread = ops.thread(ops.cards().find(({ text }) => text.startsWith("disk-full"))?.id);
    expect(thread.map(({ text }) => text).join()).toContain("cannot be reached by direct message");
  });
});
