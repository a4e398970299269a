import { alarms } from "./alarms.ts";
import { catalogue } from "./catalogue.ts";
import { compute } from "./compute.ts";
import { data } from "./data.ts";
import { delivery } from "./delivery.ts";
import { monitors } from "./monitors.ts";
import { network } from "./network.ts";
import { operations } from "./operations.ts";
import { security } from "./security.ts";
import type { Runbook, Runbooks } from "./types.ts";

export type { Runbook, Runbooks } from "./types.ts";

/** Every family's advice; a test finds keys that two families claim, and keys that no kind names. */
export const families: Readonly<Record<string, Runbooks>> = {
  security,
  operations,
  compute,
  data,
  delivery,
  network,
  monitors,
  catalogue,
  alarms,
};

const runbooks: ReadonlyMap<string, Runbook> = new Map(Object.values(families).flatMap((each) => Object.entries(each)));

/**
 * The advice under a key (`Content.runbook`): for `ecs-task/memory` what is written for that state, otherwise what is
 * written for the kind; undefined where neither is.
 */
export const runbookOf = (key: string | undefined): Runbook | undefined => {
  for (let each = key ?? ""; each !== ""; each = each.slice(0, Math.max(0, each.lastIndexOf("/")))) {
    const found = runbooks.get(each);
    if (found) return found;
  }
  return undefined;
};
