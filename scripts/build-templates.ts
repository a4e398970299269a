import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generate } from "../templates/generate.ts";

/** Writes `templates/generated`. With `--check` it only compares, and fails on a file that is stale or left over. */
const root = path.resolve(import.meta.dirname, "../templates/generated");
const wanted = generate();
const there = filesIn(root);
const stale = [...wanted].filter(([file, text]) => !same(there.get(file), text)).map(([file]) => file);
const leftOver = [...there.keys()].filter((file) => !wanted.has(file));

if (!process.argv.includes("--check")) {
  for (const file of leftOver) rmSync(path.join(root, file));
  for (const [file, text] of wanted) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  console.log(`${wanted.size} files, ${stale.length} of them changed, ${leftOver.length} removed`);
} else if (stale.length + leftOver.length > 0) {
  console.error(
    `Not fresh: ${[...stale, ...leftOver].join(", ")}. Run npm run build:templates and commit what it wrote.`,
  );
  process.exitCode = 1;
}

function filesIn(folder: string): ReadonlyMap<string, Uint8Array> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(
      entries.map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(folder, file).split(path.sep).join("/"), readFileSync(file)];
      }),
    );
  } catch {
    return new Map();
  }
}

function same(bytes: Uint8Array | undefined, wanted: string | Uint8Array): boolean {
  return bytes !== undefined && Buffer.compare(bytes, Buffer.from(wanted)) === 0;
}
