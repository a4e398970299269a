import { createHash } from "node:crypto";
import type { Place, PlatformAnswer } from "../platform.ts";
import type { Installing, Misgrant } from "./install.ts";
import {
  newWorkspace,
  OTHER_COMPANY,
  type SlackChannel,
  type SlackPerson,
  type Workspace,
  workspaceId,
} from "./workspace.ts";

/** What people and administrators do with the app and its channels; each sends the event that Slack sends, where it sends one. */
export interface Lifecycle {
  /** Installs the app in the workspace of that name, which is made where there is none, as a person does it in a browser. */
  install(name: string): Promise<PlatformAnswer>;
  /** What Slack grants at the next installation is not for us. */
  misgrant(how: Misgrant): void;
  /** By id or name; the first where none is named. `silently`: Slack's signals are lost. */
  uninstall(workspace?: string, silently?: boolean): Promise<PlatformAnswer>;
  places(): readonly Place[];

  /** Slack tells nobody who has no `team:read`. */
  renameWorkspace(workspace: string, name: string): void;
  invite(channel: string, place?: string): Promise<PlatformAnswer>;
  remove(channel: string, place?: string): Promise<PlatformAnswer>;
  kick(channel: string): Promise<PlatformAnswer>;
  rename(channel: string, name: string): Promise<PlatformAnswer>;
  archive(channel: string): Promise<PlatformAnswer>;
  unarchive(channel: string): Promise<PlatformAnswer>;
  /** The channel goes on under another id. */
  move(channel: string, to: string): Promise<PlatformAnswer>;
  /** Another company joins the channel: Slack Connect. */
  share(channel: string): Promise<PlatformAnswer>;
  /** The other company has left the channel. https://docs.slack.dev/reference/events/channel_unshared */
  unshare(channel: string): Promise<PlatformAnswer>;
  deleteChannel(channel: string): Promise<PlatformAnswer>;
  deleteMessage(channel: string, message: string): void;
  /** An owner lets only some people use @here and @channel, or everybody again. */
  restrictMentions(restricted: boolean, workspace?: string): void;
  /** A person's account ends. */
  deactivate(user: string): void;
  /** A person's account becomes a guest's. */
  makeGuest(user: string): void;
  /** A person leaves a channel; the app hears of the bot's own leaving alone. */
  leave(channel: string, user: string): void;
  /** Somebody of the other company comes into a channel that is shared; resolves with their id. */
  bringOutsider(channel: string, name: string): string;
}

const OK: PlatformAnswer = { status: 200, body: "" };

