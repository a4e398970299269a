import * as z from "zod";
import { alertStore } from "../adapters/dynamodb/alert-store.ts";
import { operationStream } from "../adapters/kinesis.ts";
import { system as realSystem } from "../adapters/system.ts";
import { readEnvironment } from "../config.ts";
import { type Advance, type AdvanceDeps, advanceEscalation } from "../use-cases/advance-escalation.ts";
import { type Create, lambda } from "./lambda.ts";

/** What the machine `escalation` passes on: opaque ids only. */
const wakeUp = z.object({ alert: z.string(), generation: z.number().int() });

/** Plans the next step of an escalation: the only task of the state machine. */
export const escalate =
  (deps: AdvanceDeps) =>
  async (event: unknown): Promise<Advance> =>
    advanceEscalation(deps, wakeUp.parse(event));

export const create: Create<unknown, Advance> = (environment, system = realSystem("escalate")) => {
  const config = readEnvironment(environment, ["ALERTS_TABLE", "OPERATIONS_STREAM"]);
  return escalate({
    alerts: alertStore(config, environment, system.clock),
    stream: operationStream(config, environment),
    system,
  });
};

export const handler = lambda(create);
