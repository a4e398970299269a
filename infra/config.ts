import * as pulumi from "@pulumi/pulumi";
import { readSettings } from "./settings.ts";

const config = new pulumi.Config();

/** The stack's configuration, read once: nothing else asks `pulumi.Config`. */
export const settings = readSettings(config, pulumi.getStack());

/** Credentials of the chat apps, empty until the operator has created them with the stack's own URLs. */
export const chatSecrets = {
  slackSigningSecret: config.requireSecret("slackSigningSecret"),
  slackClientId: config.requireSecret("slackClientId"),
  slackClientSecret: config.requireSecret("slackClientSecret"),
  teamsAppId: config.requireSecret("teamsAppId"),
  teamsAppPassword: config.requireSecret("teamsAppPassword"),
  teamsTenantId: config.requireSecret("teamsTenantId"),
};
