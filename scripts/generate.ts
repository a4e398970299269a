import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { scopes } from "../functions/chat/slack/app.ts";
import { entries } from "../functions/sources/catalogue/index.ts";
import { copies, tables } from "../functions/tables.ts";
import { evaluate } from "../infra/local/evaluate.ts";
import { chatFunctions } from "../test/contracts/chat-functions.ts";
import { coverage } from "./coverage.ts";
import { kindsByHand } from "./kinds.ts";
import { chatPage } from "./pages/chat.ts";
import { dataPage } from "./pages/data.ts";
import { withFigures } from "./pages/figures.ts";
import { permissionsPage } from "./pages/permissions.ts";
import { withScopes } from "./pages/scopes.ts";
import { sourcesPage } from "./pages/sources.ts";

const root = path.resolve(import.meta.dirname, "..");

/**
 * Writes the pages of `docs/` that follow from the code: what is kept and for how long (from functions/tables.ts), and
 * what each function may do (from the evaluated program), and which events are understood (from the sources and the recorded events); and in the
 * README, what things cost (from docs/bench.md) and what the Slack app asks for (from functions/chat/slack/app.ts). `npm run generate -- docs/sources.md` writes one of them. With
 * `--check` it only compares, and fails on a stale page.
 */
const pages: Readonly<Record<string, () => Promise<string> | string>> = {
  "docs/chat.md": () => chatPage(chatFunctions),
  "docs/data.md": () => dataPage(tables, copies),
  "docs/permissions.md": async () => permissionsPage((await evaluate()).resources),
  "docs/sources.md": () => sourcesPage(kindsByHand(), entries, coverage()),
  "README.md": () =>
    withScopes(withFigures(read(path.join(root, "README.md")), read(path.join(root, "docs/bench.md"))), scopes),
};

const check = process.argv.includes("--check");
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const stale: string[] = [];
for (const [file, make] of Object.entries(pages)) {
  if (chosen.length > 0 && !chosen.includes(file)) continue;
  const wanted = await make();
  const target = path.join(root, file);
  if (!check) writeFileSync(target, wanted);
  else if (read(target) !== wanted) stale.push(file);
}
if (stale.length > 0) {
  console.error(`Not fresh: ${stale.join(", ")}. Run npm run generate and commit what it wrote.`);
  process.exitCode = 1;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
