import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";

const root = path.resolve(import.meta.dirname, "..");

/** Source files by their path in the repository. */
const sources = (...folders: string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
const all = ["index.ts", ...sources("functions", "infra", "scripts")];
const textOf = (file: string) => readFileSync(path.join(root, file), "utf8");
/** Code without comments and strings' contents kept: good enough for the few words that are looked for. */
const codeOf = (file: string) => textOf(file).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, "");

/** What a file imports: files of ours by path, packages by name. */
const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/^\s*(?:import|export)\b[^"';]*?from\s+"([^"]+)"|^import\s+"([^"]+)"/gm)].map(
    ([, from, bare]) => {
      const target = from ?? bare ?? "";
      return target.startsWith(".") ? path.normalize(path.join(path.dirname(file), target)) : target;
    },
  );

const contracts = /^functions\/(ports|ports\/\w+|lifecycle|records|errors|config|tables)\.ts$/;
const builtin = /^node:/;

/** Who may import whom (README, "The house"): a row for each folder, with what its files may import. */
const rooms: { room: string; files: RegExp; may: RegExp[] }[] = [
  {
    room: "functions/domain",
    files: /^functions\/domain\//,
    may: [/^functions\/domain\//, /^node:crypto$/],
  },
  {
    room: "functions/sources",
    files: /^functions\/sources\//,
    may: [/^functions\/(sources|domain)\//, /^zod$/, builtin],
  },
  {
    room: "functions/chat",
    files: /^functions\/chat\//,
    may: [/^functions\/(chat|domain)\//, /^zod$/, /^@slack\/types$/, builtin],
  },
  { room: "the contracts", files: contracts, may: [contracts, /^functions\/domain\//, /^zod$/] },
  {
    room: "functions/use-cases",
    files: /^functions\/use-cases\//,
    may: [/^functions\/(use-cases|domain|sources)\//, contracts, builtin],
  },
  {
    room: "functions/adapters",
    files: /^functions\/adapters\//,
    may: [
      /^functions\/(adapters|domain|chat)\//,
      contracts,
      /^@(aws-sdk|smithy|slack|aws-lambda-powertools)\//,
      /^(jose|zod)$/,
      builtin,
    ],
  },
  {
    room: "functions/handlers",
    files: /^functions\/handlers\//,
    may: [/^functions\//, /^@middy\//, /^aws-lambda$/, /^zod$/, builtin],
  },
  {
    room: "infra/components",
    files: /^infra\/components\//,
    may: [
      /^infra\/components\//,
      /^infra\/config\.ts$/,
      /^functions\/(config|tables)\.ts$/,
      /^@pulumi\//,
      /^esbuild$/,
      builtin,
    ],
  },
  {
    room: "the slices",
    files: /^(index|infra\/[^/]+)\.ts$/,
    may: [
      /^infra\/(components\/)?[^/]+\.ts$/,
      /^functions\/(config|tables)\.ts$/,
      /^templates\//,
      /^@pulumi\//,
      builtin,
    ],
  },
];

describe("the house", () => {
  it.each(rooms)("$room imports only what its row allows", ({ files, may }) => {
    const inside = all.filter((file) => files.test(file));
    expect(inside.length).toBeGreaterThan(0);
    const wrong = inside.flatMap((file) =>
      importsOf(file)
        .filter((target) => !may.some((allowed) => allowed.test(target)))
        .map((target) => `${file} imports ${target}`),
    );

    expect(wrong).toEqual([]);
  });

  it("has local mode reach the program and the bundles by dynamic import only", () => {
    const wrong = all
      .filter((file) => file.startsWith("infra/local/"))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) =>
            /^(index\.ts|infra\/[^/]+\.ts|infra\/components\/|functions\/(handlers|adapters|use-cases)\/)/.test(target),
          )
          .map((target) => `${file} imports ${target}`),
      );

    expect(wrong).toEqual([]);
  });

  it("has no circle of imports", () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]) => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(" -> "));
      if (done.has(file) || trail.includes(file)) return;
      for (const target of valueImportsOf(file)) if (all.includes(target)) visit(target, [...trail, file]);
      done.add(file);
    };
    for (const file of all) visit(file, []);

    expect(circles).toEqual([]);
  });

  it("has no file longer than a room should be (300 lines)", () => {
    expect(all.filter((file) => textOf(file).split("\n").length > 301)).toEqual([]);
  });

  it("reads the process's environment in two places only", () => {
    const allowed = /^(functions\/config\.ts|infra\/config\.ts|infra\/local\/.*|scripts\/.*)$/;
    expect(all.filter((file) => /process\.env\b/.test(codeOf(file)) && !allowed.test(file))).toEqual([]);
  });

  it("gives the domain and the use cases no clock, no chance and no network of their own", () => {
    const own = /Date\.now\(|new Date\(\)|Math\.random\(|\bfetch\(|setTimeout\(/;
    expect(
      all.filter((file) => /^functions\/(domain|use-cases|sources|chat)\//.test(file) && own.test(codeOf(file))),
    ).toEqual([]);
  });

  it("has no branch for local mode in what is deployed", () => {
    const branch = /isLocal|if \(local\)|LOCAL_MODE/;
    const deployed = all.filter((file) => /^functions\//.test(file) || /^infra\/(components\/)?[^/]+\.ts$/.test(file));
    expect(deployed.filter((file) => branch.test(codeOf(file)))).toEqual([]);
  });
});

/** Without imports of types, which are gone at run time. */
function valueImportsOf(file: string): string[] {
  const text = textOf(file);
  const types = [...text.matchAll(/^\s*(?:import|export) type\b[^"';]*?from\s+"([^"]+)"/gm)].map(([, from = ""]) =>
    path.normalize(path.join(path.dirname(file), from)),
  );
  return importsOf(file).filter((target) => !types.includes(target));
}
