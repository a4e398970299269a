import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, buildSync, version } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * `module` before `main`: the ES module builds of the SDK can be tree-shaken, which nearly halves a cold start. The
 * banner gives CommonJS dependencies the `require` that an ES module has not.
 */
const options = {
  bundle: true,
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
  const entry = `functions/handlers/${name}.ts`;
  const { outputFiles, metafile } = buildSync({
    ...options,
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: `${folder}/index.mjs`,
    write: false,
  });
  mkdirSync(`${root}${folder}`, { recursive: true });
  for (const { path, contents } of outputFiles) replace(path, contents);
  const inputs = Object.keys(metafile.inputs).sort();
  const own = inputs.filter((input) => !input.includes("node_modules/"));
  replace(record, JSON.stringify({ digest: digestOf(own), own, inputs }, null, 1));
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

/** Whole or not at all: another process may bundle, or load, the same file. */
const replace = (path: string, contents: string | Uint8Array): void => {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, contents);
  renameSync(temporary, path);
};
