import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { documentation, generate, pictures } from "../templates/generate.ts";

/**
 * Writes `templates/generated` and the pages of `docs/templates`. With `--check` it only compares, and fails on a file
 * that is stale or left over. Pictures are taken by `npm run screenshots`; here they only have to be there.
 */
const root = path.resolve(import.meta.dirname, "..");
const check = process.argv.includes("--check");
const stale = [
  ...write("templates/generated", generate()),
  ...write("docs/templates", documentation(), new Set(pictures())),
];
const missing = pictures().filter((file) => !existsSync(path.join(root, "docs/templates", file)));
if (check && stale.length > 0) {
  console.error(`Not fresh: ${stale.join(", ")}. Run npm run build:templates and commit what it wrote.`);
  process.exitCode = 1;
}

if (missing.length > 0) {
  console.error(`Without a picture: ${missing.join(", ")}. Run npm run screenshots and commit what it took.`);
  process.exitCode = 1;
}

/** The files that were, or are, not as they should be. */
function write(
  folder: string,
  wanted: ReadonlyMap<string, string | Uint8Array>,
  beside: ReadonlySet<string> = new Set(),
): readonly string[] {
  const target = path.join(root, folder);
  const there = filesIn(target);
  const changed = [...wanted].filter(([file, text]) => !same(there.get(file), text));
  const leftOver = [...there.keys()].filter((file) => !wanted.has(file) && !beside.has(file));
  if (!check) {
    for (const file of leftOver) rmSync(path.join(target, file));
    for (const [file, text] of changed) {
      mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
      writeFileSync(path.join(target, file), text);
    }
    console.log(`${folder}: ${wanted.size} files, ${changed.length} changed, ${leftOver.length} removed`);
  }
  return [...changed.map(([file]) => file), ...leftOver].map((file) => `${folder}/${file}`);
}

function filesIn(folder: string): ReadonlyMap<string, Uint8Array> {
  mkdirSync(folder, { recursive: true });
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file).split(path.sep).join("/"), readFileSync(file)];
    }),
  );
}

function same(bytes: Uint8Array | undefined, wanted: string | Uint8Array): boolean {
  return bytes !== undefined && Buffer.compare(bytes, Buffer.from(wanted)) === 0;
}
