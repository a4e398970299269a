import { readFileSync } from "node:fs";

/** The source of a function, as customers read it in the template: the file that the tests run. */
export const programText = (file: string): string =>
  readFileSync(new URL(`../functions/${file}`, import.meta.url), "utf8");
