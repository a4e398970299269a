import { alertStore } from "../adapters/dynamodb/alert-store.ts";
import { operationStream } from "../adapters/kinesis.ts";
import { system as realSystem } from "../adapters/system.ts";
import { readEnvironment } from "../config.ts";
import { type FindDueDeps, findDue } from "../use-cases/find-due.ts";
import { type Create, lambda } from "./lambda.ts";

/** Runs every minute and puts on the stream what is due. */
export const tick = (deps: FindDueDeps) => async (): Promise<{ due: number }> => findDue(deps);

export const create: Create<unknown, { due: number }> = (environment, system = realSystem("tick")) => {
  const config = readEnvironment(environment, ["ALERTS_TABLE", "OPERATIONS_STREAM"]);
  return tick({
    alerts: alertStore(config, environment, system.clock),
    stream: operationStream(config, environment),
    system,
  });
};

export const handler = lambda(create);
