import { readFileSync } from "node:fs";
import { evaluate } from "../../infra/local/evaluate.ts";
import { ofType } from "./graph.ts";

const root = new URL("../../", import.meta.url);
const read = (file: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(file, root), "utf8"));

/** Licences that ask for no more than their own text: nothing that is uploaded may oblige the operator to publish. */
const permissive = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0"];

describe("the packages", () => {
  it("are under permissive licences, as far as they are deployed", async () => {
    const functions = ofType(await evaluate(), "lambda/function:Function");
    const inputs = functions.flatMap(({ name }) => read(`.build/${name}.json`).inputs as string[]);
    const packages = new Set(inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
    expect(packages.size).toBeGreaterThan(20);
    const licences = [...packages].map((folder) => [folder, read(`${folder}/package.json`).license]);
    expect(licences.filter(([, licence]) => !permissive.includes(String(licence)))).toEqual([]);
  }, 60_000);

  it("are locked for every platform, and from no particular registry", () => {
    const locked = read("package-lock.json").packages as Record<string, Record<string, Record<string, string>>>;
    const missing = Object.entries(locked).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !locked[`node_modules/${name}`] && !locked[`${folder}/node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
    expect(Object.values(locked).filter(({ resolved }) => resolved)).toEqual([]);
  });
});
