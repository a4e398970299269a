import type { PlatformAnswer } from "../platform.ts";
import { channelEvent, channelMembers, type TeamsEvent } from "./activity.ts";
import { type ChannelType, directWith, type TeamsChannel, type TeamsPerson, type Tenant } from "./tenant.ts";

/** What a tenant's administrators and owners do beside the app; each sends the activity that Teams sends. */
export interface Administration {
  deleteChannel(channel: string): Promise<PlatformAnswer>;
  rename(channel: string, name: string): Promise<PlatformAnswer>;
  /** Any other news of the team, or of a channel of it. */
  tells(event: TeamsEvent, channel?: string): Promise<PlatformAnswer>;
  /** A person who comes: a colleague, a guest of the tenant, or somebody of another tenant. Returns the object id. */
  addPerson(person: { name: string; tenant?: string; guest?: true }): string;
  /** A new channel; a shared or private one has the people that it is given. Returns its id. */
  addChannel(channel: { name: string; type?: ChannelType; members?: readonly string[] }): string;
  /** An owner lets the bot into a shared or private channel, or out of it. */
  admit(channel: string, admitted?: boolean): Promise<PlatformAnswer>;
  /** A person does not let the bot write to them any more. */
  block(person: string): void;
  deleteMessage(channel: string, message: string): void;
  /** The tenant's administrator lets the app ask Graph, or does not; and the team has these tags, by name with their people. */
  consent(given: boolean, tags?: Readonly<Record<string, readonly string[]>>): void;
}

export const administration = (fake: {
  tenant(): Tenant;
  botId: string;
  channelOf(id: string): TeamsChannel;
  deliver(own: Record<string, unknown>, channel: TeamsChannel): Promise<PlatformAnswer>;
  changed(): void;
}): Administration => {
  const { botId, channelOf, deliver, changed } = fake;
  return {
    async deleteChannel(id) {
      const channel = channelOf(id);
      channel.deleted = true;
      changed();
      return deliver(channelEvent("channelDeleted", fake.tenant(), channel), channel);
    },
    async rename(id, name) {
      const { channels } = fake.tenant();
      const channel = { ...channelOf(id), name };
      channels.splice(channels.indexOf(channelOf(id)), 1, channel);
      changed();
      return deliver(channelEvent("channelRenamed", fake.tenant(), channel), channel);
    },
    tells(event, id = fake.tenant().team.id) {
      const channel = fake.tenant().channels.find((one) => one.id === id || one.name === id) ?? channelOf(id);
      if (event === "channelRestored") channel.deleted = false;
      return deliver(channelEvent(event, fake.tenant(), channel), channel);
    },
    addPerson({ name, ...of }) {
      const tenant = fake.tenant();
      const id = `f0000000-0000-4000-8000-${String(tenant.people.length).padStart(12, "0")}`;
      const person: TeamsPerson = { id, botId: `29:1${id.replaceAll("-", "")}`, name, ...of };
      tenant.people.push(person);
      // A bot cannot write to people of another tenant.
      if (!person.tenant) tenant.channels.push(directWith(person));
      changed();
      return id;
    },
    addChannel({ name, ...of }) {
      const { channels } = fake.tenant();
      const id = `19:${name}${"0".repeat(20)}${channels.length}@thread.tacv2`;
      channels.push({ id, name, kind: "channel", deleted: false, messages: [], ...of });
      changed();
      return id;
    },
    async admit(id, admitted = true) {
      const channel = channelOf(id);
      const tenant = fake.tenant();
      const others = tenant.installed.filter((one) => one !== channel.id);
      tenant.installed = admitted ? [...others, channel.id] : others;
      changed();
      return deliver(channelMembers(admitted, botId, tenant, channel), channel);
    },
    consent(given, tags = {}) {
      const tenant = fake.tenant();
      const made = Object.entries(tags).map(([name, members]) => ({
        ...{ name, members },
        id: Buffer.from(`${tenant.id}##${tenant.team.aadGroupId}##${name}`).toString("base64"),
      }));
      Object.assign(tenant, { consented: given, tags: made });
      changed();
    },
    block(id) {
      const person = fake.tenant().people.find((one) => one.id === id);
      if (person) person.blocks = true;
    },
    deleteMessage(channelId, id) {
      const { messages } = channelOf(channelId);
      const index = messages.findIndex((message) => message.id === id);
      if (index >= 0) messages.splice(index, 1);
      changed();
    },
  };
};
