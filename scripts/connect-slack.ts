import { parseArgs } from "node:util";
import { WebClient } from "@slack/web-api";
import { operationStream } from "../functions/adapters/kinesis.ts";
import { vault } from "../functions/adapters/kms.ts";
import { readEnvironment } from "../functions/config.ts";
import { customerId } from "../functions/domain/customer.ts";
import { script, stackEnvironment } from "./stack.ts";

/**
 * `npm run connect:slack -- --stack prod`: connects the workspace whose bot token is in SLACK_BOT_TOKEN. The token is
 * encrypted with the stack's key before it leaves this machine, and everything else goes the way of every installation.
 */
await script(async () => {
  const { values } = parseArgs({ options: { stack: { type: "string" } } });
  const environment = stackEnvironment(values.stack);
  const token = environment.SLACK_BOT_TOKEN;
  if (!token) throw new Error("SLACK_BOT_TOKEN is not set: it is the app's Bot User OAuth Token (xoxb-...)");
  const config = readEnvironment(environment, ["CUSTOMER_KEY_ID", "OPERATIONS_STREAM", "SLACK_API_URL"]);
  const answer = await new WebClient(token, { slackApiUrl: config.SLACK_API_URL }).auth.test();
  const { team_id: workspace, team: name, user_id: botUser } = answer;
  if (!workspace || !name || !botUser) throw new Error("Slack does not say whose token this is: is it a bot token?");
  const customer = customerId("slack", workspace);
  const encrypted = await vault(config, environment).encrypt(customer, token);
  const scopes = answer.response_metadata?.scopes ?? [];
  await operationStream(config, environment).put({
    v: 1,
    type: "installed",
    customer,
    endpoint: "",
    at: new Date().toISOString(),
    installation: { platform: "slack", workspace, name, botUser, token: encrypted, scopes },
  });
  console.log(
    `${name} is connected as customer ${customer}. Invite the bot to a channel, then: npm run endpoints -- --slack ${workspace}`,
  );
});
