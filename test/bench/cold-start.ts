import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const RUNS = 11;

/**
 * How long a fresh Node needs to load a function's bundle, as a ratio to a bare handler loaded the same way in the same
 * run: what a cold start adds to Lambda's own part.
 */
export const coldStarts = (
  bundles: string,
): { name: string; kilobytes: number; ratio: number; milliseconds: number }[] => {
  const folder = mkdtempSync(path.join(tmpdir(), "bare-"));
  try {
    const bare = path.join(folder, "index.mjs");
    writeFileSync(bare, "export const handler = async () => ({ statusCode: 204 });\n");
    const names = readdirSync(bundles).filter((name) => statSync(path.join(bundles, name)).isDirectory());
    const files = names.map((name) => path.join(bundles, name, "index.mjs"));
    // Interleaved, so that a busy moment of the machine falls on all of them.
    const times = new Map([bare, ...files].map((file) => [file, [] as number[]]));
    for (let run = 0; run < RUNS; run += 1) for (const [file, taken] of times) taken.push(loadTime(file));
    const base = median(times.get(bare) ?? []);
    return names.map((name, index) => {
      const file = files[index] ?? "";
      const milliseconds = median(times.get(file) ?? []);
      return { name, kilobytes: Math.round(statSync(file).size / 1024), ratio: milliseconds / base, milliseconds };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The whole process: Node's own start is part of every cold start. */
const loadTime = (file: string): number => {
  const started = process.hrtime.bigint();
  execFileSync(process.execPath, ["-e", `import(${JSON.stringify(file)}).then(() => process.exit(0))`], {
    stdio: "ignore",
  });
  return Number(process.hrtime.bigint() - started) / 1e6;
};

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
