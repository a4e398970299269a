import { library } from "../templates/library/index.ts";

/** The latest versions of the monitoring templates, read from the library itself: functions are told at each deployment. */
export const templateVersions = JSON.stringify(Object.fromEntries(library.map(({ slug, version }) => [slug, version])));
