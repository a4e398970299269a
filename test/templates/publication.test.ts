import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { moduleAddress } from "../../functions/domain/published.ts";
import { setupButtons, setupNote } from "../../functions/domain/setup.ts";
import { updateCommand } from "../../functions/domain/template.ts";
import { compile } from "../../templates/compile.ts";
import { generate } from "../../templates/generate.ts";
import { library } from "../../templates/library/index.ts";
import { packageVersion, publicationOf } from "../../templates/publication.ts";
import { pulumiPackage } from "../../templates/render/pulumi-package.ts";
import { installed } from "./judges/emulator.ts";

const generated = generate();
const publication = publicationOf(generated);
const contentOf = (key: string) => publication.find((one) => one.key === key)?.content ?? Buffer.alloc(0);
const base = "https://templates.s3.eu-west-1.amazonaws.com/marbot";
const published = {
  templates: base,
  versions: Object.fromEntries(library.map(({ slug, version }) => [slug, version])),
  packageVersion: packageVersion(generated),
};
const address = "https://api.example.com/v1/endpoint/abc";
const tarballKey = `${packageVersion(generated)}/pulumi/marbot-monitoring.tgz`;

/** Everything below the address where templates are published that a text speaks of, however it is encoded there. */
const keysIn = (text: string): readonly string[] =>
  [...decodeURIComponent(text).matchAll(/marbot\/([\w./-]+\.(?:yaml|zip|tgz))/g)].map(([, key = ""]) => key);

