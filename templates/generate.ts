import { compile } from "./compile.ts";
import { pages } from "./document/index.ts";
import { picturedBy, pictureFile } from "./document/picture.ts";
import { library } from "./library/index.ts";
import { cloudformation } from "./render/cloudformation.ts";
import { programsOf, programText, scriptArchive, scriptsOf } from "./render/programs.ts";
import { pulumiPackage } from "./render/pulumi-package.ts";
import { terraform } from "./render/terraform.ts";
import { zip } from "./render/zip.ts";

/**
 * Everything in `templates/generated`, by its path there. The same library gives the same bytes, so a pull request
 * shows in all three formats what a change means.
 */
export const generate = (): ReadonlyMap<string, string | Uint8Array> => {
  const compiled = library.map(compile);
  const files = new Map<string, string | Uint8Array>();
  for (const one of compiled) {
    const { slug } = one.template;
    files.set(`cloudformation/${slug}.yaml`, cloudformation(one));
    for (const [name, text] of Object.entries(terraform(one))) files.set(`terraform/${slug}/${name}`, text);
    for (const program of programsOf(one)) {
      files.set(`terraform/${slug}/${program}`, programText(program));
      files.set(`terraform/${slug}/${program.replace(/\.cjs$/, ".zip")}`, zip({ "index.js": programText(program) }));
    }
    for (const { name, bytes } of scriptsOf(one).map(scriptArchive)) {
      files.set(`terraform/${slug}/${name}`, bytes);
    }
  }
  for (const [name, text] of Object.entries(pulumiPackage(compiled))) files.set(`pulumi/${name}`, text);
  return files;
};

/** The pages of `docs/templates`, by name. */
export const documentation = (): ReadonlyMap<string, string> => pages(library.map(compile));

/** The pictures that those pages show, below `docs/templates`. */
export const pictures = (): readonly string[] => library.filter(picturedBy).map(pictureFile);
