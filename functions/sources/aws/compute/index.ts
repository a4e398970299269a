import type { Source } from "../../source.ts";

/** The kinds of this family that are made by hand: one file, one line here, one folder of fixtures each. */
export const compute: readonly Source[] = [];
