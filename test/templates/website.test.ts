import { createRequire } from "node:module";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "@jest/globals";
import { scriptArchive, scriptText } from "../../templates/render/programs.ts";

interface Site {
  readonly status?: number;
  readonly title?: string;
  readonly elements?: readonly string[];
}

/** Runs the canary as its runtime would, in front of a browser that finds this site; gives the steps that it took. */
async function visit(site: Site | undefined, asked: { TITLE?: string; SELECTOR?: string } = {}) {
  const steps: string[] = [];
  const page = {
    goto: async () =>
      site && { ok: () => (site.status ?? 200) < 300, status: () => site.status ?? 200, statusText: () => "" },
    title: async () => site?.title ?? "",
    waitForSelector: async (selector: string) => {
      if (!site?.elements?.includes(selector)) throw new Error(`waiting for ${selector} failed`);
    },
  };
  const synthetics = {
    getPage: async () => page,
    executeStep: async (name: string, step: () => Promise<void>) => {
      steps.push(name);
      await step();
    },
  };
  const exported: { handler?: () => Promise<void> } = {};
  const own = createRequire(import.meta.url);
  runInNewContext(scriptText("website.cjs"), {
    exports: exported,
    require: (name: string): unknown => (name === "@aws/synthetics-puppeteer" ? synthetics : own(name)),
    process: { env: { ADDRESS: "https://shop.example.com/", TITLE: "", SELECTOR: "", ...asked } },
  });
  await exported.handler?.();
  return steps;
}

describe("the canary that visits a website", () => {
  it("is content with a page that answers, when it is asked for no more", async () => {
    expect(await visit({})).toEqual(["open"]);
  });

  it("looks for the title and the element that it is asked for, each in a step of its own", async () => {
    const site = { title: "Shop: home", elements: ["#basket"] };
    expect(await visit(site, { TITLE: "Shop", SELECTOR: "#basket" })).toEqual(["open", "title", "element"]);
  });

  it.each([
    ["there is no answer", undefined, {}, "https://shop.example.com/ did not answer"],
    ["the answer is an error", { status: 503 }, {}, "https://shop.example.com/ answered 503"],
    ["the title is another", { title: "Parked" }, { TITLE: "Shop" }, 'the title is "Parked"'],
    ["the element is missing", {}, { SELECTOR: "#basket" }, "#basket"],
  ])("fails when %s, and says so", async (_, site, asked, said) => {
    await expect(visit(site, asked)).rejects.toThrow(said);
  });

  it("lies where its runtime looks for it, under a name that changes with it", () => {
    const { name, bytes } = scriptArchive("website.cjs");
    expect(name).toMatch(/^website-[0-9a-f]{8}\.zip$/);
    expect(Buffer.from(bytes).includes("nodejs/node_modules/index.js")).toBe(true);
  });
});
