import { parseArgs } from "node:util";
import { recordedEverywhere } from "./corpus.ts";
import { flawsOf } from "./flaws.ts";
import { chance, mutated } from "./mutate.ts";

/** `npm run fuzz [-- --runs 100000 --seed 1]`: recorded events with something changed in them, each of them a card. */
const { values } = parseArgs({
  options: { runs: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
});
const runs = Number(values.runs);
const random = chance(Number(values.seed));
const corpus = recordedEverywhere();
const began = performance.now();
let found = 0;
for (let run = 0; run < runs && found < 20; run += 1) {
  const recorded = corpus[Math.floor(random() * corpus.length)];
  if (!recorded) throw new Error("there are no recorded events");
  const { name, received } = recorded;
  const body = mutated(received.body, random);
  for (const flaw of flawsOf({ ...received, body })) {
    found += 1;
    process.stdout.write(`${name}: ${flaw}\n${body.slice(0, 2000)}\n\n`);
  }
}
const seconds = (performance.now() - began) / 1000;
process.stdout.write(
  `${runs} events of ${corpus.length} recorded ones, seed ${values.seed}: ${found} flaws, ${seconds.toFixed(0)} s\n`,
);
if (found > 0) process.exitCode = 1;
