import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { evaluate } from "./evaluate.ts";
import { type Program, record } from "./resource.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The evaluated program, kept in `.build/` for as long as nothing changes that it is made of: evaluating loads all of
 * Pulumi, which takes longer than everything else that a laptop or a test needs to begin.
 */
export const loadProgram = async (config: Readonly<Record<string, string>>): Promise<Program> => {
  const file = join(root, ".build", `program-${digest(config)}.json`);
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, "utf8")) as Program;
    if (archives(kept).every((archive) => existsSync(archive))) return kept;
  }
  const program = await evaluate(config);
  await mkdir(join(root, ".build"), { recursive: true });
  await writeFile(`${file}.${process.pid}`, JSON.stringify(program));
  await rename(`${file}.${process.pid}`, file);
  return program;
};

const archives = ({ resources }: Program): string[] =>
  resources.flatMap(({ inputs }) => {
    const { archive } = record(inputs.code);
    return typeof archive === "string" ? [archive] : [];
  });

const digest = (config: Readonly<Record<string, string>>): string => {
  const hash = createHash("sha256").update(JSON.stringify(config));
  const folders = ["infra", "functions"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const own = folders.filter((path) => !/infra\/local\/(?!identity|evaluate)/.test(path));
  for (const path of [
    ...own.sort(),
    ...["index.ts", "Pulumi.yaml", "package-lock.json"].map((name) => join(root, name)),
  ]) {
    hash.update(`\0${path}\0`).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 20);
};
