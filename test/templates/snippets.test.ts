import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { parseDocument } from "yaml";
import { documentation } from "../../templates/generate.ts";
import { installed } from "./judges/emulator.ts";
import { compiled } from "./support/deployment.ts";
import { snippetsOf } from "./support/snippets.ts";

const pages = documentation();
const root = path.resolve(import.meta.dirname, "../..");
const snippets = (slug: string, language: string): readonly string[] =>
  snippetsOf(pages.get(slug === "" ? "README.md" : `${slug}.md`) ?? "", language);
const slugs = ["", ...compiled.map(({ template }) => template.slug)];

interface Parameter {
  readonly Default?: unknown;
  readonly AllowedPattern?: string;
  readonly NoEcho?: boolean;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-create-stacks-quick-create-links.html */
describe.each(compiled.map(({ template }) => template.slug))("the link that opens CloudFormation with %s", (slug) => {
  const [text = ""] = snippets(slug, "");
  const link = new URL(text.trim());
  const [page, search] = link.hash.split("?");
  const query = new URLSearchParams(search);
  const file = readFileSync(path.join(root, `templates/generated/cloudformation/${slug}.yaml`), "utf8");
  const { Parameters: parameters } = parseDocument(file, { logLevel: "silent" }).toJS() as {
    readonly Parameters: Readonly<Record<string, Parameter>>;
  };
  const given = [...query].flatMap(([key, value]) =>
    key.startsWith("param_") ? [[key.slice(6), value] as const] : [],
  );

  it("opens the review page with a template in S3 and a name that a stack may have", () => {
    expect([link.host, link.pathname, page]).toEqual([
      "console.aws.amazon.com",
      "/cloudformation/home",
      "#/stacks/create/review",
    ]);
    expect(query.get("templateURL")).toMatch(
      new RegExp(`^https://[^/]+\\.s3\\.[a-z0-9-]+\\.amazonaws\\.com/.*/${slug}\\.yaml$`),
    );
    expect(query.get("stackName")).toMatch(/^[A-Za-z][A-Za-z0-9-]{0,127}$/);
  });

  it("fills in everything that has no default, with what the template takes", () => {
    const missing = Object.entries(parameters).filter(([, { Default }]) => Default === undefined);
    expect(given.map(([name]) => name)).toEqual(expect.arrayContaining(missing.map(([name]) => name)));
    for (const [name, value] of given) {
      const parameter = parameters[name];
      expect([name, parameter !== undefined]).toEqual([name, true]);
      // CloudFormation ignores what a link says of a parameter that is not to be shown.
      expect([name, parameter?.NoEcho ?? false]).toEqual([name, false]);
      if (parameter?.AllowedPattern) expect(value).toMatch(new RegExp(`^(?:${parameter.AllowedPattern})$`));
    }
  });
});

describe("the other examples", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "marbot-snippets-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("of Pulumi are programs that type check against the package", () => {
    mkdirSync(path.join(folder, "node_modules"));
    symlinkSync(path.join(root, "node_modules/@pulumi"), path.join(folder, "node_modules/@pulumi"));
    symlinkSync(path.join(root, "templates/generated/pulumi"), path.join(folder, "node_modules/marbot-monitoring"));
    symlinkSync(path.join(root, "node_modules/@types"), path.join(folder, "node_modules/@types"));
    const options = {
      module: "nodenext",
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      preserveSymlinks: true,
      types: ["node"],
    };
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["*.ts"] }));
    for (const slug of slugs)
      for (const [index, text] of snippets(slug, "ts").entries())
        writeFileSync(path.join(folder, `${slug || "overview"}-${index}.ts`), text);
    const check = (): string => {
      try {
        return execFileSync(path.join(root, "node_modules/.bin/tsgo"), ["-p", folder], { encoding: "utf8" });
      } catch (error) {
        return String((error as { stdout: unknown }).stdout);
      }
    };

    expect(check()).toBe("");
    // And the check would say so if one did not.
    writeFileSync(
      path.join(folder, "wrong.ts"),
      'import { Basics } from "marbot-monitoring";\nnew Basics("b", { endpoint: 1 });\n',
    );
    expect(check()).toContain("wrong.ts");
  }, 120_000);

  (installed("terraform", "version") ? it : it.skip)("of Terraform are written as `terraform fmt` writes them", () => {
    const modules = path.join(folder, "terraform");
    for (const slug of slugs)
      for (const [index, text] of snippets(slug, "hcl").entries()) {
        mkdirSync(path.join(modules, slug || "overview"), { recursive: true });
        writeFileSync(path.join(modules, slug || "overview", `${index}.tf`), text);
      }
    expect(() => execFileSync("terraform", ["fmt", "-check", "-recursive", modules], { stdio: "pipe" })).not.toThrow();
  });

  it("are there on every page", () => {
    for (const slug of slugs) {
      expect([slug, snippets(slug, "ts").length]).toEqual([slug, 1]);
      expect([slug, snippets(slug, "hcl").length]).toEqual([slug, 1]);
    }
  });
});
