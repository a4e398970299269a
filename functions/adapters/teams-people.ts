import * as z from "zod";
import type { NameOf } from "../chat/plain-text.ts";
import type { Person } from "../chat/teams/adaptive-card.ts";
import type { Customer } from "../domain/customer.ts";
import type { Clock } from "../ports.ts";
import { kept } from "./kept.ts";
import type { Connector } from "./teams-connector.ts";

export interface People {
  /** Names of people in a conversation. Whom Teams does not know has none; nothing that fails here stops a card. */
  names(customer: Customer, conversation: string, users: readonly string[]): Promise<NameOf>;
  /** The people in a conversation, at most `limit`, without bots: a roster holds none. */
  roster(customer: Customer, conversation: string, limit: number): Promise<readonly Person[]>;
}

/** How long a sandbox keeps a person's name. It is stored nowhere. Seconds. */
const KEPT_SECONDS = 300;
/** From so many unknown people on, the roster is one call instead of many. */
const ROSTER_FROM = 3;

/** Who is in a conversation of Teams: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
export const teamsPeople = (connect: Connector, clock: Clock): People => {
  const names = kept<string>(clock, KEPT_SECONDS);
  const key = ({ id }: Customer, user: string) => `${id} ${user}`;

  const roster: People["roster"] = async (customer, conversation, limit) => {
    const people: Person[] = [];
    let continuationToken: string | undefined;
    do {
      const query = { pageSize: "500", ...(continuationToken && { continuationToken }) };
      const path = ["conversations", conversation, "pagedmembers"];
      const found = page.parse(await connect(customer, { method: "GET", path, query }));
      for (const { id, name } of found.members) people.push({ id, name: names.put(key(customer, id), name) });
      continuationToken = found.continuationToken ?? undefined;
    } while (continuationToken && people.length < limit);
    return people.slice(0, limit);
  };

  const look = async (customer: Customer, conversation: string, users: readonly string[]): Promise<void> => {
    if (users.length >= ROSTER_FROM) return void (await roster(customer, conversation, 1000));
    for (const user of users) {
      const path = ["conversations", conversation, "members", user];
      names.put(key(customer, user), member.parse(await connect(customer, { method: "GET", path })).name);
    }
  };

  return {
    roster,
    names: async (customer, conversation, users) => {
      const unknown = [...new Set(users)].filter((user) => names.known(key(customer, user)) === undefined);
      // A card without a name is better than none.
      if (unknown.length > 0) await look(customer, conversation, unknown).catch(() => {});
      return (user) => names.known(key(customer, user));
    },
  };
};

const member = z.object({
  id: z.string(),
  name: z
    .string()
    .nullish()
    .transform((name) => name || "somebody"),
});
const page = z.object({ members: z.array(member), continuationToken: z.string().nullish() });
