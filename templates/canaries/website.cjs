"use strict";

/**
 * Opens a page in a browser, as a visitor would, and fails when it cannot be had, or is not the page that it should be.
 * CloudWatch Synthetics takes a picture before and after each step, and keeps it with what the browser loaded.
 *
 * ADDRESS: the page; TITLE: what its title must contain; SELECTOR: an element that must be there. An empty one asks nothing.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_Library_Nodejs.html
 */
const synthetics = require("@aws/synthetics-puppeteer");

const PAGE_MILLISECONDS = 30_000;
const ELEMENT_MILLISECONDS = 10_000;

exports.handler = async () => {
  const { ADDRESS: address, TITLE: title, SELECTOR: selector } = process.env;
  const page = await synthetics.getPage();

  await synthetics.executeStep("open", async () => {
    const response = await page.goto(address, { waitUntil: "load", timeout: PAGE_MILLISECONDS });
    if (!response) throw new Error(`${address} did not answer`);
    if (!response.ok()) throw new Error(`${address} answered ${response.status()} ${response.statusText()}`.trim());
  });

  if (title)
    await synthetics.executeStep("title", async () => {
      const found = await page.title();
      if (!found.includes(title)) throw new Error(`the title is "${found}", and does not contain "${title}"`);
    });

  if (selector)
    await synthetics.executeStep("element", async () => {
      await page.waitForSelector(selector, { timeout: ELEMENT_MILLISECONDS });
    });
};
