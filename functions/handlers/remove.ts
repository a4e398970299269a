import { removalStore } from "../adapters/dynamodb/removal-store.ts";
import { system as realSystem } from "../adapters/system.ts";
import { readEnvironment } from "../config.ts";
import { type RemoveDueDeps, removeDue } from "../use-cases/remove-due.ts";
import { type Create, lambda } from "./lambda.ts";

/** Runs every ten minutes and deletes what is left of what went. */
export const remove = (deps: RemoveDueDeps) => async () => removeDue(deps);

export const create: Create<unknown, { done: number; left: number }> = (environment, system = realSystem("remove")) => {
  const config = readEnvironment(environment, [
    "ALERTS_TABLE",
    "CUSTOMERS_TABLE",
    "ENDPOINTS_TABLE",
    "ESCALATIONS_TABLE",
    "EVENTS_TABLE",
  ]);
  return remove({
    removals: removalStore(config, environment),
    system,
  });
};

export const handler = lambda(create);
