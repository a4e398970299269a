import type { Config } from "../config.ts";
import { isFault } from "../errors.ts";
import type { Standings } from "../lifecycle.ts";
import type { Clock, Secrets } from "../ports.ts";
import { connector } from "./teams-connector.ts";
import { botToken } from "./teams-token.ts";

/**
 * Which of a tenant's teams do not have the bot any more: their details answer 403 or 404 then.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#get-the-details-of-a-team
 */
export const teamsStandings = (
  config: Pick<Config, "TEAMS_TOKEN_URL" | "TEAMS_SERVICE_HOSTS">,
  { secrets, clock }: { secrets: Pick<Secrets, "chat">; clock: Clock },
): Standings => {
  const connect = connector(config, botToken(config, { secrets, clock }));
  return {
    look: async (customer) => {
      const gone: string[] = [];
      if (customer.platform !== "teams") return { gone };
      for (const team of customer.teams) {
        try {
          await connect(customer, { method: "GET", path: ["teams", team] });
        } catch (error) {
          if (!saysGone.some((code) => isFault(error, code))) throw error;
          gone.push(team);
        }
      }
      return { gone };
    },
  };
};

const saysGone = ["chat.channel-gone", "chat.forbidden", "chat.revoked"];
