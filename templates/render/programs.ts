import { readFileSync } from "node:fs";
import type { Compiled } from "../compile.ts";

/** The source of a function, as customers read it in the template: the file that the tests run. */
export const programText = (file: string): string =>
  readFileSync(new URL(`../functions/${file}`, import.meta.url), "utf8");

/** Which files of templates/functions a template deploys. */
export const programsOf = ({ resources }: Compiled): readonly string[] =>
  resources.flatMap(({ kind, properties }) => (kind === "function" ? [String(properties.code)] : []));
