import type { Runbooks } from "./types.ts";

export const network: Runbooks = {};
