import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core";
import { chromium, flags, type Laptop, startLaptop } from "./laptop.ts";

/**
 * The page as a person uses it, in a real browser over the whole product: an alarm becomes a card, a press changes it,
 * time passes, the ledger tells. Leaves its screenshots in .build/screenshots.
 */
const pictures = fileURLToPath(new URL("../../.build/screenshots/", import.meta.url));

let laptop: Laptop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

const open = async (options: { width: number; height: number; colorScheme: "light" | "dark" }): Promise<Page> => {
  const { width, height, colorScheme } = options;
  context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  const opened = await context.newPage();
  opened.on("pageerror", (error) => complaints.push(error.message));
  opened.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await opened.goto(laptop.url);
  return opened;
};

const picture = (of: Page, name: string) => of.screenshot({ path: `${pictures}${name}.png` });

const go = async (platform: "slack" | "teams", channel: string): Promise<void> => {
  await page.locator(`.sidebar [data-platform=${platform}] .entry`, { hasText: channel }).click();
  await page.getByRole("heading", { level: 1, name: channel }).waitFor();
};

/** Searches for the example's words, and takes it from the list. */
const pick = async (example: string): Promise<void> => {
  await page.getByLabel("What happened").click();
  await page.getByLabel("What happened").fill(example);
  await page.locator(`[role=option][data-name="${example}"]`).click();
};

const send = async (example: string): Promise<void> => {
  await pick(example);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("204: accepted").waitFor();
};

const messages = () => page.getByRole("log");
const card = () => messages().getByRole("article", { name: "marbot" });
const button = (name: string) => messages().getByRole("button", { name, exact: true });

const run = chromium ? describe : describe.skip;
if (!chromium) console.warn("No Chromium: `apt-get install chromium` lets this suite run.");

run("the page", () => {
  beforeAll(async () => {
    await mkdir(pictures, { recursive: true });
    const launched = playwright.launch({ executablePath: chromium, args: flags });
    [laptop, browser] = await Promise.all([startLaptop(), launched]);
    page = await open({ width: 1280, height: 800, colorScheme: "light" });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    expect(await laptop?.stop()).toBe(0);
  }, 20_000);

  test("an alarm becomes a card in Slack that somebody acknowledges", async () => {
    await go("slack", "ops");
    await send("cloudwatch-alarm/alarm");
    await button("Acknowledge").waitFor();
    await picture(page, "slack-alarm");
    // A person reads first. Right after the card the thread's line would find no budget, and be left to `tick`.
    await page.waitForTimeout(2500);
    await button("Acknowledge").click();
    await card().getByText("Acknowledged by").first().waitFor();
    await card().getByText("Ada acknowledged").waitFor();
    await picture(page, "slack-acknowledged");
  }, 30_000);

  test("the same alarm becomes a card in Teams, and recovery closes it", async () => {
    await go("teams", "ops");
    await send("cloudwatch-alarm/alarm");
    await button("Acknowledge").click();
    await card().getByText("Acknowledged by").first().waitFor();
    await picture(page, "teams-acknowledged");
    await page.getByRole("button", { name: "Fast-forward 1 min" }).click();
    await page.getByRole("button", { name: "Fast-forward 1 min", disabled: false }).waitFor();
    await send("cloudwatch-alarm/ok");
    await card().getByText("Auto-closed").first().waitFor();
  }, 30_000);

  test("an alarm that nobody takes asks the whole channel after five minutes", async () => {
    await go("slack", "deployments");
    await send("cloudwatch-alarm/lambda-alarm");
    await button("Acknowledge").waitFor();
    await page.getByRole("button", { name: "Fast-forward 5 min" }).click();
    await card().getByText("Nobody has acknowledged:").waitFor();
    await card().getByText("@channel").first().waitFor();
    await picture(page, "slack-escalated");
  }, 30_000);

  test("the ledger tells the fate of each event", async () => {
    const fates = page.getByRole("region", { name: /Ledger/ }).locator(".fate");
    await expect(fates.allTextContents()).resolves.toEqual(expect.arrayContaining(["shown", "closed-by"]));
  }, 30_000);

  test("an event that is sent through Amazon SNS arrives too", async () => {
    await pick("sns-message/console-test");
    await page.locator(".switch input:checked").waitFor();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await card().getByText("Hello from the SNS console").first().waitFor();
  }, 30_000);

  test("an invitation opens another channel", async () => {
    await go("slack", "random");
    await page.getByRole("button", { name: "Invite marbot" }).click();
    await page.getByRole("option", { name: "#random in Slack" }).waitFor({ state: "attached" });
    await go("slack", "deployments");
  }, 30_000);

  test("works with the keyboard alone", async () => {
    await page.getByLabel("Message deployments").focus();
    await page.keyboard.type("who looks at this?");
    await page.keyboard.press("Enter");
    await messages().getByText("who looks at this?").waitFor();
    const unnamed = await page
      .locator("button")
      .evaluateAll((all) =>
        all
          .filter((each) => !(each.getAttribute("aria-label") ?? each.textContent)?.trim())
          .map((each) => each.outerHTML),
      );
    expect(unnamed).toEqual([]);
  }, 30_000);

  test.each([
    ["narrow-light", 390, "light"],
    ["narrow-dark", 390, "dark"],
    ["wide-dark", 1280, "dark"],
  ] as const)(
    "looks right: %s",
    async (name, width, colorScheme) => {
      const other = await open({ width, height: 844, colorScheme });
      await other.getByRole("log").getByText("Acknowledged by").first().waitFor();
      const overflow = await other.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await picture(other, name);
      await other.context().close();
    },
    30_000,
  );

  test("the picture of the README", async () => {
    await go("slack", "ops");
    await page.getByRole("radio", { name: "Ben" }).check({ force: true });
    await page.getByLabel("Message ops").fill("taking the second one, the first was the nightly import");
    await page.keyboard.press("Enter");
    await messages().getByText("taking the second one").waitFor();
    await send("cloudwatch-alarm/composite-alarm");
    await button("Acknowledge").waitFor();
    await page.waitForTimeout(500);
    await picture(page, "page");
  }, 30_000);

  test("nothing was reported on the console", () => {
    expect(complaints).toEqual([]);
  });
});
