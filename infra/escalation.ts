import * as pulumi from "@pulumi/pulumi";
import { chatSecret } from "./chat-secret.ts";
import { account } from "./components/account.ts";
import { setting } from "./components/grant.ts";
import { Handler } from "./components/handler.ts";
import { StateMachine } from "./components/state-machine.ts";
import { settings } from "./config.ts";
import { alerts, customers, endpoints, key, operations } from "./data.ts";
import { escalationDefinition } from "./escalation.asl.ts";

/** Says what now: puts the step that is due on the stream, with who is there to be asked, and how long to wait for the next. */
export const escalate = new Handler("escalate", {
  memory: 512,
  // Ten calls to a chat platform that crawls, and some to spare.
  timeoutSeconds: 50,
  grants: [
    alerts.allow("GetItem"),
    customers.allow("GetItem"),
    endpoints.allow("GetItem"),
    operations.put(),
    key.decryptTokens(),
    chatSecret.read(),
    setting({
      SLACK_API_URL: settings.slackApiUrl,
      TEAMS_TOKEN_URL: settings.teamsTokenUrl,
      TEAMS_SERVICE_HOSTS: settings.teamsServiceHosts,
      TEAMS_GRAPH_URL: settings.teamsGraphUrl,
    }),
  ],
});

/** Wakes `escalate` on time, through restarts and deployments. */
export const escalation = new StateMachine("escalation", {
  definition: pulumi
    .all([escalate.function.arn, account.partition])
    .apply(([arn, partition]) => JSON.stringify(escalationDefinition({ escalate: arn, partition }))),
  grants: [escalate.invoke()],
});
