import { compute } from "./compute.ts";
import { data } from "./data.ts";
import { delivery } from "./delivery.ts";
import { network } from "./network.ts";
import { operations } from "./operations.ts";
import { security } from "./security.ts";
import type { Pages } from "./types.ts";

/** Every kind of resource whose console page is known. */
export const pages: Pages = { ...compute, ...data, ...delivery, ...network, ...operations, ...security };
