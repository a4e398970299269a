import { chatSecret } from "./chat-secret.ts";
import { setting } from "./components/grant.ts";
import { Handler } from "./components/handler.ts";
import { Schedule } from "./components/schedule.ts";
import { settings } from "./config.ts";
import { alerts, customers, endpoints, escalations, events, key, operations } from "./data.ts";

/** Deletes what is left of removed endpoints and uninstalled customers, by keys alone (P23, P27). */
export const remove = new Handler("remove", {
  memory: 256,
  timeoutSeconds: 60,
  grants: [
    customers.queryIndex("due"),
    customers.allow("Query", "BatchWriteItem", "UpdateItem", "DeleteItem"),
    endpoints.queryIndex("due"),
    endpoints.allow("GetItem", "UpdateItem", "DeleteItem"),
    alerts.queryIndex("recent"),
    alerts.allow("BatchWriteItem"),
    escalations.allow("Query", "BatchWriteItem"),
    events.allow("Query", "BatchWriteItem"),
  ],
});

export const removing = new Schedule(remove, "rate(10 minutes)");

/** Asks the platforms whether the bot is still where it was installed: their own signal may be lost. */
export const reconcile = new Handler("reconcile", {
  memory: 256,
  timeoutSeconds: 120,
  grants: [
    customers.queryIndex("due"),
    customers.allow("GetItem", "UpdateItem", "Query"),
    key.decryptTokens(),
    chatSecret.read(),
    operations.put(),
    setting({
      SLACK_API_URL: settings.slackApiUrl,
      TEAMS_TOKEN_URL: settings.teamsTokenUrl,
      TEAMS_SERVICE_HOSTS: settings.teamsServiceHosts,
      TEAMS_PASSWORD_EXPIRES: settings.teamsAppPasswordExpires,
    }),
  ],
});

export const reconciling = new Schedule(reconcile, "rate(30 minutes)");
