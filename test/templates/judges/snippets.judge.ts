import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { documentation } from "../../../templates/generate.ts";
import { snippetsOf } from "../support/snippets.ts";
import { installed } from "./emulator.ts";

const generated = path.resolve(import.meta.dirname, "../../../templates/generated/terraform");
const mirror = process.env.TERRAFORM_PLUGINS;
if (!mirror)
  process.stderr.write("SKIPPED: no example of Terraform was validated, because TERRAFORM_PLUGINS is not set\n");

(mirror && installed("terraform", "version") ? describe : describe.skip)("the examples of Terraform", () => {
  it("are valid, all in one root, with the modules that they name", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "marbot-examples-"));
    const terraform = (...args: readonly string[]) =>
      promisify(execFile)("terraform", args, {
        cwd: folder,
        env: { ...process.env, CHECKPOINT_DISABLE: "1" },
        maxBuffer: 64 * 1024 * 1024,
      });
    const examples = [...documentation()].flatMap(([page, text]) =>
      snippetsOf(text, "hcl").map((snippet) => [page, snippet] as const),
    );
    try {
      for (const [page, snippet] of examples) {
        const own = page === "README.md" ? snippet.replaceAll(/marbot_/g, "overview_") : snippet;
        const local = own.replaceAll(/"https:[^"]*\/terraform\/([\w-]+)\.zip"/g, (_, slug) =>
          JSON.stringify(`${generated}/${slug}`),
        );
        expect(local).not.toContain("TEMPLATES");
        writeFileSync(path.join(folder, `${page}.tf`), local);
      }
      await terraform("init", "-input=false", `-plugin-dir=${mirror}`);
      // It ends with 1 where it found something; what, is in what it wrote.
      const { stdout } = await terraform("validate", "-json").catch((error: { stdout: string }) => error);
      // The mirrored provider may be older than the runtime of the functions, which is judged elsewhere.
      const { diagnostics } = JSON.parse(stdout) as {
        diagnostics: readonly { summary: string }[];
      };
      expect(diagnostics.filter(({ summary }) => !/nodejs24\.x/.test(summary))).toEqual([]);
      process.stdout.write(`${examples.length} examples of Terraform are valid\n`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 600_000);
});
