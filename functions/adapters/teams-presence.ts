import type { Config } from "../config.ts";
import { sampled } from "../domain/sample.ts";
import type { Clock, Presence, Secrets } from "../ports.ts";
import { connector } from "./teams-connector.ts";
import { teamsPeople } from "./teams-people.ts";
import { botToken } from "./teams-token.ts";

/** From so large a team on, a sample is looked at. */
const MOST_PEOPLE = 500;

/**
 * Who of a Teams channel can be asked: those who were named, or everybody in the channel. A bot is not told who is there;
 * whoever has blocked it, or has not got it, is skipped as Teams answers.
 */
export const teamsPresence = (
  config: Pick<Config, "TEAMS_TOKEN_URL" | "TEAMS_SERVICE_HOSTS">,
  { secrets, clock }: { secrets: Pick<Secrets, "chat">; clock: Clock },
): Presence => {
  const people = teamsPeople(connector(config, botToken(config, { secrets, clock })), clock);
  return {
    there: async (customer, conversation, { among, most, ...search }) => {
      const pool = among ?? (await people.roster(customer, conversation, MOST_PEOPLE)).map(({ id }) => id);
      return sampled(pool, search).slice(0, most);
    },
  };
};
