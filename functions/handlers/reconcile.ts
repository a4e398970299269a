import { checkStore } from "../adapters/dynamodb/check-store.ts";
import { customerStore } from "../adapters/dynamodb/customer-store.ts";
import { templateStore } from "../adapters/dynamodb/template-store.ts";
import { operationStream } from "../adapters/kinesis.ts";
import { vault } from "../adapters/kms.ts";
import { secrets } from "../adapters/secrets.ts";
import { slackStandings } from "../adapters/slack-standing.ts";
import { system as realSystem } from "../adapters/system.ts";
import { teamsStandings } from "../adapters/teams-standing.ts";
import { readEnvironment } from "../config.ts";
import { reconcile as ask, type ReconcileDeps } from "../use-cases/reconcile.ts";
import { warnOfExpiry } from "../use-cases/warn-of-expiry.ts";
import { type Create, lambda } from "./lambda.ts";

/** Runs every half hour and asks after the customers whose turn it is: each twice a day. */
export const reconcile = (deps: ReconcileDeps & { readonly passwordExpires: string }) => async () => {
  warnOfExpiry(deps.system, deps.passwordExpires);
  return ask(deps);
};

export const create: Create<unknown, { looked: number; gone: number }> = (
  environment,
  system = realSystem("reconcile"),
) => {
  const config = readEnvironment(environment, [
    "CUSTOMERS_TABLE",
    "CUSTOMER_KEY_ID",
    "CHAT_SECRET_ID",
    "OPERATIONS_STREAM",
    "SLACK_API_URL",
    "TEAMS_TOKEN_URL",
    "TEAMS_SERVICE_HOSTS",
    "TEAMS_PASSWORD_EXPIRES",
  ]);
  const { clock } = system;
  return reconcile({
    checks: checkStore(config, environment),
    customers: customerStore(config, environment),
    standings: {
      slack: slackStandings(config, { vault: vault(config, environment), clock }),
      teams: teamsStandings(config, { secrets: secrets(config, environment, clock), clock }),
    },
    templates: templateStore(config, environment),
    stream: operationStream(config, environment),
    passwordExpires: config.TEAMS_PASSWORD_EXPIRES,
    system,
  });
};

export const handler = lambda(create);
