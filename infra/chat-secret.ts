import * as pulumi from "@pulumi/pulumi";
import { Secret } from "./components/secret.ts";
import { chatSecrets, settings } from "./config.ts";

/** The chat apps' credentials, one secret: empty until the apps exist, and the chat routes answer 503 until then. */
export const chatSecret = new Secret("chat", {
  description: "marbot: credentials of the Slack app and the Teams bot",
  value: pulumi.jsonStringify(chatSecrets),
  environment: "CHAT_SECRET_ID",
  deletionProtection: settings.deletionProtection,
});
