import { writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { markdown, print, type Section } from "./figure.ts";
import { pricesFrom } from "./prices.ts";

/** `npm run bench [-- a d ...]`: prints the figures; all of them together are also written to docs/bench.md. */
const sections: Readonly<Record<string, () => Promise<Section[]>>> = {
  a: async () => [await (await import("./journey.ts")).journey(), await (await import("./door.ts")).door()],
  b: async () => (await import("./cost.ts")).costs(),
  d: async () => (await import("./storm.ts")).storm(),
  f: async () => [await (await import("./scale.ts")).scale()],
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in sections));
if (unknown) {
  process.stderr.write(`There is no section ${unknown}: ${Object.keys(sections).join(", ")}\n`);
  process.exit(2);
}

const began = performance.now();
const done: Section[] = [];
for (const [name, run] of Object.entries(sections)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const section of await run()) {
    done.push(section);
    process.stdout.write(`${print(section)}\n`);
  }
}
const minutes = (performance.now() - began) / 60_000;
process.stdout.write(`\nPrices: ${pricesFrom}. Took ${minutes.toFixed(1)} minutes.\n`);
