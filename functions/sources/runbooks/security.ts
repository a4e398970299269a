import type { Runbooks } from "./types.ts";

export const security: Runbooks = {};
