import { readdirSync, readFileSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import { type FunctionName, functions, joined } from "../../../templates/functions/join.ts";

const folder = new URL("../../../templates/functions/", import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), "utf8");

describe.each(Object.keys(functions) as FunctionName[])("%s.cjs", (name) => {
  const code = read(`${name}.cjs`);

  it("is its parts, joined just now (P05): node templates/functions/join.ts", () => {
    expect(code).toBe(joined(name));
  });

  it("needs nothing but Node.js and the SDK that Lambda's runtime brings (P04)", () => {
    const required = [...code.matchAll(/require\("([^"]+)"\)/g)].map(([, target = ""]) => target);
    const foreign = required.filter(
      (target) => !/^@aws-sdk\/client-[\w-]+$/.test(target) && !builtinModules.includes(target.replace(/^node:/, "")),
    );
    expect(required.length).toBeGreaterThan(0);
    expect(foreign).toEqual([]);
  });

  it("runs as Lambda loads it, without a call and without a name twice", () => {
    const loaded = createRequire(import.meta.url)(new URL(`${name}.cjs`, folder).pathname);
    expect(Object.keys(loaded).sort()).toEqual(["create", "handler"]);
  });

  it("can be read before it is deployed (P05): no minified line, nothing hidden", () => {
    const lines = code.split("\n");
    expect(code.length / lines.length).toBeLessThan(80);
    expect(code).not.toMatch(/\beval\b|new Function|child_process|Buffer\.from\("[^"]+", "base64"\)|\\x[0-9a-f]{2}/);
  });

  it("fits into CloudFormation many times (4 MB of inline code)", () => {
    expect(Buffer.byteLength(code)).toBeLessThan(64 * 1024);
  });
});

it("uses every part, each at most 300 lines", () => {
  const parts = readdirSync(new URL("parts/", folder)).map((file) => file.replace(/\.cjs$/, ""));
  expect([...new Set(Object.values(functions).flat())].sort()).toEqual(parts.sort());
  expect(parts.filter((part) => read(`parts/${part}.cjs`).split("\n").length > 301)).toEqual([]);
});
