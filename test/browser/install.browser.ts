import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { type Browser, chromium as playwright } from "playwright-core";
import { chromium, flags, type Laptop, startLaptop } from "./laptop.ts";

let laptop: Laptop;
let browser: Browser;

beforeAll(async () => {
  laptop = await startLaptop();
  browser = await playwright.launch({ executablePath: chromium, args: flags });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await laptop?.stop();
});

const here = chromium ? it : it.skip;

here("Add to Slack, by mouse: consent, allow, and what to do next; the same link does not work twice", async () => {
  const page = await browser.newPage();
  await page.goto(`${laptop.url}/v1/slack/install`);
  expect(await page.locator("li code").allTextContents()).toHaveLength(8);
  await page.getByRole("button", { name: "Allow" }).click();
  await page.getByRole("heading", { name: "marbot is in Acme" }).waitFor();
  expect(await page.locator("code").textContent()).toBe("/invite @marbot");
  // The one style is allowed by its digest.
  expect(await page.locator("body").evaluate((body) => getComputedStyle(body).maxWidth)).toBe("576px");

  await page.reload();
  await page.getByRole("heading", { name: "Slack does not take this installation any more" }).waitFor();
  await page.getByRole("link", { name: "Begin again" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("heading", { name: "Nothing was installed" }).waitFor();
  await page.close();
});
