import type { Runbooks } from "./types.ts";

export const monitors: Runbooks = {};
