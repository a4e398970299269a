import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundle } from "../../infra/components/bundle.ts";

const root = new URL("../../", import.meta.url);
const folder = new URL(".build/tick/", root);
const record = new URL(".build/tick.json", root);
const contents = (): string => {
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(new URL(file, folder)));
  return hash.digest("hex");
};
const node = (...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: fileURLToPath(root), encoding: "utf8", stdio: "pipe" });

describe("a bundle", () => {
  it("has the same bytes for the same sources, and nothing that an older one left", () => {
    bundle("tick");
    const before = contents();
    writeFileSync(new URL("chunk-OLD.mjs", folder), "");
    // Not removed: other tests read it meanwhile.
    writeFileSync(record, JSON.stringify({ ...JSON.parse(readFileSync(record, "utf8")), digest: "of other sources" }));
    bundle("tick");
    expect(contents()).toBe(before);
  });

  it("is not made again while nothing has changed", () => {
    bundle("tick");
    const made = () => statSync(new URL("index.mjs", folder)).mtimeMs;
    const before = made();
    bundle("tick");
    expect(made()).toBe(before);
  });

  it("is what Lambda loads: a module with a handler, and with create for everybody else", () => {
    bundle("tick");
    const script = `import(${JSON.stringify(new URL("index.mjs", folder).href)}).then((module) => console.log(Object.keys(module).sort().join()))`;
    expect(node("-e", script).split(",")).toEqual(expect.arrayContaining(["create"]));
    expect(node("-e", script)).toContain("handler");
  });

  it("names the path from where the program runs, never the operator's folders", () => {
    expect(bundle("tick").startsWith("/")).toBe(false);
  });
});

describe("a Node that cannot run TypeScript", () => {
  it("is told so in a sentence", () => {
    const script =
      "import('./infra/program.js').then(({ default: run }) => run()).catch(({ message }) => console.log(message))";
    const said = node("--no-experimental-strip-types", "-e", script);
    expect(said).toContain("That takes Node 24");
    expect(said).toContain("npm run up");
  });
});
