import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

describe("the whole product in memory", () => {
  let day: World;
  beforeAll(async () => {
    day = await world();
  });
  afterAll(() => day.stop());

  const cardsOf = (title: string) =>
    day.slack
      .channel("ops")
      .cards()
      .filter(({ text }) => text.includes(title));

  it("shows an alarm, takes a press, and closes on recovery, with no call denied", async () => {
    expect(await day.alarm({ name: "CPU high" })).toBe(204);
    expect(await day.slack.channel("ops").press("Acknowledge", "Ada")).toBe(200);
    expect(day.slack.channel("ops").card().text).toContain("Ada");
    await day.alarm({ name: "CPU high", state: "OK", at: "2026-11-24T08:04:00.000Z" });
    await day.fastForward("5 seconds");
    expect(day.slack.channel("ops").card().text).toMatch(/auto-closed after 4 min/i);
    expect(day.calls().denied).toBe(0);
  });

  it("answers 500 for a killed door, and Amazon SNS brings the event again", async () => {
    day.kill("ingest");
    expect(await day.alarm({ name: "Door" })).toBe(500);
    await day.fastForward("25 seconds");
    expect(cardsOf("Door")).toHaveLength(1);
  });

  it.each([["process"], ["deliver-slack"]])("replays what a killed %s left behind, once", async (name) => {
    day.kill(name);
    await day.alarm({ name: `Killed ${name}` });
    await day.fastForward("4 minutes");
    expect(cardsOf(`Killed ${name}`)).toHaveLength(1);
    expect(day.logs).toContainEqual(expect.objectContaining({ function: name, message: "the sandbox died" }));
  });

  it("records what every run called, so that a crash can be put after each call", () => {
    const run = day.cloud
      .runs("deliver-slack")
      .find((calls) => calls.some(({ operation }) => operation === "chat.postMessage"));
    expect(run?.map(({ service }) => service)).toEqual(expect.arrayContaining(["dynamodb", "slack"]));
  });

  it("dies after exactly as many calls as it was told", async () => {
    day.kill("process", 1);
    await day.alarm({ name: "After one call" });
    expect(day.cloud.runs("process").at(-1)).toHaveLength(1);
    await day.fastForward("1 minute");
    expect(cardsOf("After one call")).toHaveLength(1);
  });

  it("makes calls of a service fail, as often as it was told", async () => {
    day.fault({ target: "kinesis", operation: "PutRecord", status: 400, times: 3 });
    expect((await day.post("no room")).status).toBe(503);
    expect((await day.post("no room")).status).toBe(204);
  });

  it("keeps everything over a restart, and runs what fell due meanwhile", async () => {
    await day.alarm({ name: "Restarted" }, { platform: "teams" });
    const before = day.teams.channel("ops").cards().length;
    await day.restart("6 minutes");
    expect(day.teams.channel("ops").cards().length).toBeGreaterThanOrEqual(before);
    const asked = day.teams
      .channel("ops")
      .messages()
      .filter(({ mentions }) => mentions.length > 0);
    expect(asked.length).toBeGreaterThan(0);
    expect((await day.events()).filter(({ fate }) => fate === "failed")).toEqual([]);
  });

  it("shows nothing of an event after its 14 days, though the table still holds it (P13)", async () => {
    const elsewhere = await world();
    await elsewhere.post("two weeks ago");
    await elsewhere.fastForward("13 days");
    expect(await elsewhere.events()).toHaveLength(1);
    await elsewhere.fastForward("1 day");
    expect(await elsewhere.events()).toEqual([]);
    expect(await elsewhere.cloud.engines.tables.scan("marbot-local-events")).toHaveLength(1);
    await elsewhere.stop();
  }, 180_000);

  describe("the control interface", () => {
    const call = async (method: string, path: string, body?: unknown) => {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const response = await fetch(day.cloud.url + path, { method, ...(body !== undefined && { body: text }) });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };

    it("shows the state in the documented form", async () => {
      const { body } = await call("GET", "/_local/state");
      expect(body).toEqual({
        now: day.now(),
        endpoints: expect.arrayContaining([
          {
            platform: "slack",
            customer: expect.any(String),
            channel: "C0OPS000001",
            name: "ops",
            url: expect.stringContaining("/v1/endpoint/"),
          },
        ]),
        users: expect.arrayContaining([{ id: "U0ADA000001", platform: "slack", name: "Ada" }]),
        customers: expect.arrayContaining([{ id: expect.any(String), platform: "slack", name: "Acme" }]),
        installations: [
          {
            ...{ platform: "slack", workspace: "T0MARBOT001", name: "Acme" },
            ...{ installed: true, customer: expect.any(String) },
          },
          {
            ...{ platform: "teams", workspace: day.cloud.teams.tenant, name: "Acme" },
            ...{ installed: true, customer: expect.any(String) },
          },
        ],
      });
    });

    it("delivers as Amazon SNS, presses, pushes the clock and lists the ledger", async () => {
      const endpoint = await day.slack.channel("deployments").endpoint();
      expect((await call("POST", "/_local/publish", { endpoint, message: "Deployed 1.2.3" })).status).toBe(200);
      await day.settled();
      const [button] = day.slack.channel("deployments").card().buttons;
      const press = { platform: "slack", conversation: day.slack.channel("deployments").id, user: "U0BEN000002" };
      const message = day.slack.channel("deployments").card().id;
      expect((await call("POST", "/_local/press", { ...press, message, button: button?.id })).status).toBe(200);
      expect(await call("POST", "/_local/clock", { advance: 5 })).toMatchObject({
        status: 200,
        body: { now: day.now() },
      });
      const events = (await call("GET", "/_local/events")).body as unknown as { endpoint: string; fate: string }[];
      expect(events.filter((event) => event.endpoint === endpoint)).toMatchObject([
        { source: "sns-message", fate: "shown" },
      ]);
    });

    it.each([
      ["POST", "/_local/press", { platform: "irc" }, 400, "local.invalid"],
      ["POST", "/_local/press", "{", 400, "local.not-json"],
      ["POST", "/_local/clock", { advance: -1 }, 400, "local.invalid"],
      ["POST", "/_local/publish", { endpoint: "nowhere", message: "x" }, 400, "local.invalid"],
      ["POST", "/_local/fault", { target: "s3", status: 500, times: 1 }, 400, "local.invalid"],
      ["POST", "/_local/kill", { function: "nobody" }, 404, "local.unknown"],
      ["POST", "/_local/say", { platform: "slack", conversation: "C0", user: "U0", text: "hi" }, 404, "local.unknown"],
      ["GET", "/_local/kill", undefined, 405, "local.method"],
      ["GET", "/_local/nothing", undefined, 404, "local.unknown"],
    ])("refuses %s %s %j with %i", async (method, path, body, status, code) => {
      expect(await call(method, path, body)).toMatchObject({ status, body: { code, message: expect.any(String) } });
    });
  });
});
