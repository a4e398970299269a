import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { generate } from "../templates/generate.ts";
import { publicationOf } from "../templates/publication.ts";
import { script } from "./stack.ts";

/**
 * `npm run publish:templates -- <folder>`: writes what customers fetch of the monitoring templates into a folder, for
 * operators who publish them elsewhere than in the stack's own bucket (`aws s3 sync <folder> s3://...`).
 */
await script(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [folder] = positionals;
  if (!folder) throw new Error("Say where to: npm run publish:templates -- <folder>");
  const files = publicationOf(generate());
  for (const { key, content } of files) {
    const file = path.join(folder, key);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  console.log(`${folder}: ${files.length} files. Do not replace what lies under a version: customers hold its digest.`);
});
