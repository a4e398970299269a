import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import type { Compiled } from "../compile.ts";
import { zip } from "./zip.ts";

/** The source of a function, as customers read it in the template: the file that the tests run. */
export const programText = (file: string): string =>
  readFileSync(new URL(`../functions/${file}`, import.meta.url), "utf8");

/** Which files of templates/functions a template deploys. */
export const programsOf = ({ resources }: Compiled): readonly string[] =>
  resources.flatMap(({ kind, properties }) => (kind === "function" ? [String(properties.code)] : []));

/** The source of a canary, as customers read it. */
export const scriptText = (file: string): string =>
  readFileSync(new URL(`../canaries/${file}`, import.meta.url), "utf8");

/** Which files of templates/canaries a template deploys. */
export const scriptsOf = ({ resources }: Compiled): readonly string[] =>
  resources.flatMap(({ kind, properties }) => (kind === "canary" ? [String(properties.script)] : []));

/**
 * A canary in the folder in which its runtime looks for it. Terraform's provider sees a new script by a new name only.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_WritingCanary_Nodejs_Pup.html
 */
export const scriptArchive = (file: string): { readonly name: string; readonly bytes: Uint8Array } => {
  const text = scriptText(file);
  const name = file.replace(/\.cjs$/, `-${crc32(text).toString(16).padStart(8, "0")}.zip`);
  return { name, bytes: zip({ "nodejs/node_modules/index.js": text }) };
};
