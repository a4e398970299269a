import type { Runbooks } from "./types.ts";

export const compute: Runbooks = {};
