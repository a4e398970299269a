import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { enrichment, PIXEL } from "../support/enrichment.ts";
import { type World, world } from "../support/world.ts";

let day: World;
beforeEach(async () => {
  day = await world();
});
afterEach(() => day.stop());

/** What the function `enrich` in the customer's account posts. */
const found = (at: string, change: Record<string, unknown> = {}, platform: "slack" | "teams" = "slack") =>
  day.post(enrichment("cpu-high", at, change), { suffix: "/enrichment", platform });

/** The pictures on a card, as the platform would fetch them. */
const pictures = (card: unknown): readonly string[] =>
  [...JSON.stringify(card).matchAll(/"(?:image_url|url)":"([^"]*\/v1\/image\/[^"]*)"/g)].map(([, url = ""]) => url);

describe.each(["slack", "teams"] as const)("in %s", (platform) => {
  const ops = () => day[platform].channel("ops");
  const alarm = (state: "ALARM" | "OK", at: string) => day.alarm({ name: "cpu-high", state, at }, { platform });

  it("shows the graph, the log lines and what changed on the alarm's own card, without another post", async () => {
    const at = day.now();
    await alarm("ALARM", at);
    expect((await found(at, {}, platform)).status).toBe(204);
    await day.fastForward("3 seconds");

    expect(ops().cards()).toHaveLength(1);
    const { text, card } = ops().card();
    expect(text).toContain("likely: 07:51 UTC, deploy-role (Ada): new code of function checkout");
    expect(text).toContain("Task timed out after 3.00 seconds");
    expect(text).toContain("team=checkout");
    expect(text).toContain("Not found: tags of the resource: access denied");
    expect(text).toContain("CPU rose to 97 %");
    const [url = ""] = pictures(card);
    const picture = await day.request("GET", new URL(url).pathname);
    expect(picture).toMatchObject({ status: 200, headers: { "content-type": "image/png" } });
    expect((await day.events()).map(({ source, fate }) => `${source} ${fate}`).sort()).toEqual([
      "cloudwatch-alarm shown",
      "enrichment merged",
    ]);
  });

  it("adds what a second look finds, and keeps the graph of the first", async () => {
    const at = day.now();
    await alarm("ALARM", at);
    await found(at, { changes: [] }, platform);
    await day.fastForward("5 minutes");
    const { version, about, changes } = enrichment("cpu-high", at);
    await day.post({ version, about, changes }, { suffix: "/enrichment", platform });
    await day.fastForward("5 seconds");
    const card = ops()
      .cards()
      .find(({ text, buttons }) => text.includes("cpu-high") && buttons.length > 1);
    expect(card?.text).toContain("deploy-role (Ada)");
    expect(pictures(card?.card)).toHaveLength(1);
  });

  it("teaches every later card of the account what the account calls itself", async () => {
    const at = day.now();
    await alarm("ALARM", at);
    await found(at, {}, platform);
    await day.fastForward("2 minutes");
    await day.alarm({ name: "disk-full", state: "ALARM", at: day.now() }, { platform });
    await day.fastForward("3 seconds");
    const card = ops()
      .cards()
      .find(({ text, buttons }) => text.includes("disk-full") && buttons.length > 1);
    expect(card?.text).toContain("shop-production (111111111111)");
  });

  it("learns it from a template that tells of itself, too", async () => {
    const heartbeat = {
      ...{ MarbotTemplate: "basics", Version: "1.0.0", Event: "heartbeat", Format: "terraform", Stack: "basics" },
      ...{ AccountId: "111111111111", AccountAlias: "shop-production", Region: "eu-west-1" },
    };
    await day.post(heartbeat, { platform });
    await alarm("ALARM", day.now());
    await day.fastForward("3 seconds");
    const text = () =>
      ops()
        .cards()
        .map((card) => card.text)
        .filter((words) => words.includes("cpu-high"))
        .join();
    expect(text()).toContain("shop-production (111111111111)");
  });

  it("waits for an alarm that it overtook", async () => {
    const at = day.now();
    expect((await found(at, {}, platform)).status).toBe(204);
    expect(ops().cards()).toHaveLength(0);
    await alarm("ALARM", at);
    await day.fastForward("3 seconds");
    expect(ops().card().text).toContain("deploy-role (Ada)");
  });

  it("is added once, however often it is delivered", async () => {
    const at = day.now();
    await alarm("ALARM", at);
    for (let each = 0; each < 3; each += 1) expect((await found(at, {}, platform)).status).toBe(204);
    await day.fastForward("3 seconds");
    expect(ops().cards()).toHaveLength(1);
    expect(
      ops()
        .card()
        .text.match(/deploy-role \(Ada\)/g),
    ).toHaveLength(1);
    expect((await day.events()).filter(({ source }) => source === "enrichment")).toHaveLength(1);
  });

  it("joins an alert that is over by then, and opens nothing", async () => {
    const at = day.now();
    await alarm("ALARM", at);
    await day.fastForward("1 minute");
    await alarm("OK", day.now());
    await found(at, {}, platform);
    await day.fastForward("5 seconds");
    expect(ops().cards()).toHaveLength(1);
    expect(ops().card().text).toContain("deploy-role (Ada)");
    expect(
      ops()
        .card()
        .buttons.map(({ label }) => label),
    ).not.toContain("Acknowledge");
    await day.fastForward("10 minutes");
    expect(ops().cards()).toHaveLength(1);
  });

  it("is not hidden by one that speaks of a day to come", async () => {
    const at = day.now();
    await alarm("ALARM", at);
    const changes = [{ at, who: "somebody", what: "told of a change to come", likelihood: "likely" }];
    await found("2031-01-01T00:00:00.000Z", { changes }, platform);
    await day.fastForward("3 seconds");
    expect(ops().card().text).toContain("told of a change to come");
    await found(at, {}, platform);
    await day.fastForward("10 seconds");
    expect(ops().card().text).toContain("deploy-role (Ada)");
  });

  it("P28 reaches only the customer whose address it was sent to, whichever alarm it names", async () => {
    const at = day.now();
    await alarm("ALARM", at);
    const other = platform === "slack" ? "teams" : "slack";
    expect((await found(at, {}, other)).status).toBe(204);
    await day.fastForward("5 seconds");
    expect(ops().card().text).not.toContain("deploy-role (Ada)");
    expect(pictures(ops().card().card)).toEqual([]);
    expect(day[other].channel("ops").cards()).toEqual([]);
  });

  it("never stands in the alarm's way: what is over its rate is refused alone", async () => {
    const at = day.now();
    const answers: number[] = [];
    for (let each = 0; each < 11; each += 1) answers.push((await found(at, {}, platform)).status);
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 204), 429]);
    expect(await alarm("ALARM", at)).toBe(204);
    expect(ops().cards()).toHaveLength(1);
    expect(ops().card().text).toContain("cpu-high");
  });
});

