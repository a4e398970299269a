import { chromium as playwright } from "playwright-core";
import { chromium, flags } from "../test/browser/laptop.ts";

/** Takes pictures of what a page shows. */
export interface Photographer {
  /** Shows a page, by its address. */
  open(url: string): Promise<void>;
  /** A picture of the element with the id: a PNG, or a WebP of a quality between 0 and 100, a fraction of its size. */
  photograph(of: { readonly id: string; readonly quality?: number }): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * A browser that shows pages in light colours, `width` pixels wide, each with a `style` of the picture's own. Throws where
 * there is no Chromium on the machine.
 */
export const photographer = async ({ width = 1400, style = "" } = {}): Promise<Photographer> => {
  if (!chromium) throw new Error("Pictures are taken by Chromium, which is not installed here");
  const browser = await playwright.launch({ executablePath: chromium, args: flags });
  const context = await browser.newContext({ viewport: { width, height: 1000 }, colorScheme: "light" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  return {
    open: async (url) => {
      await page.goto(url);
      if (style) await page.addStyleTag({ content: style });
    },
    photograph: async ({ id, quality }) => {
      const box = await page.locator(`[id="${id}"]`).boundingBox();
      if (!box) throw new Error(`${id} is not on the page`);
      const form = quality === undefined ? { format: "png" as const } : { format: "webp" as const, quality };
      // What is below the window is photographed too: the page need not be scrolled, and nothing on it moves.
      const { data } = await session.send("Page.captureScreenshot", {
        ...{ ...form, captureBeyondViewport: true, clip: { ...box, scale: 1 } },
      });
      return Buffer.from(data, "base64");
    },
    close: () => browser.close(),
  };
};
