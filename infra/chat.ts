import { api } from "./api.ts";
import { chatSecret } from "./chat-secret.ts";
import { setting } from "./components/grant.ts";
import { Handler } from "./components/handler.ts";
import { settings } from "./config.ts";
import { alerts, customers, endpointKeys, endpoints, events, key, operations } from "./data.ts";

const throttle = { ratePerSecond: 200, burst: 400 };

/** Presses and events from Slack: checks the signature, puts the record, answers within Slack's three seconds. */
export const slack = new Handler("slack", {
  memory: 512,
  timeoutSeconds: 10,
  grants: [
    chatSecret.read(),
    operations.put(),
    customers.allow("GetItem"),
    key.decryptTokens(),
    setting({ SLACK_API_URL: settings.slackApiUrl }),
  ],
});

api.route(slack, {
  methods: ["POST"],
  paths: ["/v1/slack/events", "/v1/slack/actions", "/v1/slack/commands"],
  guard: "slack-signature",
  throttle,
});

/** Activities from Teams: checks the token, puts the record, and answers a press with the card as it will be. */
export const teams = new Handler("teams", {
  memory: 512,
  timeoutSeconds: 10,
  grants: [
    chatSecret.read(),
    operations.put(),
    alerts.allow("GetItem"),
    customers.allow("GetItem"),
    endpoints.allow("GetItem"),
    events.allow("GetItem"),
    endpointKeys.read(),
    setting({
      API_URL: api.url,
      TEAMS_OPENID_URL: settings.teamsOpenIdUrl,
      TEAMS_ISSUER: settings.teamsIssuer,
      TEAMS_TOKEN_URL: settings.teamsTokenUrl,
      TEAMS_SERVICE_HOSTS: settings.teamsServiceHosts,
    }),
  ],
});

api.route(teams, { methods: ["POST"], paths: ["/v1/teams/messages"], guard: "teams-token", throttle });
