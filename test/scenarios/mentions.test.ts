import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
  day.cloud.slack.restrictMentions(true);
});
afterEach(() => day.stop());

const ops = () => day.slack.channel("ops");
const posts = () =>
  ops()
    .messages()
    .filter(({ thread, onlyFor, text }) => !thread && !onlyFor && text.includes("CPU high"));
const settings = async (): Promise<string> => {
  const ada = day.cloud.users().find(({ platform, name }) => platform === "slack" && name === "Ada")?.id ?? "";
  await day.cloud.slack.command(ops().id, ada, "");
  await day.settled();
  return JSON.stringify(day.cloud.slack.views().findLast(({ user, kind }) => user === ada && kind === "modal")?.view);
};

it("Slack, settings: where the workspace restricts @here the card comes all the same, and says that it rang nobody", async () => {
  await day.alarm({ name: "CPU high" });
  expect(posts()).toHaveLength(1);
  expect(ops().card()).toMatchObject({ mentions: [] });
  expect(ops().card().text).toContain("@here rang nobody: this workspace lets only some people use it");
  expect((await day.events()).map(({ fate }) => fate)).toEqual(["shown"]);

  await day.fastForward("5 minutes");
  expect(posts()).toHaveLength(2);
  expect(posts()[1]?.text).toContain("@channel rang nobody");
  await ops().press("Acknowledge", "Ada", posts()[0]?.id);
  expect(posts()[0]?.text).toMatch(/@here rang nobody[\s\S]*Acknowledged by @?Ada/);
  expect(day.slack.channel("deployments").messages()).toEqual([]);
});

it("Slack, settings: say since when mentions are refused, until they are heard again", async () => {
  expect(await settings()).toContain("Some workspaces let only some people use @here");
  await day.alarm({ name: "CPU high" });
  await day.fastForward("61 seconds");
  expect(await settings()).toContain("since 2026-11-24 this workspace does not let me use @here and @channel");

  day.cloud.slack.restrictMentions(false);
  await day.alarm({ name: "CPU high too" });
  expect(ops().card()).toMatchObject({ mentions: ["here"] });
  await day.fastForward("61 seconds");
  expect(await settings()).toContain("Some workspaces let only some people use @here");
});

it("a channel in which only some may write is still said to be out of reach", async () => {
  day.fault({ target: "slack", operation: "chat.postMessage", status: 200, error: "restricted_action", times: 2 });
  await day.alarm({ name: "CPU high" });
  expect(posts()).toEqual([]);
  expect(day.slack.channel("deployments").messages().at(-1)?.text).toContain("lets only some people write there");
  expect((await day.events()).map(({ fate }) => fate)).toEqual(["failed"]);
});
