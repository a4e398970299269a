import * as z from "zod";
import type { NameOf } from "../chat/plain-text.ts";
import { personId } from "../chat/teams/person.ts";
import type { Customer } from "../domain/customer.ts";
import { isFault } from "../errors.ts";
import type { Clock } from "../ports.ts";
import { kept } from "./kept.ts";
import type { Connector, Tenant } from "./teams-connector.ts";

/** Somebody in the roster of a conversation. */
export interface Member {
  readonly id: string;
  /** The `29:` id, by which Teams knows them beside this bot: whoever a card is to be fetched anew for is named so. */
  readonly account: string;
  readonly name: string;
  /** Of another tenant, in a channel that tenants share. */
  readonly isOutsider: boolean;
  /** Of another company, and invited into the tenant. */
  readonly isGuest: boolean;
}

export interface People {
  /** Members of a conversation by their id. Whom Teams does not know is undefined; nothing that fails here stops a card. */
  of(customer: Customer, conversation: string, users: readonly string[]): Promise<MemberOf>;
  /** Names of people in a conversation. */
  names(customer: Customer, conversation: string, users: readonly string[]): Promise<NameOf>;
  /** The people in a conversation, at most `limit`, without bots: a roster holds none. */
  roster(customer: Customer, conversation: string, limit: number): Promise<readonly Member[]>;
}

export type MemberOf = (user: string) => Member | undefined;

/** How long a sandbox keeps what the roster says of a person. It is stored nowhere. Seconds. */
const KEPT_SECONDS = 300;
/** From so many unknown people on, the roster is one call instead of many. */
const ROSTER_FROM = 3;

/** Who is in a conversation of Teams: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
export const teamsPeople = (connect: Connector, clock: Clock): People => {
  const known = kept<Member>(clock, KEPT_SECONDS);
  const key = ({ id }: Customer, user: string) => `${id} ${user}`;

  const roster: People["roster"] = async (customer, conversation, limit) => {
    const people: Member[] = [];
    let continuationToken: string | undefined;
    do {
      const query = { pageSize: "500", ...(continuationToken && { continuationToken }) };
      const path = ["conversations", conversation, "pagedmembers"];
      const found = page.parse(await connect(customer, { method: "GET", path, query }));
      for (const one of found.members) people.push(memberOf(customer, one));
      continuationToken = found.continuationToken ?? undefined;
    } while (continuationToken && people.length < limit);
    for (const one of people) known.put(key(customer, one.id), one);
    return people.slice(0, limit);
  };

  const look = async (customer: Customer, conversation: string, users: readonly string[]): Promise<void> => {
    if (users.length >= ROSTER_FROM) return void (await roster(customer, conversation, 1000));
    for (const user of users) known.put(key(customer, user), await memberIn(connect, customer, conversation, user));
  };

  const of: People["of"] = async (customer, conversation, users) => {
    const unknown = [...new Set(users)].filter((user) => known.known(key(customer, user)) === undefined);
    // A card without a name is better than none.
    if (unknown.length > 0) await look(customer, conversation, unknown).catch(() => {});
    return (user) => known.known(key(customer, user));
  };

  return {
    of,
    names: async (customer, conversation, users) => {
      const found = await of(customer, conversation, users);
      return (user) => found(user)?.name;
    },
    roster,
  };
};

/**
 * One person of a conversation, by Entra id or `29:` id; a fault `chat.channel-gone` or another that is not worth a retry
 * where they are not in it.
 */
export const memberIn = async (
  connect: Connector,
  customer: Pick<Customer, "workspace"> & Tenant,
  conversation: string,
  user: string,
): Promise<Member> => {
  const path = ["conversations", conversation, "members", user];
  return memberOf(customer, member.parse(await connect(customer, { method: "GET", path })));
};

/** The same, and undefined where they are not in it, or Teams does not let us ask. */
export const memberIfIn = async (
  connect: Connector,
  customer: Pick<Customer, "workspace"> & Tenant,
  conversation: string,
  user: string,
): Promise<Member | undefined> => {
  try {
    return await memberIn(connect, customer, conversation, user);
  } catch (error) {
    if (!isFault(error) || error.retry) throw error;
    return undefined;
  }
};

const memberOf = ({ workspace }: Pick<Customer, "workspace">, found: z.infer<typeof member>): Member => ({
  id: personId(found.id, found.aadObjectId ?? found.objectId),
  account: found.id,
  name: found.name,
  isOutsider: found.tenantId != null && found.tenantId.toLowerCase() !== workspace.toLowerCase(),
  isGuest: found.userRole === "guest",
});

const member = z.object({
  id: z.string(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
  name: z
    .string()
    .nullish()
    .transform((name) => name || "somebody"),
});
const page = z.object({ members: z.array(member), continuationToken: z.string().nullish() });
