import { CATALOGUE, coverage } from "./coverage.ts";
import { kindsByHand } from "./kinds.ts";

/** `npm run sources`: which events are read by which code. Fails where AWS sends a type that nobody knows. */
const types = coverage();
const kinds = kindsByHand().flatMap((family) => family.kinds);
const unknown = types.filter(({ by }) => by === undefined);
const count = (text: string, number: number): void => {
  process.stdout.write(`${String(number).padStart(5)}  ${text}\n`);
};

count("kinds by hand", kinds.length);
count("of them close by themselves what they opened", kinds.filter(({ recovers }) => recovers).length);
count("of them come with advice", kinds.filter(({ advised }) => advised).length);
process.stdout.write("\n");
count("types of AWS events are known, from the schema registry and the documentation", types.length);
count("of them by hand", types.filter(({ by }) => by !== undefined && by !== CATALOGUE).length);
count("of them by the catalogue", types.filter(({ by }) => by === CATALOGUE).length);
count("of them by neither", unknown.length);
for (const { source, type } of unknown) process.stdout.write(`       ${source} | ${type}\n`);
if (unknown.length > 0) process.exitCode = 1;
