import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core";
import { chromium, flags, type Laptop, startLaptop } from "./laptop.ts";

/**
 * The whole life of the app by mouse alone, as somebody who knows only the page: from "Add to Slack" over an alarm that
 * walks through people and is acknowledged in a direct message, to an uninstallation that leaves nothing.
 */
const pictures = fileURLToPath(new URL("../../.build/screenshots/", import.meta.url));

let laptop: Laptop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

const picture = (name: string) => page.screenshot({ path: `${pictures}${name}.png` });

const open = async (platform: "slack" | "teams", name: string): Promise<void> => {
  await page.locator(`.sidebar [data-platform=${platform}] .entry`, { hasText: name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
};
const be = (person: string) => page.getByRole("radio", { name: person }).check({ force: true });
const messages = () => page.getByRole("log");
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const dialog = () => page.getByRole("dialog");

const pick = async (words: string, option: string): Promise<void> => {
  await page.getByLabel("What happened").click();
  await page.getByLabel("What happened").fill(words);
  await page.locator(`[role=option][data-name="${option}"]`).click();
};

const send = async (): Promise<void> => {
  await button("Send").click();
  await page.getByText("204: accepted").waitFor();
};

const forward = async (step: string): Promise<void> => {
  await button(`Fast-forward ${step}`).click();
  await page.getByRole("button", { name: `Fast-forward ${step}`, disabled: false }).waitFor({ timeout: 60_000 });
};

const uninstall = async (platform: "Slack" | "Teams", label: string): Promise<void> => {
  await page.getByLabel(new RegExp(`The app in .*${platform}`)).click();
  await button(label).click();
};

/** Who was asked by direct message: their conversation with the bot shows the card. */
const asked = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const person of ["Ada", "Ben", "Chloe", "Dev"]) {
    await be(person);
    await open("slack", "marbot");
    await page.waitForTimeout(200);
    if ((await messages().getByRole("button", { name: "Acknowledge", exact: true }).count()) > 0) found.push(person);
  }
  return found;
};

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    if (await isSo()) return;
    await page.waitForTimeout(500);
  }
  throw new Error("It did not become so");
};

const run = chromium ? describe : describe.skip;

run("from added to removed, by mouse", () => {
  beforeAll(async () => {
    await mkdir(pictures, { recursive: true });
    const launched = playwright.launch({ executablePath: chromium, args: flags });
    [laptop, browser] = await Promise.all([startLaptop(), launched]);
    context = await browser.newContext({ viewport: { width: 1280, height: 844 }, reducedMotion: "reduce" });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.goto(laptop.url);
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    expect(await laptop?.stop()).toBe(0);
  }, 30_000);

  test("without any installation the page says what to do first", async () => {
    await uninstall("Slack", "Uninstall from the workspace");
    await uninstall("Teams", "Remove from the team");
    await page.getByRole("heading", { name: "marbot is not installed anywhere yet" }).waitFor();
    await picture("nothing-installed");
  }, 30_000);

  test("Slack's consent page shows the real scopes, and Cancel installs nothing", async () => {
    const consent = await consentPage();
    await expect(consent.locator("li code").allTextContents()).resolves.toEqual([
      "app_mentions:read",
      "channels:read",
      "groups:read",
      "chat:write",
      "im:history",
      "users:read",
      "dnd:read",
      "commands",
    ]);
    await consent.screenshot({ path: `${pictures}slack-consent.png` });
    await consent.getByRole("button", { name: "Cancel" }).click();
    await consent.getByText("Nothing was installed").first().waitFor();
    await consent.close();
  }, 30_000);

  test("Add to Slack and Add to Teams install the app", async () => {
    const consent = await consentPage();
    await consent.getByRole("button", { name: "Allow" }).click();
    await consent.getByText("marbot is in Acme").first().waitFor();
    await consent.close();
    await button("Add to Teams").first().click();
    await dialog().getByText("messageTeamMembers").waitFor();
    await picture("teams-add");
    await dialog().getByRole("button", { name: "Add", exact: true }).click();
    await open("teams", "ops");
    await messages().getByText("marbot is here: alerts for #ops").first().waitFor();
    await open("slack", "ops");
    await button("Invite marbot").click();
    await messages().getByText("marbot is here: alerts for #ops").first().waitFor();
  }, 60_000);

  test("the settings are a modal, with what is wrong beside its field", async () => {
    // What functions knew of the channel before it was removed, they know for up to a minute.
    await forward("1 min");
    await button("/marbot configure").click();
    await dialog().getByLabel("The next are asked after").fill("soon");
    await dialog()
      .getByLabel("An alert asks")
      .selectOption({ label: "One person who is there, then another, then all" });
    await dialog().getByRole("button", { name: "Save" }).click();
    await dialog().getByText("is no duration").waitFor();
    await picture("slack-modal");
    await dialog().getByLabel("The next are asked after").fill("5 min");
    await dialog().getByRole("button", { name: "Save" }).click();
    await messages().getByText("changed the settings of this channel").first().waitFor();
    await dialog().waitFor({ state: "hidden" });
    await forward("1 min");
  }, 60_000);

  test("an alarm asks one person who is there, then another, then the channel", async () => {
    await button("Chloe is away").click();
    await button("Dev does not want to be disturbed").click();
    await page.locator(".staff-row", { hasText: "Chloe" }).getByText("away").waitFor();
    await page.getByLabel("To the endpoint of").selectOption({ label: "#ops in Slack" });
    await pick("cloudwatch alarm", "cloudwatch-alarm/alarm");
    await send();
    await until(async () => (await asked()).length === 1);
    await picture("slack-person-asked");
    await forward("5 min");
    await until(async () => (await asked()).length === 2);
    await forward("5 min");
    await open("slack", "ops");
    await messages().getByText("@here").first().waitFor();
    await picture("slack-channel-asked");
    await expect(asked()).resolves.toEqual(["Ada", "Ben"]);
  }, 120_000);

  test("acknowledging in a direct message ends it everywhere, and the home has it", async () => {
    await be("Ada");
    await open("slack", "marbot");
    await messages().locator(".rung", { hasText: "Ada" }).first().waitFor();
    await button("Acknowledge").click();
    await messages().getByText("Acknowledged by").first().waitFor();
    await picture("slack-direct-message");
    await button("Home").click();
    await page.getByRole("region", { name: "Home" }).getByText("Acknowledged by").first().waitFor();
    await picture("slack-home");
    await open("slack", "ops");
    await messages().getByText("Acknowledged by").first().waitFor();
  }, 60_000);

  test("uninstalled, it leaves nothing within a day", async () => {
    await uninstall("Slack", "Uninstall from the workspace");
    await uninstall("Teams", "Remove from the team");
    await page.getByRole("heading", { name: "marbot is not installed anywhere yet" }).waitFor();
    await forward("1 day");
    const state = async (path: string) => (await fetch(`${laptop.url}/_local/${path}`)).json();
    await expect(state("state")).resolves.toMatchObject({ endpoints: [], customers: [] });
    await expect(state("events")).resolves.toEqual([]);
  }, 90_000);

  test("nothing was reported on the console", () => {
    expect(complaints).toEqual([]);
  });
});

/** "Add to Slack" leads away, to Slack's own page. */
const consentPage = async (): Promise<Page> => {
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Add to Slack" }).first().click();
  const consent = await opened;
  await consent.getByRole("heading", { level: 1 }).waitFor();
  return consent;
};
