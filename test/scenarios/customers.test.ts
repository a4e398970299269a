import { afterEach, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

/** Weeks go by, minute by minute: seconds on an idle machine, a minute on a busy one. */
const WEEKS_MS = 180_000;

let day: World;
afterEach(() => day.stop());

it("P28: two customers never meet: neither sees, nor touches, what is the other's", async () => {
  day = await world();
  await day.alarm({ name: "slack-secret" });
  await day.alarm({ name: "teams-secret" }, { platform: "teams" });
  const slack = day.slack.channel("ops");
  const teams = day.teams.channel("ops");
  const everything = (platform: "slack" | "teams") =>
    JSON.stringify(day.cloud.conversations().filter((one) => one.platform === platform));

  expect(everything("slack")).not.toContain("teams-secret");
  expect(everything("teams")).not.toContain("slack-secret");

  await slack.press("Acknowledge", "Ada");
  expect(teams.card().text).not.toContain("Acknowledged");
});

it(
  "P13 P14 P15: 14 days later nothing can be read, and nothing lies in the tables once they were swept",
  async () => {
    day = await world();
    await day.alarm({ name: "cpu-high" });
    await day.fastForward("10 minutes");
    await day.slack.channel("ops").press("Close", "Ada", day.slack.channel("ops").cards()[0]?.id);
    expect(await day.events()).toHaveLength(1);
    await day.fastForward("14 days");
    await day.fastForward("1 hour");

    expect(await day.events()).toEqual([]);
  },
  WEEKS_MS,
);

it(
  "an alert that stays open for 15 days goes on in a new card each week while it repeats, and expires when it does not",
  async () => {
    day = await world();
    const ops = day.slack.channel("ops");
    for (let count = 0; count < 15; count += 1) {
      await day.alarm({ name: "cpu-high" });
      await day.fastForward("1 day");
    }
    const cards = () => ops.cards().filter(({ text }) => text.includes("Region"));
    expect(cards().filter(({ text }) => text.includes("continued in a newer card"))).toHaveLength(2);
    expect(cards()).toHaveLength(3);
    await day.fastForward("14 days");

    expect(cards()).toHaveLength(3);
    expect(cards().at(-1)?.text).toMatch(/expired/);
  },
  WEEKS_MS,
);
