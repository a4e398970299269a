import { eventDays, type Removal } from "../domain/removal.ts";
import { type Instant, later } from "../domain/time.ts";
import type { RemovalStore } from "../lifecycle.ts";
import type { System } from "../ports.ts";

export interface RemoveDueDeps {
  readonly removals: RemovalStore;
  readonly system: System;
}

/** How many removals one run takes on, and how long it begins new slices. What is left is due again in the next run. */
const MOST = 500;
const RUN_SECONDS = 30;
/** How long a removal that failed is left alone, so that it keeps nobody else's from being done. Seconds. */
const AGAIN_SECONDS = 240;

/**
 * Deletes what is left of removed endpoints and customers (P23, P27), slice by slice: all of it may be repeated, so a run
 * that is cut off is mended by the next.
 */
export const removeDue = async (deps: RemoveDueDeps): Promise<{ done: number; left: number }> => {
  const { removals, system } = deps;
  const now = system.clock.now();
  const until = later(now, RUN_SECONDS);
  const due = await removals.due(now, MOST);
  let done = 0;
  for (const removal of due) {
    if (system.clock.now() > until) break;
    try {
      if (!(await worked(deps, removal, until))) break;
      await removals.settle(removal);
      done += 1;
    } catch (error) {
      system.log.error("remove.failed", { of: removal.of, error: error instanceof Error ? error.name : "unknown" });
      system.log.count("RemovalFailed");
      await removals.putOff(removal, later(now, AGAIN_SECONDS)).catch(() => undefined);
    }
  }
  if (due.length > 0) system.log.info("remove.done", { done, due: due.length });
  return { done, left: due.length - done };
};

/** Whether nothing is left; false where the run's time was over first. */
const worked = async (deps: RemoveDueDeps, removal: Removal, until: Instant): Promise<boolean> => {
  switch (removal.of) {
    case "channel":
      return true;
    case "customer":
      await deps.removals.deleteCustomer(removal.customer);
      return true;
    case "endpoint":
      return endpointWorked(deps, removal, until);
  }
};

const endpointWorked = async (
  { removals, system }: RemoveDueDeps,
  { customer, number }: Extract<Removal, { of: "endpoint" }>,
  until: Instant,
): Promise<boolean> => {
  await removals.finish(customer, number);
  await removals.deleteKept(customer, number);
  let after: string | undefined;
  do {
    if (system.clock.now() > until) return false;
    after = await removals.deleteAlerts(customer, number, after);
  } while (after !== undefined);
  for (const day of eventDays(system.clock.now())) {
    let more = true;
    while (more) {
      if (system.clock.now() > until) return false;
      more = await removals.deleteEvents(customer, number, day);
    }
  }
  return true;
};
