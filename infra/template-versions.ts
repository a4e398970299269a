import manifest from "../templates/generated/pulumi/package.json" with { type: "json" };
import { library } from "../templates/library/index.ts";

/** The latest versions of the monitoring templates, read from the library itself: functions are told at each deployment. */
export const templateVersions = JSON.stringify(Object.fromEntries(library.map(({ slug, version }) => [slug, version])));

/** The version of the npm package with the templates' Pulumi components. */
export const packageVersion = manifest.version;
