import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globbed } from "../../functions/domain/book.ts";
import { recorded, recordings } from "../../scripts/recorded.ts";
import { fixtureFolders } from "./fixtures.ts";

interface Origin {
  readonly cases: readonly string[];
  readonly from: string;
}

/** `sns-*, ok: the guide, "its page"`, a line each; test/events/README.md has the rules. */
const originsOf = (folder: string): readonly Origin[] =>
  readFileSync(join(recordings, folder, "ORIGIN"), "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const [, cases = "", from = ""] = /^([\w*, -]+): (.+)$/.exec(line) ?? [];
      return { cases: cases.split(", "), from };
    });

const fits = ({ cases }: Origin, name: string): boolean => cases.some((pattern) => globbed(pattern, name));

it.each(fixtureFolders())("says where each recorded event of %s is from, and of nothing else", (folder) => {
  const origins = originsOf(folder);
  const names = recorded(folder).map(({ name }) => name);
  const first = new Map(names.map((name) => [name, origins.find((origin) => fits(origin, name))]));
  expect(names.filter((name) => !first.get(name)?.from)).toEqual([]);
  expect(origins.filter((origin) => ![...first.values()].includes(origin))).toEqual([]);
});
