import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { markdown, print, type Section } from "./figure.ts";
import { pricesFrom } from "./prices.ts";

/** `npm run bench [-- a d ...]`: prints the figures; all of them together are also written to docs/bench.md. */
const sections: Readonly<Record<string, () => Promise<readonly Section[]>>> = {
  a: async () => [await (await import("./journey.ts")).journey(), await (await import("./door.ts")).door()],
  b: async () => (await import("./cost.ts")).costs(),
  c: async () => [await (await import("./cold-start.ts")).coldStarts()],
  d: async () => (await import("./storm.ts")).storm(),
  e: async () => [(await import("./decide.ts")).deciding()],
  f: async () => [await (await import("./scale.ts")).scale()],
  g: async () => [(await import("./understand.ts")).understanding()],
};

const HEAD = `# What it costs

Written by \`npm run bench\`, not by hand. Calls, units and messages are counted on the local stack, with the bundles that
would be uploaded; dollars come from those counts and \`test/bench/prices.ts\` (${pricesFrom}), where the few things that
only a deployed function shows (billed time of a run, Lambda's own log lines) are assumed in the open. Times are those of
one machine, worth comparing within a run.
`;

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in sections));
if (unknown !== undefined) {
  process.stderr.write(`The bench has no section ${unknown}: ${Object.keys(sections).join(", ")}\n`);
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
const missed = done.flatMap(({ figures }) => figures).filter(({ met }) => met === false).length;
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
const end = `${cpus().length} cores, Node ${process.version}, ${minutes} minutes; ${missed === 0 ? "every aim met" : `${missed} aims not met`}.`;
process.stdout.write(`\nPrices: ${pricesFrom}. ${end}\n`);
if (wanted.length === 0) {
  const docs = fileURLToPath(new URL("../../docs/", import.meta.url));
  mkdirSync(docs, { recursive: true });
  writeFileSync(`${docs}bench.md`, `${[HEAD, ...done.map(markdown), end].join("\n\n")}\n`);
}
