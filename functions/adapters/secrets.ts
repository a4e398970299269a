import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as z from "zod";
import type { Config, Environment } from "../config.ts";
import { Fault } from "../errors.ts";
import type { ChatSecrets, Clock, EndpointKeys, Secrets } from "../ports.ts";
import { awsOptions } from "./aws.ts";
import { kept } from "./kept.ts";

/** How long a sandbox keeps a secret: a rotated one is used everywhere this much later. Seconds. */
const CACHE_SECONDS = 300;

const unset = z.string().default("");
const chatSecrets: z.ZodType<ChatSecrets> = z.object({
  slackSigningSecret: unset,
  slackClientId: unset,
  slackClientSecret: unset,
  teamsAppId: unset,
  teamsAppPassword: unset,
  teamsTenantId: unset,
});
const endpointKeys: z.ZodType<EndpointKeys> = z.object({
  current: z.string().length(1),
  keys: z.record(z.string().length(1), z.base64()),
});

type SecretConfig = Partial<Pick<Config, "CHAT_SECRET_ID" | "ENDPOINT_KEYS_SECRET_ID">>;

/** The service's own secrets in Secrets Manager; a function reads those whose id it was given. */
export const secrets = (config: SecretConfig, environment: Environment, clock: Clock): Secrets => {
  const client = new SecretsManagerClient(awsOptions(environment));
  const cached = <Value>(id: string | undefined, schema: z.ZodType<Value>): (() => Promise<Value>) => {
    const values = kept<Value>(clock, CACHE_SECONDS);
    return async () => {
      if (id === undefined) throw new Fault("config.invalid", "This function was given no secret of that kind");
      return values.get(id, () => read(id, schema));
    };
  };
  const read = async <Value>(id: string, schema: z.ZodType<Value>): Promise<Value> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
    const parsed = schema.safeParse(JSON.parse(SecretString ?? "{}"));
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues[0]?.path.join(".");
    throw new Fault("secret.malformed", `A secret of the service is malformed at ${where}`);
  };
  return {
    chat: cached(config.CHAT_SECRET_ID, chatSecrets),
    endpointKeys: cached(config.ENDPOINT_KEYS_SECRET_ID, endpointKeys),
  };
};
