import { afterEach, expect, it } from "@jest/globals";
import { enrichment } from "../support/enrichment.ts";
import { type World, world } from "../support/world.ts";

let day: World;
afterEach(() => day.stop());

it("P31: over everything that can happen no permission is missing, and none is unused", async () => {
  day = await world();
  const slack = day.slack.channel("ops");
  const teams = day.teams.channel("ops");
  for (const platform of ["slack", "teams"] as const) {
    const ops = platform === "slack" ? slack : teams;
    const at = day.now();
    await day.alarm({ name: "cpu-high", at }, { platform });
    await day.fastForward("6 minutes");
    const alarm = () => ops.cards().find(({ text }) => text.includes("cpu-high"));
    await day.post(enrichment("cpu-high", at), { suffix: "/enrichment", platform });
    await day.fastForward("3 seconds");
    await ops.press("Acknowledge", "Ada", alarm()?.id);
    const graph = /https?:[^"]+\/v1\/image\/[^"]+/.exec(JSON.stringify(alarm()?.card))?.[0];
    if (graph) await day.request("GET", new URL(graph).pathname);
    await day.alarm({ name: "cpu-high", state: "OK" }, { platform });
    await day.alarm({ name: "quiet", state: "OK" }, { platform });
    for (let count = 0; count < 12; count += 1) await day.post({ check: `disk-${count}` }, { platform });
    await day.fastForward("10 minutes");
    for (const words of [
      "endpoint",
      "this is 111111111111 shop",
      "who was told about cpu",
      "send a test",
      "templates",
    ]) {
      await ops.say("Ada", words, { mention: true });
      await day.fastForward("10 seconds");
    }
    await ops.say("Ada", `what happened to ${(await day.events())[0]?.id}`, { mention: true });
    await day[platform].home("Ada");
    await day[platform].configure("ops", "Ada", { step: "10 min", strategy: "people" });
    await day.fastForward("2 minutes");
    await day.alarm({ name: "somebody-is-asked" }, { platform });
    await day.fastForward("10 minutes");
    await day[platform].configure("ops", "Ada", { strategy: "channel" });
  }
  // What the platforms refuse for good ends in a fate; what they refuse for now waits.
  day.fault({ target: "slack", operation: "chat.postMessage", status: 429, times: 1, retryAfter: 5 });
  await day.alarm({ name: "limited" });
  day.fault({ target: "teams", status: 429, times: 1, retryAfter: 5 });
  await day.alarm({ name: "limited" }, { platform: "teams" });
  await day.fastForward("10 minutes");
  day.fault({ target: "slack", operation: "chat.postMessage", status: 200, error: "is_archived", times: 1 });
  await day.alarm({ name: "archived" });
  day.fault({ target: "teams", operation: "createConversation", status: 404, times: 1 });
  await day.alarm({ name: "gone" }, { platform: "teams" });
  day.kill("process");
  await day.alarm({ name: "killed" });
  await day.fastForward("10 minutes");
  await day.fastForward("8 days");
  await day.alarm({ name: "killed" });
  const channel = slack.id;
  const { pathname } = new URL(await slack.endpoint());
  day.cloud.slack.rename(channel, "operations");
  day.cloud.slack.kick(channel);
  await day.settled();
  expect((await day.request("POST", pathname, { body: "anybody there?" })).status).toBe(410);
  // A workspace that goes without a word, and a tenant that says so.
  await day.cloud.slack.uninstall(undefined, true);
  await day.cloud.teams.uninstall();
  await day.fastForward("38 hours");
  expect(await day.cloud.customers()).toEqual([]);

  const calls = day.calls();
  expect(calls.calls.filter(({ denied }) => denied > 0)).toEqual([]);
  const unused = day.cloud.permissions().filter(({ used }) => !used);
  expect(unused.map(({ role, action, resource }) => `${role}: ${action} on ${resource}`)).toEqual([]);
});
