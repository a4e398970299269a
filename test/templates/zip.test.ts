import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { zip } from "../../templates/render/zip.ts";
import { installed } from "./judges/emulator.ts";

const text = "exports.handler = async () => 'grüße';\n".repeat(100);

describe("an archive", () => {
  it("can be read as it is, and is the same every time", () => {
    const made = Buffer.from(zip({ "index.js": text }));
    expect(made.includes(text)).toBe(true);
    expect(made.equals(Buffer.from(zip({ "index.js": text })))).toBe(true);
  });

  (installed("python3", "--version") ? it : it.skip)("is what others read as a zip archive", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "marbot-zip-"));
    try {
      writeFileSync(path.join(folder, "code.zip"), zip({ "index.js": text, "lib/more.zip": zip({ "index.js": "" }) }));
      execFileSync("python3", ["-m", "zipfile", "-t", "code.zip"], { cwd: folder });
      execFileSync("python3", ["-m", "zipfile", "-e", "code.zip", "out"], { cwd: folder });
      expect(readFileSync(path.join(folder, "out/index.js"), "utf8")).toBe(text);
      expect(readFileSync(path.join(folder, "out/lib/more.zip")).equals(Buffer.from(zip({ "index.js": "" })))).toBe(
        true,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
