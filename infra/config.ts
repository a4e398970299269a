import * as pulumi from "@pulumi/pulumi";
import { plainTextSecrets, readSettings, type Values } from "./settings.ts";

const config = new pulumi.Config();

/** Pulumi knows which values were encrypted and does not declare that it tells: the version is pinned, a test asks it. */
const { isConfigSecret } = pulumi.runtime as unknown as { isConfigSecret?(key: string): boolean };
const values: Values = {
  get: (key) => config.get(key),
  isSecret: (key) => isConfigSecret?.(`${config.name}:${key}`) ?? true,
};

/** The stack's configuration, read once: nothing else asks `pulumi.Config`. */
export const settings = readSettings(values, pulumi.getStack());
for (const sentence of plainTextSecrets(values, pulumi.getStack())) void pulumi.log.warn(sentence);

/** Credentials of the chat apps, empty until the operator has created them with the stack's own URLs. */
export const chatSecrets = {
  slackSigningSecret: config.requireSecret("slackSigningSecret"),
  slackClientId: config.requireSecret("slackClientId"),
  slackClientSecret: config.requireSecret("slackClientSecret"),
  teamsAppId: config.requireSecret("teamsAppId"),
  teamsAppPassword: config.requireSecret("teamsAppPassword"),
  teamsTenantId: config.requireSecret("teamsTenantId"),
};
