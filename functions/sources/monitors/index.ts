import type { Source } from "../source.ts";

/** Monitors that teams have already, accepted as they are: one file, one line here, one folder of fixtures each. */
export const monitors: readonly Source[] = [];
