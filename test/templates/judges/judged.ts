import { compiled } from "../support/deployment.ts";

/** All templates, or those that `JUDGED=slug,slug` names: the whole takes minutes, an author waits for one. */
const { JUDGED } = process.env;
export const judged = compiled.filter(({ template }) => !JUDGED || JUDGED.split(",").includes(template.slug));
