import { WebAPIPlatformError } from "@slack/web-api";
import type { Config } from "../config.ts";
import { Fault } from "../errors.ts";
import type { Standings } from "../lifecycle.ts";
import type { Clock, Vault } from "../ports.ts";
import { slackClient } from "./slack-client.ts";

/** Whether a workspace still has the bot, and its name: https://docs.slack.dev/reference/methods/auth.test */
export const slackStandings = (
  config: Pick<Config, "SLACK_API_URL">,
  deps: { vault: Pick<Vault, "decrypt">; clock: Clock },
): Standings => {
  const call = slackClient(config, deps);
  return {
    look: async (customer) => {
      try {
        const { team } = await call(customer, (client) => client.auth.test());
        return { gone: [], ...(team !== undefined && { name: team }) };
      } catch (error) {
        if (saysGone.includes(codeOf(error))) return { gone: [customer.workspace] };
        throw error;
      }
    },
  };
};

/** What Slack answers once the app or the workspace is gone. Other refusals (a suspended key, a policy) may pass. */
const saysGone = ["account_inactive", "invalid_auth", "token_revoked"];

const codeOf = (error: unknown): string =>
  error instanceof Fault && error.cause instanceof WebAPIPlatformError ? error.cause.data.error : "";
