import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { generate } from "../../templates/generate.ts";
import { library } from "../../templates/library/index.ts";

const root = path.resolve(import.meta.dirname, "../../templates/generated");

describe("what is generated", () => {
  const files = generate();

  it("is what is committed", () => {
    const stale = [...files].filter(([file, text]) => !readFileSync(path.join(root, file)).equals(Buffer.from(text)));
    expect(stale.map(([file]) => file)).toEqual([]);
  });

  it("is the same every time", () => {
    expect([...generate()]).toEqual([...files]);
  });

  it("is there for every template in every format", () => {
    for (const { slug } of library) {
      expect(files.has(`cloudformation/${slug}.yaml`)).toBe(true);
      expect(files.has(`terraform/${slug}/main.tf`)).toBe(true);
      expect(files.has(`pulumi/${slug}.js`)).toBe(true);
      expect(files.has(`pulumi/${slug}.d.ts`)).toBe(true);
    }
  });
});