describe("what is published", () => {
  const keys = new Set(publication.map(({ key }) => key));

  it("is where the welcome and its answers say", () => {
    const shown = [
      setupButtons(published, address),
      ...(["cloudformation", "terraform", "pulumi"] as const).map((tool) => setupNote(tool, published, address)),
    ].map((each) => keysIn(JSON.stringify(each)));
    expect(shown.map((found) => found.length)).toEqual([1, 1, 1, 1]);
    for (const key of shown.flat()) expect(keys).toContain(key);
  });

  it("is where the command says that brings an installed template to its latest version", () => {
    const before = { version: "0.1.0", account: "111111111111", region: "eu-west-1", stack: "marbot" };
    for (const { slug, version } of library)
      for (const format of ["cloudformation", "pulumi"] as const) {
        const found = keysIn(updateCommand({ ...before, template: slug, format }, version, published));
        expect(found).toHaveLength(1);
        expect(keys).toContain(found[0]);
      }
    const { slug = "", version = "" } = library[0] ?? {};
    const moved = updateCommand({ ...before, template: slug, format: "terraform" }, version, published);
    expect(keys).toContain(/#([^#]+)#' /.exec(moved)?.[1]);
  });

  it("has every name once, and is the same every time", () => {
    expect(keys.size).toBe(publication.length);
    const digests = (of: typeof publication) =>
      of.map(({ key, content }) => `${key} ${createHash("sha256").update(content).digest("hex")}`);
    expect(digests(publicationOf(generated))).toEqual(digests(publication));
  });

  it("gives the package another version when anything in it changes, and no other", () => {
    const versionOf = (about: string) => {
      const files = pulumiPackage(library.slice(0, 1).map((template) => compile({ ...template, about })));
      return packageVersion(new Map([["pulumi/package.json", files["package.json"] ?? ""]]));
    };
    expect(versionOf("One.")).toMatch(/^1\.0\.0-r[0-9a-f]{10}$/);
    expect(versionOf("One.")).toBe(versionOf("One."));
    expect(versionOf("One.")).not.toBe(versionOf("Another."));
  });

  it("refuses to publish what was not generated", () => {
    expect(() => publicationOf(new Map([["pulumi/package.json", "{}"]]))).toThrow(/was not generated/);
  });
});

(installed("terraform", "version") ? describe : describe.skip)("a Terraform module", () => {
  it("is fetched by its address, and is what can be read in the repository", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "marbot-module-"));
    const server = createServer(
      ({ url = "" }, response) => void response.end(contentOf(url.slice(1).split("?")[0] ?? "")),
    );
    try {
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      const source = moduleAddress({ ...published, templates: `http://127.0.0.1:${port}` }, "basics");
      writeFileSync(path.join(folder, "main.tf"), `module "marbot_basics" {\n  source = "${source}"\n}\n`);
      await promisify(execFile)("terraform", ["get"], {
        cwd: folder,
        env: { ...process.env, CHECKPOINT_DISABLE: "1" },
      });
      const fetched = path.join(folder, ".terraform/modules/marbot_basics");
      const files = [...generated].filter(([file]) => file.startsWith("terraform/basics/"));
      expect(files.length).toBeGreaterThan(4);
      for (const [file, content] of files)
        expect(readFileSync(path.join(fetched, path.basename(file))).equals(Buffer.from(content))).toBe(true);
    } finally {
      server.close();
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the package of Pulumi components", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "marbot-package-"));
  const run = (...command: readonly [string, ...string[]]): string =>
    execFileSync(command[0], command.slice(1), { cwd: folder, encoding: "utf8", stdio: "pipe" });
  beforeAll(() => {
    writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "program", private: true }));
    writeFileSync(path.join(folder, "marbot-monitoring.tgz"), contentOf(tarballKey));
    const offline = ["--offline", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"];
    run("npm", "install", ...offline, "--cache", path.join(folder, ".npm"), "./marbot-monitoring.tgz");
    // The SDK that a program has anyway.
    mkdirSync(path.join(folder, "node_modules"), { recursive: true });
    symlinkSync(path.resolve("node_modules/@pulumi"), path.join(folder, "node_modules/@pulumi"));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const unpacked = path.join(folder, "node_modules/marbot-monitoring");

  it("is taken by npm, whole, and has nothing that Node would have to strip", () => {
    const files = readdirSync(unpacked).toSorted();
    const wanted = [...generated.keys()].filter((file) => file.startsWith("pulumi/"));
    expect(files).toEqual(wanted.map((file) => file.slice("pulumi/".length)).toSorted());
    expect(files.filter((file) => /(?<!\.d)\.ts$/.test(file))).toEqual([]);
    expect(readFileSync(path.join(unpacked, "basics.js"), "utf8")).toBe(generated.get("pulumi/basics.js"));
    const { dependencies } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies)).toEqual(["marbot-monitoring"]);
  });

  it("makes its components in a program of plain JavaScript, as the answer to `set up with pulumi` writes it", () => {
    const note = setupNote("pulumi", published, address);
    const snippet = note.parts.flatMap((part) => (part.is === "code" ? [part.text] : [])).join("\n");
    writeFileSync(
      path.join(folder, "program.mjs"),
      `${mocks}\n${snippet}\nawait pulumi.runtime.disconnect();\nreport();\n`,
    );
    const declared = run(process.execPath, "--no-strip-types", "program.mjs").trim().split("\n");
    expect(declared).toContain("marbot:monitoring:Basics marbot");
    expect(declared).toContain("aws:sns/topic:Topic marbot-topic");
    expect(declared.length).toBeGreaterThan(100);
  }, 60_000);
});

/** Pulumi without an engine: answers what the components ask for, and remembers what they declare. */
const mocks = `
import * as pulumi from "@pulumi/pulumi";
const declared = [];
const newResource = ({ type, name, inputs }) => {
  declared.push(type + " " + name);
  return { id: name, state: { ...inputs, arn: "arn:aws:sns:eu-west-1:111111111111:" + name, name, url: name, keyId: name } };
};
const call = () => ({ accountId: "111111111111", partition: "aws", region: "eu-west-1" });
pulumi.runtime.setAllConfig({ "aws:region": "eu-west-1" });
await pulumi.runtime.setMocks({ newResource, call }, "shop", "prod");
const report = () => process.stdout.write(declared.join("\\n") + "\\n");
`;
