import { chromium as playwright } from "playwright-core";
import { chromium, flags } from "../test/browser/laptop.ts";

/** Takes pictures of a page's elements, each called by its id. */
export interface Photographer {
  /** A PNG, or a WebP of a quality between 0 and 100, a fraction of its size. */
  photograph(of: { readonly id: string; readonly quality?: number }): Promise<Buffer>;
  close(): Promise<void>;
}

/** A browser that shows the page in light colours, `width` pixels wide, with a style of the picture's own. Throws where there is no Chromium on the machine. */
export const photographer = async (url: string, { width = 1400, style = "" } = {}): Promise<Photographer> => {
  if (!chromium) throw new Error("Pictures are taken by Chromium, which is not installed here");
  const browser = await playwright.launch({ executablePath: chromium, args: flags });
  const context = await browser.newContext({ viewport: { width, height: 1000 }, colorScheme: "light" });
  const page = await context.newPage();
  await page.goto(url);
  if (style) await page.addStyleTag({ content: style });
  const session = await context.newCDPSession(page);
  return {
    photograph: async ({ id, quality }) => {
      await page.goto(`${url}#${encodeURIComponent(id)}`);
      const element = page.locator(`[id="${id}"]`);
      if (quality === undefined) return element.screenshot();
      const box = await element.boundingBox();
      if (!box) throw new Error(`${id} is not on the page`);
      const { data } = await session.send("Page.captureScreenshot", {
        ...{ format: "webp", quality, captureBeyondViewport: true, clip: { ...box, scale: 1 } },
      });
      return Buffer.from(data, "base64");
    },
    close: () => browser.close(),
  };
};
