import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type GalleryRow, galleryPage } from "../infra/local/page/gallery.ts";
import { type Pictured, picturedBy, pictureFile } from "../templates/document/picture.ts";
import { library } from "../templates/library/index.ts";
import { photographer } from "./photographer.ts";
import { GRAPH, graph, recordedSpecimens, templateSpecimen } from "./specimens.ts";

/**
 * `npm run screenshots [-- sqs-queue rds-instance]`: photographs the card that the page of each monitoring template shows
 * (docs/templates/images), in Slack and in Teams. Fonts differ between machines, so nobody compares the pictures: take them
 * again when cards have changed.
 */
const asked = process.argv.slice(2);
const documentation = path.resolve(import.meta.dirname, "../docs/templates");
/** Small enough to be committed, sharp enough to be read. */
const [WIDTH, QUALITY] = [1100, 20];
const unlabelled = ".specimen > h2 { display: none; }";

const templates = library.filter(({ slug }) => asked.length === 0 || asked.includes(slug));
const pictures = templates.flatMap((template) => {
  const pictured = picturedBy(template);
  return pictured ? [{ template, pictured }] : [];
});
const cards = await Promise.all(
  pictures.map(async ({ template, pictured }) => ({ row: await cardOf(template.slug, pictured), template })),
);

const folder = mkdtempSync(path.join(tmpdir(), "marbot-screenshots-"));
const page = path.join(folder, "index.html");
writeFileSync(path.join(folder, GRAPH), graph());
writeFileSync(page, await galleryPage("Cards", [{ name: "templates", rows: cards.map(({ row }) => row) }]));
mkdirSync(path.join(documentation, "images"), { recursive: true });
const { open, photograph, close } = await photographer({ width: WIDTH, style: unlabelled });
await open(pathToFileURL(page).href);
for (const { template, row } of cards) {
  const picture = await photograph({ id: row.name, quality: QUALITY });
  writeFileSync(path.join(documentation, pictureFile(template)), picture);
}
await close();
rmSync(folder, { recursive: true });
console.log(`${cards.length} pictures in docs/templates/images`);

/** Only of a function what the example found out, its log and its deployment, could be true. */
async function cardOf(slug: string, pictured: Pictured): Promise<GalleryRow> {
  if (pictured.rule !== undefined)
    return templateSpecimen(`${slug}/${pictured.rule}`, { enriched: slug === "lambda-function" });
  const [kind = ""] = pictured.event.split("/");
  const found = (await recordedSpecimens(kind)).find(({ name }) => name === pictured.event);
  if (!found) throw new Error(`There is no event ${pictured.event}, which the page of ${slug} shows`);
  return found;
}
