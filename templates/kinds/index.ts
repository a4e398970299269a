import { computing } from "./computing.ts";
import { delivery } from "./delivery.ts";
import type { Kind } from "./kind.ts";
import { subscriptions } from "./subscriptions.ts";
import { visiting } from "./visiting.ts";
import { watching } from "./watching.ts";

const all = { ...watching, ...delivery, ...computing, ...subscriptions, ...visiting };

export type KindName = keyof typeof all;

/** Every kind of resource that a template can have. A new one is an entry in the table of its family. */
export const kinds: Readonly<Record<KindName, Kind>> = all;
