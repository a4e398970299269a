import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { scopeNames } from "../../functions/chat/slack/app.ts";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

const installations = async () =>
  (await day.cloud.installations())
    .filter(({ platform }) => platform === "slack")
    .map(({ name, customer }) => [name, customer !== undefined]);
const customer = async (name: string) => (await day.cloud.customers()).find((one) => one.name === name)?.id ?? "";
const customerOf = async (platform: string, name: string) =>
  (await day.cloud.installations()).find((one) => one.platform === platform && one.name === name)?.customer;
const add = async (name: string) => {
  const answer = await day.cloud.slack.install(name);
  await day.settled();
  return answer;
};
const invite = async (channel: string, place: string) => {
  await day.cloud.slack.invite(channel, place);
  await day.settled();
};
const addressIn = async (name: string, channel = "ops") => {
  const id = await customer(name);
  return (await day.cloud.endpoints()).find((one) => one.customer === id && one.name === channel)?.url ?? "";
};
const statusOf = async (address: string) =>
  (await day.request("POST", new URL(address).pathname, { body: "Disk is almost full" })).status;

it("Slack, install: a stranger adds the app, invites the bot, and has an address that works, apart from everybody else", async () => {
  expect(await installations()).toEqual([["Acme", true]]);
  const page = await add("Globex");

  expect([page.status, page.body]).toEqual([200, expect.stringContaining("marbot is in Globex")]);
  expect(await installations()).toEqual([
    ["Acme", true],
    ["Globex", true],
  ]);
  await invite("ops", "Globex");
  expect(await statusOf(await addressIn("Globex"))).toBe(204);
  await day.settled();
  const shown = (name: string) =>
    day.cloud.conversations().filter(({ place, name: channel }) => place === name && channel === "ops");
  expect(JSON.stringify(shown("Globex"))).toContain("Disk is almost full");
  expect(JSON.stringify(shown("Acme"))).not.toContain("Disk is almost full");
});

it("Slack, install: as a browser takes it, over HTTP: the consent page shows the eight scopes, and a second use of the link is refused", async () => {
  const { url } = day.cloud;
  const begun = await fetch(`${url}/v1/slack/install`, { redirect: "manual" });
  const consentAt = begun.headers.get("location") ?? "";
  const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
  const consent = await (await fetch(consentAt)).text();

  for (const scope of scopeNames) expect(consent).toContain(`<code>${scope}</code>`);
  expect(consent.match(/<li>/g)).toHaveLength(8);
  const decide = async (decision: string) => {
    const body = new URLSearchParams({ workspace: "T0MARBOT001", decision });
    return (await fetch(consentAt, { method: "POST", body, redirect: "manual" })).headers.get("location") ?? "";
  };
  const denied = await fetch(await decide("cancel"), { headers: { cookie } });
  expect([denied.status, await denied.text()]).toEqual([200, expect.stringContaining("Nothing was installed")]);
  const back = await decide("allow");
  const foreign = await fetch(back);
  expect([foreign.status, await foreign.text()]).toEqual([400, expect.stringContaining("another browser")]);
  const done = await fetch(back, { headers: { cookie } });
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining("marbot is in Acme")]);
  const again = await fetch(back, { headers: { cookie } });
  expect([again.status, await again.text()]).toEqual([409, expect.stringContaining("does not take")]);
  const fresh = await fetch(await decide("allow"), { headers: { cookie } });
  expect([fresh.status, await fresh.text()]).toEqual([409, expect.stringContaining("works once")]);
  await day.settled();
});

it("Slack, install: authorising again keeps every endpoint and its settings, and posts with the new token", async () => {
  const address = await day.slack.channel("ops").endpoint();
  const before = await day.cloud.engines.tables.scan("marbot-local-customers");
  await day.fastForward("1 hour");
  expect((await add("Acme")).status).toBe(200);

  expect(await day.slack.channel("ops").endpoint()).toBe(address);
  const tokens = (items: typeof before) => items.flatMap(({ token }) => (token ? [JSON.stringify(token)] : []));
  expect(tokens(await day.cloud.engines.tables.scan("marbot-local-customers"))).not.toEqual(tokens(before));
  await day.fastForward("2 minutes");
  await day.alarm({ name: "still-here" });
  expect(day.slack.channel("ops").card().text).toContain("still-here");
});

