import * as z from "zod";
import { alertStore } from "../adapters/dynamodb/alert-store.ts";
import { customerStore } from "../adapters/dynamodb/customer-store.ts";
import { endpointStore } from "../adapters/dynamodb/endpoint-store.ts";
import { operationStream } from "../adapters/kinesis.ts";
import { vault } from "../adapters/kms.ts";
import { secrets } from "../adapters/secrets.ts";
import { slackPresence } from "../adapters/slack-presence.ts";
import { system as realSystem } from "../adapters/system.ts";
import { teamsPresence } from "../adapters/teams-presence.ts";
import { readEnvironment } from "../config.ts";
import { type Advance, type AdvanceDeps, advanceEscalation } from "../use-cases/advance-escalation.ts";
import { type Create, lambda } from "./lambda.ts";

/** What the machine `escalation` passes on: opaque ids only. */
const wakeUp = z.object({ alert: z.string(), generation: z.number().int() });

/** Plans the next step of an escalation, with who is there to be asked: the only task of the state machine. */
export const escalate =
  (deps: AdvanceDeps) =>
  async (event: unknown): Promise<Advance> =>
    advanceEscalation(deps, wakeUp.parse(event));

export const create: Create<unknown, Advance> = (environment, system = realSystem("escalate")) => {
  const config = readEnvironment(environment, [
    "ALERTS_TABLE",
    "CUSTOMERS_TABLE",
    "ENDPOINTS_TABLE",
    "OPERATIONS_STREAM",
    "CUSTOMER_KEY_ID",
    "SLACK_API_URL",
    "CHAT_SECRET_ID",
    "TEAMS_TOKEN_URL",
    "TEAMS_SERVICE_HOSTS",
    "TEAMS_GRAPH_URL",
  ]);
  const { clock } = system;
  return escalate({
    alerts: alertStore(config, environment, clock),
    customers: customerStore(config, environment),
    endpoints: endpointStore(config, environment),
    presence: {
      slack: slackPresence(config, { vault: vault(config, environment), clock }),
      teams: teamsPresence(config, { secrets: secrets(config, environment, clock), clock }),
    },
    stream: operationStream(config, environment),
    system,
  });
};

export const handler = lambda(create);
