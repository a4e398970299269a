import { staff } from "../people.ts";
import type { Message } from "../platform.ts";

/** A Teams tenant with one team: its people, channels and messages; plain data, so that a restart can bring it back. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly team: { readonly id: string; readonly name: string; readonly aadGroupId: string };
  readonly people: TeamsPerson[];
  readonly channels: TeamsChannel[];
  /** Whether the administrator lets the app ask Graph for presence and tags. */
  consented?: boolean;
  readonly tags?: readonly { readonly id: string; readonly name: string; readonly members: readonly string[] }[];
  /** Channels that the app was added to; the bot is in the team's roster as soon as there is one. */
  installed: string[];
}

export interface TeamsPerson {
  /** The person's Microsoft Entra object id. */
  readonly id: string;
  /** The id under which this bot knows them (`29:...`). */
  readonly botId: string;
  readonly name: string;
  /** The tenant of a person who is only in channels that were shared with them. */
  readonly tenant?: string;
  /** Invited into the tenant. */
  readonly guest?: true;
  /** Has the app for themselves, in no team. */
  personal?: boolean;
  /** Does not let the bot write to them. */
  blocks?: boolean;
  /** As Graph calls it; `Available` where nothing is said. */
  availability?: string;
}

/** https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels */
export type ChannelType = "standard" | "shared" | "private";

export interface TeamsChannel {
  /** A channel's `19:...@thread.tacv2`, or the `a:...` of a personal chat. */
  readonly id: string;
  readonly name: string;
  readonly kind: "channel" | "direct";
  readonly person?: string;
  /** Standard where nothing is said. Into the others the bot must be let one by one. */
  readonly type?: ChannelType;
  /** Object ids of the people of a shared or private channel. */
  readonly members?: readonly string[];
  deleted: boolean;
  readonly messages: TeamsMessage[];
}

export interface TeamsMessage {
  readonly id: string;
  readonly at: string;
  editedAt?: string;
  /** `bot`, or the object id of a person. */
  readonly author: string;
  /** The root message of the thread it belongs to. */
  readonly thread?: string;
  readonly onlyFor?: string;
  readonly mentions: readonly string[];
  /** Whom it interrupted when it was posted: object ids of people. */
  readonly notified?: readonly string[];
  content: TeamsContent;
  /** Actions that earlier versions had, by id: somebody may still look at one of those. */
  past?: Record<string, Record<string, unknown>>;
  shown: Pick<Message, "text" | "buttons">;
  /** The card that answered a person's press, until the bot edits the message. */
  views: Record<string, Pick<Message, "text" | "buttons" | "card">>;
}

export interface TeamsContent {
  readonly text: string;
  readonly card?: Record<string, unknown>;
}

export const TENANT_ID = "7e4a7000-0000-4000-8000-0000000000aa";

/** A new tenant: four people, one team with three channels, a personal chat each. Without a name it is the first; ids of others end with the tenant's. */
export const newTenant = (id: string, named?: string): Tenant => {
  const own = (local: string): string => (named === undefined ? local : local.slice(0, -8) + id.slice(0, 8));
  const people = staff.map(({ teams, name }) => {
    const person = own(teams);
    return { id: person, botId: `29:1${person.replaceAll("-", "")}`, name };
  });
  const channel = (local: string, name: string): TeamsChannel => ({
    id: `19:${own(local)}@thread.tacv2`,
    name,
    kind: "channel",
    deleted: false,
    messages: [],
  });
  const general = channel("general00000000000000000000000000", "General");
  return {
    id,
    name: named ?? "Acme",
    team: {
      id: general.id,
      name: named === undefined ? "Platform" : `${named} Platform`,
      aadGroupId: "9a0b7000-0000-4000-8000-0000000000bb",
    },
    people,
    channels: [
      general,
      channel("ops00000000000000000000000000000a", "ops"),
      channel("deployments0000000000000000000a", "deployments"),
      ...people.map(directWith),
    ],
    installed: [],
  };
};

/** A person's conversation with the bot. */
export const directWith = (person: TeamsPerson): TeamsChannel => ({
  id: `a:1${person.id.replaceAll("-", "")}`,
  name: person.name,
  kind: "direct",
  person: person.id,
  deleted: false,
  messages: [],
});

/** Who is in a channel: everybody of the tenant in a standard one, guests too; who was added to another. */
export const peopleOf = ({ people }: Tenant, { kind, person, type = "standard", members = [] }: TeamsChannel) =>
  people.filter(({ id, tenant }) => {
    if (kind === "direct") return id === person;
    return type === "standard" ? tenant === undefined : members.includes(id);
  });

/** Whether the bot may speak in a channel: in a standard one with its team, in another where it was let in; to a person who has it. */
export const admitsBot = (
  { installed, people }: Tenant,
  { id, kind, person, type = "standard" }: TeamsChannel,
): boolean => {
  const added = installed.length > 0 && (type === "standard" || installed.includes(id));
  return kind === "channel" ? added : added || people.some((one) => one.id === person && one.personal === true);
};

/** Teams' id of a message: milliseconds, unique and rising within a tenant. */
export const nextMessageId = (tenant: Tenant, nowMs: number): string => {
  const last = tenant.channels
    .flatMap(({ messages }) => messages.at(-1)?.id ?? [])
    .reduce((highest, id) => Math.max(highest, Number(id)), 0);
  return String(Math.max(Math.floor(nowMs), last + 1));
};

/** A conversation id names a channel or chat, and with `;messageid=` the thread below that message. */
export const parseConversationId = (conversation: string): { channel: string; thread?: string } => {
  const [channel = "", thread] = conversation.split(";messageid=");
  return thread ? { channel, thread } : { channel };
};

export const personOf = ({ people }: Tenant, id: string): TeamsPerson | undefined =>
  people.find((person) => person.id === id || person.botId === id);
