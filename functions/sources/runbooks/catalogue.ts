import type { Runbooks } from "./types.ts";

export const catalogue: Runbooks = {};
