import { library } from "./library/index.ts";
import { tarball } from "./render/tarball.ts";
import { zip } from "./render/zip.ts";

/** One file where templates are published. */
export interface Publication {
  /** Its path there. */
  readonly key: string;
  readonly content: Uint8Array;
  readonly type: "text/yaml; charset=utf-8" | "application/zip" | "application/gzip";
  /** Whether its path names a version, so that what is there never changes. */
  readonly isPinned: boolean;
}

type Files = ReadonlyMap<string, string | Uint8Array>;

/**
 * What customers fetch, made of what is generated (`generate()`, or the same read from `templates/generated`):
 *
 *     cloudformation/<slug>.yaml                          the newest, for links that stand in messages
 *     <version>/cloudformation/<slug>.yaml
 *     <version>/terraform/<slug>.zip                      a module
 *     <version of the package>/pulumi/marbot-monitoring.tgz   all components, for npm
 */
export const publicationOf = (generated: Files): readonly Publication[] => [
  ...library.flatMap(({ slug, version }): readonly Publication[] => {
    const template = {
      content: bytesOf(generated, `cloudformation/${slug}.yaml`),
      type: "text/yaml; charset=utf-8",
    } as const;
    return [
      { key: `cloudformation/${slug}.yaml`, ...template, isPinned: false },
      { key: `${version}/cloudformation/${slug}.yaml`, ...template, isPinned: true },
      {
        key: `${version}/terraform/${slug}.zip`,
        content: zip(within(generated, `terraform/${slug}/`)),
        type: "application/zip",
        isPinned: true,
      },
    ];
  }),
  {
    key: `${packageVersion(generated)}/pulumi/marbot-monitoring.tgz`,
    content: tarball(within(generated, "pulumi/")),
    type: "application/gzip",
    isPinned: true,
  },
];

/** The version of the package with all Pulumi components. */
export const packageVersion = (generated: Files): string => {
  const { version } = JSON.parse(Buffer.from(bytesOf(generated, "pulumi/package.json")).toString()) as {
    readonly version: string;
  };
  return version;
};

const within = (generated: Files, folder: string): Readonly<Record<string, string | Uint8Array>> =>
  Object.fromEntries(
    [...generated].flatMap(([file, content]) =>
      file.startsWith(folder) ? [[file.slice(folder.length), content]] : [],
    ),
  );

const bytesOf = (generated: Files, file: string): Uint8Array => {
  const content = generated.get(file);
  if (content === undefined) throw new Error(`${file} was not generated`);
  return Buffer.from(content);
};
