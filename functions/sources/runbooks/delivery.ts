import type { Runbooks } from "./types.ts";

export const delivery: Runbooks = {};
