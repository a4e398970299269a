import type { Config } from "../config.ts";
import type { Customer } from "../domain/customer.ts";
import { SAMPLE, sampled } from "../domain/sample.ts";
import { instant } from "../domain/time.ts";
import type { Clock, Presence, Vault } from "../ports.ts";
import { kept } from "./kept.ts";
import { type CallSlack, slackClient } from "./slack-client.ts";
import { isMember } from "./slack-member.ts";

/**
 * No step costs more calls than this: presence is one person a call, do-not-disturb 50 people a call at 20 calls a minute.
 * https://docs.slack.dev/reference/methods/users.getPresence, https://docs.slack.dev/reference/methods/dnd.teamInfo
 */
const MOST_CALLS = 10;

/** How long a sandbox goes by who is there, and by who is a guest: a storm of alerts must not ask for every one. Seconds. */
const PRESENCE_SECONDS = 30;
const PERSON_SECONDS = 300;

/**
 * Who of a Slack channel is there: active, without do-not-disturb just now, and a full member of the workspace that the
 * bot is in (no bot, guest, member of another workspace, or deactivated account).
 */
export const slackPresence = (
  config: Pick<Config, "SLACK_API_URL">,
  { vault, clock }: { vault: Pick<Vault, "decrypt">; clock: Clock },
): Presence => {
  const call = slackClient(config, { vault, clock });
  const rosters = kept<readonly string[]>(clock, PRESENCE_SECONDS);
  const undisturbed = kept<boolean>(clock, PRESENCE_SECONDS);
  const actives = kept<boolean>(clock, PRESENCE_SECONDS);
  const members = kept<boolean>(clock, PERSON_SECONDS);

  return {
    there: async (customer, conversation, { among, most, ...search }) => {
      const ask = counted(call, MOST_CALLS);
      const now = clock.now();
      const place = `${customer.id} ${conversation}`;
      const inChannel = await rosters.get(place, () => peopleIn(ask, customer, conversation));
      const pool = among ? among.filter((person) => inChannel.includes(person)) : inChannel;
      const looked = inTurn(pool, search.first, `${place} ${Math.floor(Date.parse(now) / (PRESENCE_SECONDS * 1000))}`);
      const people = sampled(looked, { ...search, not: [...search.not, customer.botUser] });
      const keyOf = (person: string) => `${customer.id} ${person}`;
      const unknown = people.filter((person) => undisturbed.known(keyOf(person)) === undefined);
      if (unknown.length > 0) {
        const reached = await reachable(ask, customer, unknown, now);
        for (const person of unknown) undisturbed.put(keyOf(person), reached.includes(person));
      }
      const found: string[] = [];
      for (const person of people) {
        if (found.length === most) break;
        const key = keyOf(person);
        if (undisturbed.known(key) !== true) continue;
        try {
          if (!(await actives.get(key, () => isActive(ask, customer, person)))) continue;
          if (await members.get(key, () => isMember(ask, customer, person))) found.push(person);
        } catch (error) {
          // Whoever was found is asked; without anybody the reason counts.
          if (error === SPENT || found.length > 0) break;
          throw error;
        }
      }
      return found;
    },
  };
};

/** Of a great channel the same sample for a while, whichever alert asks: a storm must not ask for another one each time. */
const inTurn = (pool: readonly string[], first: readonly string[], seed: string): readonly string[] =>
  pool.length > SAMPLE ? sampled(pool, { first, not: [], seed }) : pool;

const SPENT = new Error("the step's calls are used up");

const counted = (call: CallSlack, most: number): CallSlack => {
  let left = most;
  return async (customer, run) => {
    if (left === 0) throw SPENT;
    left -= 1;
    return call(customer, run);
  };
};

/** One page: in a channel of more than a thousand people it is a sample. */
const peopleIn = async (ask: CallSlack, customer: Customer, channel: string): Promise<readonly string[]> =>
  (await ask(customer, (client) => client.conversations.members({ channel, limit: 1000 }))).members ?? [];

const reachable = async (
  ask: CallSlack,
  customer: Customer,
  people: readonly string[],
  now: string,
): Promise<readonly string[]> => {
  const { users = {} } = await ask(customer, (client) => client.dnd.teamInfo({ users: people.join(",") }));
  return people.filter((person) => {
    const { dnd_enabled: enabled, next_dnd_start_ts: from = 0, next_dnd_end_ts: to = 0 } = users[person] ?? {};
    return !(enabled && moment(from) <= now && now < moment(to));
  });
};

const moment = (seconds: number): string => instant(seconds * 1000) ?? "";

const isActive = async (ask: CallSlack, customer: Customer, user: string): Promise<boolean> =>
  (await ask(customer, (client) => client.users.getPresence({ user }))).presence === "active";
