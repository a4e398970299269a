import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadProgram } from "../../infra/local/program.ts";
import { record } from "../../infra/local/resource.ts";
import { stackConfig } from "../../infra/local/settings.ts";
import { held, median, type Section, told } from "./figure.ts";

const RUNS = 11;
/** What a Teams library of Microsoft's alone would take; `ingest` is the one that a sender waits for. */
const AIMS: Readonly<Record<string, number>> = { ingest: 4 };
const AIM = 6;

/**
 * How long a fresh Node needs to load a function's bundle, as a ratio to a bare handler loaded the same way in the same
 * run: what a cold start adds to Lambda's own part.
 */
export const coldStarts = async (): Promise<Section> => {
  const folder = mkdtempSync(path.join(tmpdir(), "bare-"));
  try {
    const bare = path.join(folder, "index.mjs");
    writeFileSync(bare, "export const handler = async () => ({ statusCode: 204 });\n");
    const bundles = await bundlesOf();
    // Interleaved, so that a busy moment of the machine falls on all of them.
    const times = new Map([bare, ...bundles.map(({ entry }) => entry)].map((file) => [file, [] as number[]]));
    for (let run = 0; run < RUNS; run += 1) for (const [file, taken] of times) taken.push(loadTime(file));
    const base = median(times.get(bare) ?? []);
    return {
      title: "(c) Cold start of each bundle, as a ratio to a bare handler in the same run",
      figures: [
        told("bare handler, whole process", base, "ms"),
        ...bundles.map(({ name, entry, size }) => {
          const milliseconds = median(times.get(entry) ?? []);
          const note = `${milliseconds.toFixed(0)} ms; ${size}`;
          return held(name, milliseconds / base, "x", { atMost: AIMS[name] ?? AIM }, note);
        }),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The folders that the program would upload. What is loaded at once is the entry and what it imports statically. */
const bundlesOf = async () => {
  const { resources } = await loadProgram(stackConfig());
  return resources
    .filter(({ type }) => type === "aws:lambda/function:Function")
    .map(({ name, inputs }) => {
      const folder = path.resolve(String(record(inputs.code).archive));
      const bytes = (file: string): number => statSync(path.join(folder, file)).size;
      const code = readdirSync(folder).filter((file) => file.endsWith(".mjs"));
      const all = code.reduce((sum, file) => sum + bytes(file), 0);
      const size = `entry ${kilobytes(bytes("index.mjs"))}, with all chunks ${kilobytes(all)}`;
      return { name, entry: path.join(folder, "index.mjs"), size };
    });
};

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;

/** The whole process: Node's own start is part of every cold start. */
const loadTime = (file: string): number => {
  const started = process.hrtime.bigint();
  execFileSync(process.execPath, ["-e", `import(${JSON.stringify(file)}).then(() => process.exit(0))`], {
    stdio: "ignore",
  });
  return Number(process.hrtime.bigint() - started) / 1e6;
};