export const lifecycle = (slack: {
  readonly workspaces: () => Workspace[];
  readonly find: (channel: string, place?: string) => { workspace: Workspace; channel: SlackChannel };
  readonly now: () => number;
  readonly changed: () => void;
  readonly sendEvent: (workspace: Workspace, event: Record<string, unknown>) => Promise<PlatformAnswer>;
  readonly consent: Installing;
}): Lifecycle => {
  const { workspaces, find, now, changed, sendEvent, consent } = slack;
  const named = (name: string | undefined): Workspace | undefined =>
    workspaces().find((one) => one.id === name || one.name === name);
  const replace = (workspace: Workspace, channel: SlackChannel, change: Partial<SlackChannel>): void =>
    void workspace.channels.splice(workspace.channels.indexOf(channel), 1, { ...channel, ...change });
  /** The first person of a workspace does what somebody must have done. */
  const somebody = ({ people }: Workspace): string | undefined => people[0]?.id;

  const become = (user: string, is: NonNullable<SlackPerson["is"]>): void => {
    const person = workspaces()
      .flatMap(({ people }) => people)
      .find(({ id }) => id === user);
    if (!person) throw new Error(`Nobody in Slack has the id ${user}`);
    person.is = is;
    changed();
  };

  const remove: Lifecycle["remove"] = async (id, place) => {
    const { workspace, channel } = find(id, place);
    channel.members = channel.members.filter((member) => member !== workspace.bot.user);
    changed();
    return sendEvent(workspace, { type: "channel_left", channel: channel.id, actor_id: somebody(workspace) });
  };

  return {
    async install(name) {
      const known = named(name);
      if (known) return consent.install(known);
      const made = newWorkspace({ id: workspaceId(name), name }, false);
      made.installed = false;
      workspaces().push(made);
      return consent.install(made);
    },
    misgrant: consent.misgrant,
    async uninstall(name, silently = false) {
      const workspace = name === undefined ? workspaces()[0] : named(name);
      if (!workspace) throw new Error(`Slack has no workspace ${name}`);
      const bot = workspace.bot.user;
      const tell = async (event: Record<string, unknown>) => (silently ? OK : sendEvent(workspace, event));
      // In no certain order: https://docs.slack.dev/reference/events/app_uninstalled
      await tell({ type: "tokens_revoked", tokens: { oauth: [], bot: [bot] } });
      const answer = await tell({ type: "app_uninstalled" });
      workspace.installed = false;
      for (const channel of workspace.channels)
        if (channel.kind === "channel") channel.members = channel.members.filter((member) => member !== bot);
      changed();
      return answer;
    },
    places: () => workspaces().map(({ id, name, installed }) => ({ workspace: id, name, installed })),
    renameWorkspace(place, name) {
      const workspace = named(place);
      if (workspace) workspace.name = name;
      changed();
    },
    async invite(id, place) {
      const { workspace, channel } = find(id, place);
      const bot = workspace.bot.user;
      if (!channel.members.includes(bot)) channel.members = [...channel.members, bot];
      changed();
      return sendEvent(workspace, {
        ...{ type: "member_joined_channel", user: bot, channel: channel.id, channel_type: "C" },
        ...{ team: workspace.id, inviter: somebody(workspace) },
      });
    },
    remove,
    kick: (id) => remove(id),
    async rename(id, name) {
      const { workspace, channel } = find(id);
      replace(workspace, channel, { name });
      changed();
      const renamed = { id: channel.id, name, created: Math.floor(now() / 1000) };
      return sendEvent(workspace, { type: "channel_rename", channel: renamed });
    },
    async archive(id) {
      const { workspace, channel } = find(id);
      channel.archived = true;
      changed();
      return sendEvent(workspace, { type: "channel_archive", channel: channel.id, user: somebody(workspace) });
    },
    async unarchive(id) {
      const { workspace, channel } = find(id);
      channel.archived = false;
      changed();
      return sendEvent(workspace, { type: "channel_unarchive", channel: channel.id, user: somebody(workspace) });
    },
    async move(id, to) {
      const { workspace, channel } = find(id);
      replace(workspace, channel, { id: to });
      changed();
      return sendEvent(workspace, { type: "channel_id_changed", old_channel_id: channel.id, new_channel_id: to });
    },
    async share(id) {
      const { workspace, channel } = find(id);
      channel.shared = true;
      changed();
      return sendEvent(workspace, {
        type: "channel_shared",
        connected_team_id: OTHER_COMPANY,
        channel: channel.id,
      });
    },
    async unshare(id) {
      const { workspace, channel } = find(id);
      channel.shared = false;
      changed();
      return sendEvent(workspace, {
        ...{ type: "channel_unshared", channel: channel.id, is_ext_shared: false },
        previously_connected_team_id: OTHER_COMPANY,
      });
    },
    async deleteChannel(id) {
      const { workspace, channel } = find(id);
      workspace.channels.splice(workspace.channels.indexOf(channel), 1);
      changed();
      return sendEvent(workspace, { type: "channel_deleted", channel: channel.id });
    },
    restrictMentions(restricted, name) {
      const workspace = name === undefined ? workspaces()[0] : named(name);
      if (!workspace) throw new Error(`Slack has no workspace ${name}`);
      workspace.restrictsMentions = restricted;
      changed();
    },
    deactivate: (user) => become(user, "deactivated"),
    makeGuest: (user) => become(user, "guest"),
    leave(id, user) {
      const { channel } = find(id);
      channel.members = channel.members.filter((member) => member !== user);
      changed();
    },
    bringOutsider(id, name) {
      const { workspace, channel } = find(id);
      if (!channel.shared) throw new Error(`${channel.name} is not shared with another company`);
      const user = `U0${createHash("sha256").update(`${channel.id} ${name}`).digest("hex").slice(0, 8).toUpperCase()}`;
      workspace.people.push({ id: user, name, timeZone: "America/New_York", presence: "active", is: "external" });
      channel.members = [...channel.members, user];
      changed();
      return user;
    },
    deleteMessage(id, ts) {
      const { channel } = find(id);
      const index = channel.messages.findIndex((message) => message.ts === ts);
      if (index >= 0) channel.messages.splice(index, 1);
      changed();
    },
  };
};
