import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { customerId } from "../../functions/domain/customer.ts";
import { everywhere, traces } from "../support/traces.ts";
import { type World, world } from "../support/world.ts";

/** A day goes by, minute by minute. */
const DAY_MS = 600_000;

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

type Name = "slack" | "teams";

const idOf = (platform: Name) => customerId(platform, platform === "slack" ? "T0MARBOT001" : day.cloud.teams.tenant);

/** Ids and names of the customer, its channels and people, and what its alarms said. */
const wordsOf = (platform: Name): readonly string[] => {
  const own = day.cloud.conversations().filter((one) => one.platform === platform);
  const users = day.cloud.users().filter((one) => one.platform === platform);
  return [
    idOf(platform),
    ...(platform === "slack" ? ["T0MARBOT001", "U0MARBOT001"] : [day.cloud.teams.tenant, day.cloud.teams.team]),
    ...own.map(({ conversation }) => conversation),
    ...users.map(({ id }) => id),
    `secret-of-${platform}`,
  ];
};

/** A day at work: alarms in two channels, one escalated, one acknowledged, one recovered, one that failed; a note; a storm. */
const work = async (platform: Name) => {
  const name = `secret-of-${platform}`;
  const ops = day[platform].channel("ops");
  await day.alarm({ name }, { platform });
  await day.fastForward("6 minutes");
  await ops.press("Acknowledge", "Ada", ops.cards().find(({ text }) => text.includes(name))?.id);
  await ops.say("Ada", `this is 111111111111 ${name} production`, { mention: true });
  await day[platform].direct("Ben").say("Ben", "open alerts");
  await day.alarm({ name: `${name}-2` }, { platform, channel: "deployments" });
  await day.alarm({ name: `${name}-3` }, { platform });
  await day.alarm({ name: `${name}-3`, state: "OK" }, { platform });
  await day.alarm({ name: `${name}-unknown`, state: "OK" }, { platform });
  for (let count = 0; count < 12; count += 1) await day.post({ check: `${name}-${count}` }, { platform });
  await day.fastForward("7 minutes");
  expect((await traces(day, wordsOf(platform))).length).toBeGreaterThan(10);
};

/** Everything but the opaque ids of the executions' inputs, which the page of copies names with a life of their own. */
const left = async (platform: Name) => {
  const all = await traces(day, wordsOf(platform));
  // The bot's own home tenant is the operator's, and on the laptop there is but one.
  const owners = platform === "teams" ? [`secrets: ${day.cloud.teams.tenant}`] : [];
  return all.filter((trace) => ![`executions: ${idOf(platform)}`, ...owners].includes(trace));
};

it.each(["slack", "teams"] as const)(
  "P23 P27: 24 hours after it was uninstalled from %s nothing of the customer is left anywhere",
  async (platform) => {
    await work(platform);
    const other = platform === "slack" ? "teams" : "slack";
    await work(other);
    const addresses = (await day.cloud.endpoints()).filter((one) => one.platform === platform).map(({ url }) => url);
    await day.cloud.platform(platform).uninstall();
    await day.settled();

    for (const address of addresses)
      expect((await day.request("POST", new URL(address).pathname, { body: "too late" })).status).toBe(410);
    // Customer, endpoints and addresses at once, the rest within minutes.
    expect((await day.cloud.customers()).map((one) => one.platform)).toEqual([other]);
    expect((await day.cloud.endpoints()).some((one) => one.platform === platform)).toBe(false);
    await day.fastForward("15 minutes");
    const { events, alerts, escalations } = await everywhere(day);
    for (const table of [events, alerts, escalations]) expect(table).not.toContain(idOf(platform));

    await day.fastForward("24 hours");
    expect(await left(platform)).toEqual([]);
    expect((await traces(day, [idOf(other)])).length).toBeGreaterThan(0);
  },
  DAY_MS,
);

it(
  "P23 P27: removing the bot from a channel deletes what the channel had, and nothing else",
  async () => {
    await work("slack");
    const number = async () => {
      const items = await day.cloud.engines.tables.scan("marbot-local-endpoints");
      return items.flatMap(({ channelId, number: own }) => (channelId?.S === "C0OPS000001" ? [String(own?.S)] : []))[0];
    };
    const ops = await number();
    await day.cloud.slack.kick("C0OPS000001");
    // A few minutes more than a day: until its alerts are deleted, what is due for them travels on the stream.
    await day.fastForward("15 minutes");
    await day.fastForward("24 hours");

    const words = ["C0OPS000001", `${idOf("slack")}#${ops}`, `${idOf("slack")}-${ops}`];
    expect((await traces(day, words)).filter((trace) => !trace.startsWith("executions"))).toEqual([]);
    expect(await traces(day, ["secret-of-slack-2"])).toContain("alerts: secret-of-slack-2");
  },
  DAY_MS,
);

