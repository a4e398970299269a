import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { installed } from "./emulator.ts";

const generated = path.resolve(import.meta.dirname, "../../../templates/generated");
const run = async (tool: string, ...args: readonly string[]): Promise<string> => {
  const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
  const options = { cwd: generated, env, maxBuffer: 64 * 1024 * 1024 };
  const { stdout, stderr } = await promisify(execFile)(tool, args, options).catch(
    (failed: unknown) => failed as Output,
  );
  return stdout || stderr;
};
type Output = { readonly stdout: string; readonly stderr: string };

interface Finding {
  readonly check_id: string;
  readonly check_name: string;
  readonly resource: string;
  readonly file_path: string;
}
type Report = {
  readonly results?: { readonly failed_checks?: readonly Finding[] };
  readonly summary?: { readonly passed: number };
};

/** Sixty templates, on a machine that may have other work. */
const PATIENCE = 900_000;

describe("the linters", () => {
  const templates = readdirSync(path.join(generated, "cloudformation"));

  (installed("cfn-lint", "--version") ? it : it.skip)(
    "cfn-lint has nothing to say",
    async () => {
      const said = await run("cfn-lint", ...templates.map((file) => `cloudformation/${file}`));

      expect(templates.length).toBeGreaterThan(0);
      expect(said).toBe("");
    },
    PATIENCE,
  );

  const checkov = installed("checkov", "--version") ? it : it.skip;
  checkov.each(["cloudformation", "terraform"])(
    "checkov finds nothing in %s that is not explained",
    async (format) => {
      const report = await run("checkov", "-d", format, "--framework", format, "--quiet", "--compact", "-o", "json");
      const { results, summary } = JSON.parse(report) as Report;
      const findings = results?.failed_checks?.map((one) => [
        one.check_id,
        one.check_name,
        one.resource,
        one.file_path,
      ]);

      expect(summary).toMatchObject({ parsing_errors: 0 });
      // It leaves out, silently, what is created under a condition that it cannot decide.
      expect(summary?.passed).toBeGreaterThan(5 * templates.length);
      expect(findings).toEqual([]);
    },
    PATIENCE,
  );

  (installed("terraform", "version") ? it : it.skip)("terraform fmt would change nothing", async () => {
    expect(await run("terraform", "fmt", "-check", "-diff", "-recursive", "terraform")).toBe("");
  });
});
