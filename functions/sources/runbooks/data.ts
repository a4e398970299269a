import type { Runbooks } from "./types.ts";

export const data: Runbooks = {};
