import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { sources } from "../functions/sources/index.ts";
import { type GalleryRow, type GallerySheet, galleryPage } from "../infra/local/page/gallery.ts";
import { photographer } from "./photographer.ts";
import { GRAPH, graph, recordedSpecimens, templateRules, templateSpecimen } from "./specimens.ts";

/**
 * `npm run gallery`: every recorded event as people see it, in Slack and in Teams, in one page that needs no server.
 * `npm run gallery -- guardduty ecs-task` keeps the kinds in whose name one of the words occurs, `-- template/sqs` rules of
 * the monitoring templates. With `--shots` the sheets are photographed too, a PNG each; `--rows` says how many events
 * stand on one, `--out` where all of it goes instead of `.build/gallery`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shots: { type: "boolean", default: false },
    rows: { type: "string", default: "8" },
    out: { type: "string", default: path.resolve(import.meta.dirname, "../.build/gallery") },
  },
});
const folder = path.resolve(values.out);

const isWanted = (name: string): boolean => positionals.length === 0 || positionals.some((word) => name.includes(word));

const kinds = sources
  .map(({ name }) => name)
  .filter(isWanted)
  .sort();
const rules = templateRules().filter((rule) => isWanted(`template/${rule}`));
const rows = [
  ...(await Promise.all(kinds.map(recordedSpecimens))).flat(),
  ...(await Promise.all(rules.map((rule) => templateSpecimen(rule)))),
];

const sheets = sheetsOf(rows, Number(values.rows));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const page = path.join(folder, "index.html");
writeFileSync(page, await galleryPage("Every card", sheets));
writeFileSync(path.join(folder, GRAPH), graph());
console.log(`${rows.length} events on ${sheets.length} sheets: ${page}`);
if (values.shots) {
  const { open, photograph, close } = await photographer();
  const one = path.join(folder, "sheet.html");
  for (const sheet of sheets) {
    // One after the other: a browser takes long over a page of a thousand cards.
    writeFileSync(one, await galleryPage(sheet.name, [sheet]));
    await open(pathToFileURL(one).href);
    writeFileSync(path.join(folder, `${sheet.name}.png`), await photograph({ id: sheet.name }));
  }
  await close();
  rmSync(one, { force: true });
}

/** `003-backup-job--batch-job`: sheets in their order, each called by the kinds that it begins and ends with. */
function sheetsOf(all: readonly GalleryRow[], most: number): readonly GallerySheet[] {
  const kindOf = (row: GalleryRow | undefined): string => /^(template\/)?[^/]+/.exec(row?.name ?? "")?.[0] ?? "";
  return Array.from({ length: Math.ceil(all.length / most) }, (_, index) => {
    const some = all.slice(index * most, (index + 1) * most);
    const called = [...new Set([kindOf(some[0]), kindOf(some.at(-1))])].join("--").replaceAll("/", "-");
    return { name: `${String(index + 1).padStart(3, "0")}-${called}`, rows: some };
  });
}
