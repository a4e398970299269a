import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { chatPage } from "../../scripts/pages/chat.ts";
import { chatFunctions } from "./chat-functions.ts";

const root = path.resolve(import.meta.dirname, "../..");
const textOf = (file: string) => readFileSync(path.join(root, file), "utf8");

describe("what Slack and Teams can do", () => {
  it.each(chatFunctions)("$name: on both, with a test that runs on both", ({ slack, teams, proof: [file, test] }) => {
    expect(slack).not.toBe("");
    expect(teams).not.toBe("");
    expect(textOf(file)).toContain(test);
    const runsOnBoth = file.startsWith("test/contracts/")
      ? ["slack", "teams"].every((platform) =>
          textOf(`test/adapters/${platform}.test.ts`).includes(path.basename(file)),
        )
      : /(describe|it)\.each\(\["slack", "teams"\]/.test(textOf(file));
    expect(runsOnBoth).toBe(true);
  });

  it("is what the page says", () => {
    expect(textOf("docs/chat.md")).toBe(chatPage(chatFunctions));
  });
});
