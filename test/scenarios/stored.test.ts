import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

/** What a table holds, as plain attribute names and one text with all its values. */
const stored = async (table: string) => {
  const items = await day.cloud.engines.tables.scan(`marbot-local-${table}`);
  return { items, text: JSON.stringify(items), attributes: (item: object) => Object.keys(item).sort() };
};

it("P03 P41: a plain SNS subscription, or one curl, is all that a team needs", async () => {
  const endpoint = await day.slack.channel("ops").endpoint();
  await day.cloud.subscribe(endpoint);
  await day.alarm({ name: "by-sns" });
  await day.post("by curl");

  const shown = day.slack
    .channel("ops")
    .cards()
    .map(({ text }) => text);
  expect(shown.some((text) => text.includes("by-sns"))).toBe(true);
  expect(shown.some((text) => text.includes("by curl"))).toBe(true);
});

it("P21 P22: of a Slack workspace exactly id, name, bot user, token and scopes are kept, the token encrypted", async () => {
  const { items, text, attributes } = await stored("customers");
  const slack = items.find((item) => JSON.stringify(item).includes('"slack"')) ?? {};

  expect(attributes(slack)).toEqual([
    "botUser",
    "installedAt",
    "name",
    "pk",
    "platform",
    "scopes",
    "sk",
    "token",
    "workspace",
  ]);
  expect(text).not.toContain("xoxb-");
});

it("P24 P25 P26: of a Teams tenant exactly its id, the bot user, the service endpoint and the teams are kept", async () => {
  const { items, attributes } = await stored("customers");
  const teams = items.find((item) => JSON.stringify(item).includes('"teams"')) ?? {};

  expect(attributes(teams)).toEqual([
    "botUser",
    "installedAt",
    "pk",
    "platform",
    "serviceUrl",
    "sk",
    "teams",
    "workspace",
  ]);
});

it("P16 P43: an endpoint maps to a channel and its name; no address can be made from what is stored", async () => {
  const { items, text } = await stored("endpoints");
  const addresses = (await day.cloud.endpoints()).map(({ url }) => url.split("/").at(-1) ?? "");

  expect(items.length).toBeGreaterThan(0);
  expect(addresses.length).toBe(4);
  for (const address of addresses) expect(text).not.toContain(address);
  for (const table of ["customers", "events", "alerts", "escalations"]) {
    const { text: other } = await stored(table);
    for (const address of addresses) expect(other).not.toContain(address);
  }
});

it("P14 P15: alerts and escalations speak of people by id only", async () => {
  for (const platform of ["slack", "teams"] as const) {
    await day.alarm({ name: "cpu-high" }, { platform });
    await day.fastForward("6 minutes");
    const ops = day[platform].channel("ops");
    await ops.press("Acknowledge", "Ada", ops.cards()[0]?.id);
  }
  const ids = day.cloud
    .users()
    .filter(({ name }) => name.startsWith("Ada"))
    .map(({ id }) => id);
  const alerts = (await stored("alerts")).text;
  const escalations = (await stored("escalations")).text;

  expect(ids.some((id) => alerts.includes(id))).toBe(true);
  expect(escalations.length).toBeGreaterThan(10);
  for (const { name } of day.cloud.users()) {
    expect(alerts).not.toMatch(new RegExp(`\\b${name}\\b`));
    expect(escalations).not.toMatch(new RegExp(`\\b${name}\\b`));
  }
});

it("P43: an address is in no log, whatever happens at the door", async () => {
  const address = (await day.slack.channel("ops").endpoint()).split("/").at(-1) ?? "";
  await day.alarm({ name: "cpu-high" });
  for (let count = 0; count < 12; count += 1) await day.post({ check: "disk" });
  await day.request("POST", `/v1/endpoint/${address.slice(0, -1)}x`);
  await day.request("GET", `/v1/endpoint/${address}`);
  await day.post("{not json", { headers: { "content-type": "application/json" } });

  expect(day.logs.length).toBeGreaterThan(10);
  expect(JSON.stringify(day.logs)).not.toContain(address);
});
