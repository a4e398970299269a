import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

describe.each(["slack", "teams"] as const)("a person's home in %s", (platform) => {
  it("shows my open alerts, missed alerts, and my channels with their health", async () => {
    const home = () => day[platform].home("Ada");
    expect((await home()).text).toContain("Nothing is open, and nothing was missed");
    expect((await home()).text).toContain("nothing came for 14 days");

    await day.fastForward("10 seconds");
    await day.alarm({ name: "CPU high" }, { platform });
    await day.fastForward("10 seconds");
    await day[platform].channel("ops").press("Acknowledge", "Ada");
    await day.fastForward("10 seconds");
    await day.alarm({ name: "Disk full" }, { platform });
    await day.fastForward("6 minutes");
    const { text } = await home();
    expect(text).toMatch(/Yours \(1\)[\s\S]*CPU high · Acknowledged by @?Ada/);
    expect(text).toMatch(/Nobody has acknowledged \(1\)[\s\S]*Disk full · Open: everybody was asked/);
    expect(text).toMatch(/Missed \(1\)[\s\S]*Disk full/);
    expect(text).toMatch(/Your channels[\s\S]*#ops[\s\S]*last news/);
  });
});

it("Slack, App Home: says what to do first where there is nothing yet", async () => {
  await day.cloud.slack.install("Globex");
  await day.settled();
  const person = day.cloud.platform("slack").people().at(-1)?.id ?? "";
  const { text, buttons } = await day.slack.home(person);
  expect(text).toMatch(/Three steps to the first alarm:[\s\S]*\/invite @marbot[\s\S]*Send a test/);
  expect(buttons.map(({ label }) => label)).toEqual(["Help"]);
  expect(text).not.toContain("#ops");
});

it("says in the home, and in other channels, that a channel cannot be reached", async () => {
  const ops = day.slack.channel("ops");
  await day.cloud.slack.archive(ops.id);
  await day.settled();
  await day.alarm({ name: "CPU high" });
  await day.alarm({ name: "Disk full" });
  const told = day.slack.channel("deployments").messages();
  expect(told.map(({ text }) => text).join("\n")).toContain("Alerts of #ops cannot be shown");
  expect(told).toHaveLength(1);
  expect((await day.slack.home("Ada")).text).toContain("#ops cannot be reached: it is archived");

  await day.cloud.slack.unarchive(ops.id);
  await day.settled();
  await day.fastForward("2 minutes");
  await day.alarm({ name: "Memory high" });
  await day.fastForward("10 seconds");
  expect((await day.slack.home("Ada")).text).not.toContain("cannot be reached");
});
