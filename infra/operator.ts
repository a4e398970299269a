import * as pulumi from "@pulumi/pulumi";
import { account } from "./components/account.ts";
import { environmentOf } from "./components/grant.ts";
import { chatSecrets, settings } from "./config.ts";
import { customers, endpointKeys, endpoints, events, key, operations } from "./data.ts";

/** The environment of the operator's scripts (`npm run connect:slack`, `endpoints`, `replay`, `teams:package`): names, no values of secrets. */
export const operator = (apiUrl: unknown) => ({
  ...environmentOf([
    customers.allow("GetItem"),
    endpoints.allow("GetItem"),
    events.allow("GetItem"),
    operations.put(),
    endpointKeys.read(),
    key.decryptTokens(),
  ]),
  AWS_REGION: account.region,
  API_URL: apiUrl,
  SLACK_API_URL: settings.slackApiUrl,
  // No secret: it stands in the manifest that everybody downloads.
  TEAMS_APP_ID: pulumi.unsecret(chatSecrets.teamsAppId),
});
