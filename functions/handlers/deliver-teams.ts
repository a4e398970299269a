import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { secrets } from "../adapters/secrets.ts";
import { system as realSystem } from "../adapters/system.ts";
import { teamsGateway } from "../adapters/teams.ts";
import { readEnvironment } from "../config.ts";
import { deliverTo } from "./deliver.ts";
import { type Create, lambda } from "./lambda.ts";

/** Delivers to Microsoft Teams. */
export const create: Create<SQSEvent, SQSBatchResponse> = (environment, system = realSystem("deliver-teams")) => {
  const config = readEnvironment(environment, [
    "CHAT_SECRET_ID",
    "TEAMS_TOKEN_URL",
    "TEAMS_SERVICE_HOSTS",
    "TEAMS_GRAPH_URL",
  ]);
  const gateway = teamsGateway(config, { secrets: secrets(config, environment, system.clock), clock: system.clock });
  return deliverTo("TEAMS_QUEUE_URL", gateway, environment, system);
};

export const handler = lambda(create);