it(
  "a crash of the deletion, and an outage of the tables in the middle of it, only put it off",
  async () => {
    await work("slack");
    await day.cloud.slack.uninstall();
    await day.settled();
    day.kill("remove");
    await day.fastForward("5 minutes");
    day.fault({ target: "dynamodb", operation: "BatchWriteItem", status: 500, times: 12 });
    await day.fastForward("1 hour");
    const { events, alerts, escalations } = await everywhere(day);
    for (const table of [events, alerts, escalations]) expect(table).not.toContain(idOf("slack"));

    await day.fastForward("24 hours");
    expect(await left("slack")).toEqual([]);
  },
  DAY_MS,
);

it(
  "what a record from before the uninstallation writes late is found by the last look",
  async () => {
    await work("slack");
    const address = await day.slack.channel("ops").endpoint();
    await day.request("POST", new URL(address).pathname, { body: "secret-of-slack-late" });
    await day.cloud.slack.uninstall();
    await day.fastForward("1 hour");
    // The stream held a record up for hours: what it speaks of is gone, and its fate is stored all the same.
    const { streams } = day.cloud.engines;
    const stream = streams.stream("marbot-local-operations");
    const kept = streams.snapshot() as { streams: Record<string, { partitionKey: string; data: string }[][]> };
    const late = Object.values(kept.streams)
      .flat(2)
      .filter(({ data }) => Buffer.from(data, "base64").toString().includes("secret-of-slack-late"));
    expect(late).toHaveLength(1);
    for (const record of late) if (stream) streams.put(stream, record);
    await day.settled();
    expect((await everywhere(day)).events).toContain(idOf("slack"));

    await day.fastForward("24 hours");
    expect(await left("slack")).toEqual([]);
  },
  DAY_MS,
);

it(
  "a re-installation during the deletion ends in a working, empty installation",
  async () => {
    await work("slack");
    const old = await day.slack.channel("ops").endpoint();
    await day.cloud.slack.uninstall();
    await day.settled();
    await day.fastForward("1 minute");
    await day.cloud.slack.install("Acme");
    await day.slack.channel("ops").invite();
    expect(day.cloud.conversations().length).toBeGreaterThan(0);
    await day.fastForward("3 minutes");
    await day.alarm({ name: "after-it" });
    await day.fastForward("24 hours");

    expect(await traces(day, ["secret-of-slack"])).toEqual([]);
    expect(await traces(day, ["after-it"])).toContain("alerts: after-it");
    const address = await day.slack.channel("ops").endpoint();
    expect(address).not.toBe(old);
    await day.alarm({ name: "still-works" });
    expect(day.slack.channel("ops").card().text).toContain("still-works");
    expect((await day.request("POST", new URL(old).pathname, { body: "old" })).status).toBe(410);
  },
  DAY_MS,
);

it(
  "a lost signal is found: a workspace or a team that is gone twice in a row is deleted as if it had said so",
  async () => {
    await work("slack");
    await work("teams");
    await day.cloud.slack.uninstall(undefined, true);
    await day.cloud.teams.uninstall(undefined, true);
    await day.settled();
    expect(await day.cloud.customers()).toHaveLength(2);

    await day.fastForward("13 hours");
    expect(await day.cloud.customers()).toEqual([]);
    expect(await day.cloud.endpoints()).toEqual([]);
    await day.fastForward("24 hours");
    for (const platform of ["slack", "teams"] as const) expect(await left(platform)).toEqual([]);
  },
  2 * DAY_MS,
);

it(
  "an outage of a platform is no uninstallation, and one look that fails keeps nobody else from being looked at",
  async () => {
    for (const error of ["internal_error", "ratelimited", "ekm_access_denied"]) {
      day.fault({ target: "slack", operation: "auth.test", status: 200, error, times: 3 });
      await day.fastForward("13 hours");
    }
    day.fault({ target: "slack", operation: "auth.test", status: 200, error: "account_inactive", times: 1 });
    day.fault({ target: "teams", operation: "getTeamDetails", status: 404, times: 1 });
    await day.fastForward("26 hours");

    expect(await day.cloud.customers()).toHaveLength(2);
    expect(await day.cloud.endpoints()).toHaveLength(4);
  },
  3 * DAY_MS,
);

it(
  "the workspace's name follows, as Slack tells it",
  async () => {
    day.cloud.slack.renameWorkspace("Acme", "Acme Limited");
    await day.fastForward("13 hours");

    expect((await day.cloud.customers()).map(({ name }) => name)).toContain("Acme Limited");
  },
  DAY_MS,
);
