import { api } from "./api.ts";
import { chatSecret } from "./chat-secret.ts";
import { setting } from "./components/grant.ts";
import { Handler } from "./components/handler.ts";
import { DeliveryQueue } from "./components/queue.ts";
import { settings } from "./config.ts";
import { alerts, customers, endpointKeys, endpoints, escalations, events, key, operations } from "./data.ts";
import { packageVersion, templateVersions } from "./template-versions.ts";
import { templatesUrl } from "./templates.ts";

/**
 * A batch of ten within one run. A message is hidden for two runs: a run that dies holds its channel up for that long,
 * and the six runs that AWS advises are for functions that are throttled, which the mapping's concurrency rules out.
 */
const timeoutSeconds = 30;
const visibilitySeconds = 2 * timeoutSeconds;

/** One queue and one function a platform: neither platform's weight or outage touches the other. */
export const slackDeliveries = new DeliveryQueue("slack-deliveries", {
  environment: "SLACK_QUEUE_URL",
  visibilitySeconds,
});
export const teamsDeliveries = new DeliveryQueue("teams-deliveries", {
  environment: "TEAMS_QUEUE_URL",
  visibilitySeconds,
});

/** What delivering does to the tables, whichever the platform. */
const delivering = [
  alerts.allow("GetItem", "UpdateItem", "BatchGetItem"),
  alerts.queryIndex("open"),
  alerts.queryIndex("recent"),
  escalations.allow("Query"),
  endpoints.allow("GetItem", "Query", "UpdateItem"),
  customers.allow("GetItem", "UpdateItem", "Query"),
  events.allow("UpdateItem", "GetItem"),
  endpointKeys.read(),
  setting({
    API_URL: api.url,
    TEMPLATES_URL: templatesUrl,
    TEMPLATE_VERSIONS: templateVersions,
    TEMPLATES_PACKAGE_VERSION: packageVersion,
  }),
  operations.put(),
];

export const deliverSlack = new Handler("deliver-slack", {
  memory: 512,
  timeoutSeconds,
  grants: [
    slackDeliveries.receive(),
    ...delivering,
    key.decryptTokens(),
    setting({ SLACK_API_URL: settings.slackApiUrl }),
  ],
});

export const deliverTeams = new Handler("deliver-teams", {
  memory: 512,
  timeoutSeconds,
  grants: [
    teamsDeliveries.receive(),
    ...delivering,
    chatSecret.read(),
    setting({
      TEAMS_TOKEN_URL: settings.teamsTokenUrl,
      TEAMS_SERVICE_HOSTS: settings.teamsServiceHosts,
      TEAMS_GRAPH_URL: settings.teamsGraphUrl,
    }),
  ],
});

slackDeliveries.feed(deliverSlack, { maximumConcurrency: 4 });
teamsDeliveries.feed(deliverTeams, { maximumConcurrency: 4 });
