import * as z from "zod";
import { Fault } from "./errors.ts";

/**
 * Every environment key of every function: its form and its meaning. This file is the only reader of `process.env`.
 * Grants carry these keys with the permission they belong to, typed, so a misspelt key does not compile.
 */
const keys = {
  CUSTOMERS_TABLE: [z.string().min(1), "name of the table `customers`"],
  ENDPOINTS_TABLE: [z.string().min(1), "name of the table `endpoints`"],
  EVENTS_TABLE: [z.string().min(1), "name of the table `events`"],
  ALERTS_TABLE: [z.string().min(1), "name of the table `alerts`"],
  ESCALATIONS_TABLE: [z.string().min(1), "name of the table `escalations`"],
  OPERATIONS_STREAM: [z.string().min(1), "name of the stream `operations`"],
  SLACK_QUEUE_URL: [z.url(), "URL of the queue of deliveries to Slack"],
  TEAMS_QUEUE_URL: [z.url(), "URL of the queue of deliveries to Teams"],
  ESCALATION_ARN: [z.string().startsWith("arn:"), "ARN of the state machine `escalation`"],
  CHAT_SECRET_ID: [z.string().min(1), "id of the secret with the chat apps' credentials"],
  ENDPOINT_KEYS_SECRET_ID: [z.string().min(1), "id of the secret with the MAC keys of endpoint ids"],
  CUSTOMER_KEY_ID: [z.string().min(1), "KMS key that encrypts customers' chat tokens"],
  API_URL: [z.url(), "public address of the API, without a trailing slash"],
  TEMPLATES_URL: [
    z.union([z.literal(""), z.url()]),
    "where monitoring templates are published, without a trailing slash; empty where they are not",
  ],
  TEMPLATE_VERSIONS: [
    z
      .string()
      .transform((text) => JSON.parse(text) as unknown)
      .pipe(z.record(z.string(), z.string())),
    "latest versions of the monitoring templates, JSON by template",
  ],
  TEMPLATES_PACKAGE_VERSION: [z.string().min(1), "version of the npm package with the templates' Pulumi components"],
  ENDPOINT_SECONDS_PER_REQUEST: [z.coerce.number().positive(), "sustained rate of one endpoint: seconds per request"],
  ENDPOINT_BURST: [z.coerce.number().int().positive(), "requests that one endpoint takes at once"],
  SLACK_API_URL: [z.url(), "base of Slack's Web API (`https://slack.com/api/`, or GovSlack's)"],
  TEAMS_TOKEN_URL: [z.url(), "OAuth token endpoint for the bot, with `{tenant}` where the tenant id goes"],
  TEAMS_PASSWORD_EXPIRES: [
    z.string(),
    "the day on which the Teams bot's client secret expires; empty where nobody said",
  ],
  TEAMS_GRAPH_URL: [
    z.union([z.literal(""), z.url()]),
    "Microsoft Graph with its version, without a trailing slash; empty where tenants are not asked for presence and tags",
  ],
  TEAMS_OPENID_URL: [z.url(), "OpenID metadata of the Bot Framework's token issuer"],
  TEAMS_ISSUER: [z.string().min(1), "issuer of the tokens that Teams sends"],
  TEAMS_SERVICE_HOSTS: [z.string().min(1), "hosts of connector service URLs, comma separated, `*.` for any label"],
  SNS_CERTIFICATE_HOSTS: [z.string().min(1), "hosts of SNS signing certificates, comma separated, `*` for a Region"],
} as const;

export type EnvironmentKey = keyof typeof keys;
export type Environment = Readonly<Record<string, string | undefined>>;
export type Config = { readonly [Key in EnvironmentKey]: z.infer<(typeof keys)[Key][0]> };

/** The values of the keys a function was given; a missing or malformed one is a fault that names it and says what it is for. */
export const readEnvironment = <Key extends EnvironmentKey>(
  environment: Environment,
  wanted: readonly Key[],
): Pick<Config, Key> => {
  const values: Partial<Record<EnvironmentKey, unknown>> = {};
  for (const key of wanted) {
    const [schema, meaning] = keys[key];
    const result = schema.safeParse(environment[key]);
    if (!result.success) {
      const problem =
        environment[key] === undefined ? "is missing" : `is malformed (${result.error.issues[0]?.message})`;
      throw new Fault("config.invalid", `Environment key ${key} ${problem}: ${meaning}`);
    }
    values[key] = result.data;
  }
  return values as Pick<Config, Key>;
};

/** The environment of this process: for the one line in each handler that Lambda calls. */
export const processEnvironment = (): Environment => process.env;
