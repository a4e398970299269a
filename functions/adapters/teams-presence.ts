import type { Config } from "../config.ts";
import type { Customer } from "../domain/customer.ts";
import { sampled } from "../domain/sample.ts";
import type { Clock, Presence, Secrets } from "../ports.ts";
import { connector } from "./teams-connector.ts";
import { type Availability, teamsGraph } from "./teams-graph.ts";
import { type Member, teamsPeople } from "./teams-people.ts";
import { botToken } from "./teams-token.ts";

/** From so large a team on, a sample is looked at. */
const MOST_PEOPLE = 500;
/** No step costs more calls than ten: one for each who was named, and two to spare. */
const MOST_LOOKED_UP = 8;

/**
 * Who of a Teams channel can be asked: those who were named, or everybody in the channel, but for guests and people of
 * another tenant, to whom a bot cannot write. Who of them is there, a tenant tells whose administrator has consented to
 * that. Whoever has blocked the bot, or has not got it, is skipped as Teams answers.
 */
export const teamsPresence = (
  config: Pick<Config, "TEAMS_TOKEN_URL" | "TEAMS_SERVICE_HOSTS" | "TEAMS_GRAPH_URL">,
  { secrets, clock }: { secrets: Pick<Secrets, "chat">; clock: Clock },
): Presence => {
  const connect = connector(config, botToken(config, { secrets, clock }));
  const people = teamsPeople(connect, clock);
  const graph = teamsGraph(config, connect, { secrets, clock });

  const named = async (customer: Customer, conversation: string, users: readonly string[]) => {
    const member = await people.of(customer, conversation, users);
    return users.flatMap((user) => member(user) ?? []);
  };

  return {
    there: async (customer, conversation, { among, most, ...search }) => {
      const pool = among
        ? await named(customer, conversation, sampled(among, search).slice(0, MOST_LOOKED_UP))
        : await people.roster(customer, conversation, MOST_PEOPLE);
      const ids = pool.filter(canBeAsked).map(({ id }) => id);
      const candidates = sampled(ids, search);
      if (candidates.length === 0) return [];
      const presences = await graph.presences(customer, candidates);
      if (!presences) return candidates.slice(0, most);
      const those = (availability: Availability) => candidates.filter((id) => presences.get(id) === availability);
      return [...those("available"), ...those("busy")].slice(0, most);
    },
  };
};

const canBeAsked = ({ isGuest, isOutsider }: Member): boolean => !isGuest && !isOutsider;