it("P13: keeps the picture for fourteen days, at an address that nobody can guess", async () => {
  const at = day.now();
  await day.alarm({ name: "cpu-high", at });
  await found(at);
  await day.fastForward("3 seconds");
  const [url = ""] = pictures(day.slack.channel("ops").card().card);
  const { pathname } = new URL(url);
  expect((await day.request("GET", pathname)).status).toBe(200);
  expect((await day.request("GET", `${pathname.slice(0, -1)}${pathname.endsWith("a") ? "b" : "a"}`)).status).toBe(404);
  expect((await day.request("GET", "/v1/image/../customers")).status).toBe(404);
  const { text } = { text: JSON.stringify(day.logs) };
  expect(text).not.toContain(pathname.split("/").at(-1));
  await day.fastForward("15 days");
  expect((await day.request("GET", pathname)).status).toBe(410);
});

it("tells its sender what is wrong, and shows the card without a picture that the platform cannot fetch", async () => {
  const at = day.now();
  const wrong = await day.post({ version: 1 }, { suffix: "/enrichment" });
  expect([wrong.status, JSON.parse(wrong.body)]).toEqual([
    400,
    { code: "request.malformed", message: expect.stringContaining("about") },
  ]);
  await day.alarm({ name: "cpu-high", at });
  day.fault({ target: "slack", operation: "chat.update", status: 200, times: 1, error: "invalid_blocks" });
  await found(at);
  await day.fastForward("5 seconds");
  const { text, card } = day.slack.channel("ops").card();
  expect(text).toContain("deploy-role (Ada)");
  expect(text).toContain("the chat platform could not fetch it");
  expect(pictures(card)).toEqual([]);
  expect(PIXEL.length).toBeGreaterThan(0);
});