it("Slack, install: after an uninstallation it starts empty, and old addresses answer 410", async () => {
  const old = await day.slack.channel("ops").endpoint();
  await day.alarm({ name: "before" });
  await day.cloud.slack.uninstall();
  await day.settled();
  expect([await installations(), await statusOf(old)]).toEqual([[["Acme", false]], 410]);

  await day.fastForward("1 minute");
  await add("Acme");
  expect(await day.cloud.endpoints()).not.toEqual(
    expect.arrayContaining([expect.objectContaining({ platform: "slack" })]),
  );
  await invite("ops", "Acme");
  const address = await addressIn("Acme");
  expect(address).not.toBe(old);
  expect([await statusOf(address), await statusOf(old)]).toEqual([204, 410]);
  expect(day.slack.channel("ops").welcome()?.text).toContain("Earlier addresses are gone for good");
});

it.each([
  ["of a whole organisation", "organisation", /One workspace at a time/],
  ["whose token rotates", "rotation", /Token rotation/],
  ["with the token of another workspace", "foreign", /another app/],
] as const)(
  "Slack, install: an installation %s is refused in words, and nothing of it is kept",
  async (_, how, words) => {
    const stored = () => day.cloud.engines.tables.scan("marbot-local-customers");
    const before = await stored();
    day.cloud.slack.misgrant(how);
    const page = await add("Globex");
    expect([page.status, page.body]).toEqual([403, expect.stringMatching(words)]);
    expect(await customer("Globex")).toBe("");
    expect(await stored()).toEqual(before);

    expect((await add("Globex")).status).toBe(200);
    expect(await customer("Globex")).not.toBe("");
  },
);

it("Slack, events: the answer goes out before any call to Slack, and what was asked is answered when Slack is back", async () => {
  const ops = day.slack.channel("ops");
  day.fault({ target: "slack", status: 500, times: 3 });
  expect(await ops.say("Ada", "help", { mention: true })).toBe(200);
  expect(ops.messages().filter(({ author }) => author === "marbot")).toEqual([]);
  await day.fastForward("30 seconds");
  expect(ops.messages().at(-1)?.text).toContain("This is marbot");
});

it("Slack, install: added, removed and added again within a minute, it answers with the new token at once", async () => {
  const ada = day.cloud.users().find(({ platform, name }) => platform === "slack" && name === "Ada")?.id ?? "";
  const settings = async () => {
    await day.cloud.slack.command("C0OPS000001", ada, "");
    await day.settled();
    return day.cloud.slack.modal(ada)?.text ?? "";
  };
  expect(await settings()).toContain("Equal alerts join one card for");
  await day.cloud.slack.uninstall();
  await day.settled();
  await day.fastForward("2 seconds");
  await add("Acme");
  await invite("ops", "Acme");

  expect(day.slack.channel("ops").welcome()?.text).toContain(await addressIn("Acme"));
  expect(await settings()).toContain("Equal alerts join one card for");
  await day.alarm({ name: "CPU high" });
  expect(day.slack.channel("ops").card().text).toContain("CPU high");
  // No wait was needed: what was shown is not late.
  expect(day.slack.channel("ops").card().text).not.toContain("late");
});

it("Slack, events: renamed, given another id, archived and opened again, a channel keeps its address", async () => {
  const ops = day.slack.channel("ops");
  const address = await ops.endpoint();
  await day.cloud.slack.rename("C0OPS000001", "operations");
  await day.cloud.slack.archive("C0OPS000001");
  await day.cloud.slack.unarchive("C0OPS000001");
  await day.cloud.slack.move("C0OPS000001", "C0OPS000009");
  await day.settled();

  expect(await addressIn("Acme", "operations")).toBe(address);
  await day.fastForward("2 minutes");
  expect(await statusOf(address)).toBe(204);
  await day.settled();
  expect(day.slack.channel("operations").card().text).toContain("Disk is almost full");
});

it("Slack, events: a channel that another company joins is told that it reads the address too; other channels are not", async () => {
  await day.cloud.slack.share("C0OPS000001");
  await day.settled();

  const said = (channel: string) =>
    day.slack
      .channel(channel)
      .messages()
      .filter(({ text }) => text.includes("shared with another company"));
  expect([said("ops").length, said("deployments").length]).toEqual([1, 0]);
});

