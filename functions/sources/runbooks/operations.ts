import type { Runbooks } from "./types.ts";

export const operations: Runbooks = {};
