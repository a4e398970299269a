import { api } from "./api.ts";
import { chatSecret } from "./chat-secret.ts";
import { setting } from "./components/grant.ts";
import { Handler } from "./components/handler.ts";
import { settings } from "./config.ts";
import { customers, key, operations } from "./data.ts";

/** "Add to Slack", by anybody: pages for people. Of the table it may add the item that says a state was used. */
export const install = new Handler("install", {
  memory: 256,
  timeoutSeconds: 20,
  grants: [
    chatSecret.read(),
    customers.allow("PutItem"),
    key.encryptTokens(),
    operations.put(),
    setting({ API_URL: api.url, SLACK_API_URL: settings.slackApiUrl }),
  ],
});

const throttle = { ratePerSecond: 10, burst: 20 };

api.route(install, { methods: ["GET"], paths: ["/v1/slack/install"], guard: "nobody", throttle });
api.route(install, { methods: ["GET"], paths: ["/v1/slack/callback"], guard: "install-state", throttle });