it("Slack, events: a deleted channel's address is void", async () => {
  const address = await day.slack.channel("ops").endpoint();
  await day.cloud.slack.deleteChannel("C0OPS000001");
  await day.settled();

  expect(await statusOf(address)).toBe(410);
});

it("Teams, install: two tenants, each with its own channels; what one is sent the other never sees", async () => {
  await day.cloud.teams.install("Globex");
  await day.cloud.teams.invite("ops", "Globex");
  await day.settled();
  const id = await customerOf("teams", "Globex");
  const endpoint = (await day.cloud.endpoints()).find((one) => one.customer === id && one.name === "ops");
  expect(await statusOf(endpoint?.url ?? "")).toBe(204);
  await day.settled();

  const shown = (name: string) =>
    JSON.stringify(
      day.cloud.conversations().filter(({ platform, place }) => platform === "teams" && place?.startsWith(name)),
    );
  expect(shown("Globex")).toContain("Disk is almost full");
  expect(shown("Acme")).not.toContain("Disk is almost full");
  await day.cloud.teams.uninstall("Globex");
  await day.settled();
  expect(await statusOf(endpoint?.url ?? "")).toBe(410);
  expect(
    (await day.cloud.installations()).filter(({ platform }) => platform === "teams").map(({ installed }) => installed),
  ).toEqual([true, false]);
});

it("the control interface installs, invites, removes and uninstalls, and lists what is installed", async () => {
  const call = async (path: string, body: object) => {
    const answer = await fetch(`${day.cloud.url}/_local/${path}`, { method: "POST", body: JSON.stringify(body) });
    await day.settled();
    return answer.status;
  };
  const state = async () =>
    (await (await fetch(`${day.cloud.url}/_local/state`)).json()) as {
      installations: { platform: string; name: string; installed: boolean; customer?: string }[];
      endpoints: { platform: string; name: string; customer: string }[];
    };
  expect(await call("install", { platform: "slack", name: "Globex" })).toBe(200);
  const globex = (await state()).installations.find(({ name }) => name === "Globex");
  expect(globex).toMatchObject({ platform: "slack", installed: true, customer: expect.any(String) });
  const inGlobex = async () =>
    (await state()).endpoints.filter((one) => one.customer === globex?.customer).map(({ name }) => name);
  expect(await call("invite", { platform: "slack", customer: globex?.customer, channel: "#random" })).toBe(200);
  expect(await inGlobex()).toEqual(["random"]);
  expect(await call("remove", { platform: "slack", customer: globex?.customer, channel: "random" })).toBe(200);
  expect(await inGlobex()).toEqual([]);
  expect(await call("uninstall", { platform: "slack", name: "Globex" })).toBe(200);
  expect(await call("uninstall", { platform: "teams", name: "Acme" })).toBe(200);
  const after = await state();
  expect(
    after.installations.map(({ platform, name, installed, customer: id }) => [
      platform,
      name,
      installed,
      id !== undefined,
    ]),
  ).toEqual([
    ["slack", "Acme", true, true],
    ["slack", "Globex", false, false],
    ["teams", "Acme", false, false],
  ]);
  expect(after.endpoints.filter(({ platform }) => platform === "teams")).toEqual([]);
  expect(await call("install", { platform: "teams", name: "Acme" })).toBe(200);
  expect((await state()).endpoints.filter(({ platform }) => platform === "teams")).toHaveLength(1);
  expect(await call("install", { platform: "teams", name: "Globex" })).toBe(200);
  expect(await call("invite", { platform: "teams", customer: "Globex", channel: "ops" })).toBe(200);
  const tenants = (await state()).installations.filter(({ platform }) => platform === "teams");
  expect(tenants.map(({ name, installed }) => [name, installed])).toEqual([
    ["Acme", true],
    ["Globex", true],
  ]);
  const inTenant = (await state()).endpoints.filter((one) => one.customer === tenants[1]?.customer);
  expect(inTenant.map(({ name }) => name).sort()).toEqual(["General", "ops"]);
  expect(await call("invite", { platform: "slack", customer: "nobody", channel: "ops" })).toBe(404);
});
