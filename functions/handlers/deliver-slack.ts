import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { vault } from "../adapters/kms.ts";
import { slackGateway } from "../adapters/slack.ts";
import { system as realSystem } from "../adapters/system.ts";
import { readEnvironment } from "../config.ts";
import { deliverTo } from "./deliver.ts";
import { keptCustomers } from "./kept-customers.ts";
import { type Create, lambda } from "./lambda.ts";

/** Delivers to Slack. */
export const create: Create<SQSEvent, SQSBatchResponse> = (environment, system = realSystem("deliver-slack")) => {
  const config = readEnvironment(environment, ["CUSTOMER_KEY_ID", "SLACK_API_URL"]);
  const customers = keptCustomers(environment, system);
  const sealed = { vault: vault(config, environment), clock: system.clock };
  const gateway = slackGateway(config, { ...sealed, renewed: customers.again });
  return deliverTo("SLACK_QUEUE_URL", gateway, environment, system, customers);
};

export const handler = lambda(create);
