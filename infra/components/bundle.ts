import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, buildSync, version } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * `module` before `main`: the ES module builds of the SDK can be tree-shaken, which nearly halves a cold start.
 * Splitting leaves what the SDK imports only when it needs it (sign-on, assumed roles) in files of its own, which
 * saves another fifth. The banner gives CommonJS dependencies the `require` that an ES module has not.
 */
const options = {
  bundle: true,
  splitting: true,
  outExtension: { ".js": ".mjs" },
  chunkNames: "chunk-[hash]",
  platform: "node",
  target: "node24",
  format: "esm",
  mainFields: ["module", "main"],
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  legalComments: "none",
  metafile: true,
  logLevel: "silent",
  banner: {
    js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
  },
} as const satisfies BuildOptions;

/**
 * Bundles `functions/handlers/<name>.ts` and returns the folder that is uploaded, `.build/<name>`. What it was made of
 * is written beside it (`.build/<name>.json`): the licence check reads it, and an unchanged bundle is not built again.
 * Deterministic: the same sources give the same bytes, so a second `up` changes nothing.
 */
export const bundle = (name: string): string => {
  const folder = `.build/${name}`;
  const record = `${root}${folder}.json`;
  // From where the program runs, which is not the same for Pulumi's CLI (infra) and for the laptop (the root): an
  // absolute path would put the operator's home folder into the state.
  const uploaded = relative(process.cwd(), root + folder);
  if (isFresh(record, `${root}${folder}/index.mjs`)) return uploaded;
  const { outputFiles, metafile } = buildSync({
    ...options,
    absWorkingDir: root,
    entryPoints: { index: `functions/handlers/${name}.ts` },
    outdir: folder,
    write: false,
  });
  publish(root + folder, new Map(outputFiles.map(({ path, contents }) => [basename(path), contents])));
  const inputs = Object.keys(metafile.inputs).sort();
  const own = inputs.filter((input) => !input.includes("node_modules/"));
  publish(
    `${root}.build`,
    new Map([[`${name}.json`, JSON.stringify({ digest: digestOf(own), own, inputs }, null, 1)]]),
    false,
  );
  return uploaded;
};

const isFresh = (record: string, output: string): boolean => {
  if (!existsSync(record) || !existsSync(output)) return false;
  const { digest, own } = JSON.parse(readFileSync(record, "utf8")) as { digest: string; own: string[] };
  return own.every((input) => existsSync(root + input)) && digest === digestOf(own);
};

/** Own sources by content; packages by the lock file, which names their contents. */
const digestOf = (own: readonly string[]): string => {
  const hash = createHash("sha256").update(version).update(JSON.stringify(options));
  for (const input of [...own, "package-lock.json"]) hash.update(`\0${input}\0`).update(readFileSync(root + input));
  return hash.digest("hex");
};

/**
 * Each file whole or not at all, and the entry last, when all that it imports is there: another thread or process may
 * bundle the same function, or load it, at the same time. What an older entry imported goes.
 */
const publish = (folder: string, files: ReadonlyMap<string, string | Uint8Array>, alone = true): void => {
  mkdirSync(folder, { recursive: true });
  const draft = mkdtempSync(`${root}.build/draft-`);
  const inOrder = [...files].sort(([a], [b]) => Number(a === "index.mjs") - Number(b === "index.mjs"));
  for (const [file, contents] of inOrder) {
    writeFileSync(`${draft}/${file}`, contents);
    renameSync(`${draft}/${file}`, `${folder}/${file}`);
  }
  rmSync(draft, { recursive: true });
  if (!alone) return;
  for (const file of readdirSync(folder)) if (!files.has(file)) rmSync(`${folder}/${file}`, { force: true });
};
