import { createHash } from "node:crypto";
import { scopeNames } from "../../../../functions/chat/slack/app.ts";
import { staff } from "../people.ts";
import type { Message } from "../platform.ts";
import { noViews, type Views } from "./view-state.ts";

/** A Slack workspace with its people, channels and messages; plain data, so that a restart can bring it back. */
export interface Workspace {
  readonly id: string;
  name: string;
  readonly domain: string;
  readonly bot: { readonly user: string; readonly id: string };
  /** Another with each installation after an uninstallation. */
  token: string;
  scopes: string[];
  installed: boolean;
  /** Only some people may use @here and @channel, and the bot is none of them. */
  restrictsMentions?: boolean;
  readonly people: SlackPerson[];
  readonly channels: SlackChannel[];
  readonly views: Views;
}

export interface SlackPerson {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  presence: "active" | "away";
  /** Do-not-disturb, just now. */
  dnd?: boolean;
  /** No full member: Slack says so in `users.info`. */
  is?: "guest" | "external" | "deactivated";
}

export interface SlackChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: "channel" | "direct";
  /** Ids of people, and the bot's where it was invited. */
  members: string[];
  archived: boolean;
  /** Another company is in it. */
  shared?: boolean;
  readonly messages: SlackMessage[];
}

export interface SlackMessage {
  readonly ts: string;
  readonly user: string;
  readonly threadTs?: string;
  readonly onlyFor?: string;
  readonly mentions: readonly string[];
  /** Whom it interrupted when it was posted: ids of people. */
  readonly notified?: readonly string[];
  content: SlackContent;
  editedTs?: string;
  /** Buttons that earlier versions had, by id: somebody may still look at one of those. */
  past?: Record<string, Pressable>;
  /** Shown text and buttons, made from the content once. */
  shown: Pick<Message, "text" | "buttons">;
}

/** A button and the block that it stands in. */
export interface Pressable {
  readonly block: string;
  readonly element: Record<string, unknown>;
}

export interface SlackContent {
  readonly text: string;
  readonly blocks?: readonly Record<string, unknown>[];
  readonly attachments?: readonly Record<string, unknown>[];
}

export interface WorkspaceSeed {
  readonly id: string;
  readonly name: string;
}

/** The id of a workspace that is made for its name. */
export const workspaceId = (name: string): string =>
  `T${createHash("sha256").update(name).digest("hex").slice(0, 10).toUpperCase()}`;

/** The workspace of the company that a channel is shared with. */
export const OTHER_COMPANY = "T0STRANGER1";

/** The workspace that a person is a member of. */
export const homeOf = ({ id }: Workspace, { is }: Pick<SlackPerson, "is">): string =>
  is === "external" ? OTHER_COMPANY : id;

export const APP_ID = "A0MARBOT001";

/** A new workspace: four people, three channels without the bot, a direct conversation each. Ids end with the workspace's. */
export const newWorkspace = ({ id, name }: WorkspaceSeed, first: boolean): Workspace => {
  const own = (local: string): string => (first ? local : `${local}${id.slice(-5)}`);
  const people = staff.map(({ slack, name, timeZone }) => ({
    id: own(slack),
    name,
    timeZone,
    presence: "active" as const,
  }));
  const bot = { user: own("U0MARBOT001"), id: own("B0MARBOT001") };
  const channel = (channelId: string, channelName: string): SlackChannel => ({
    id: own(channelId),
    name: channelName,
    kind: "channel",
    members: people.map((person) => person.id),
    archived: false,
    messages: [],
  });
  const direct = (person: SlackPerson): SlackChannel => ({
    id: person.id.replace(/^U/, "D"),
    name: person.name,
    kind: "direct",
    members: [person.id, bot.user],
    archived: false,
    messages: [],
  });
  return {
    id,
    name,
    domain: name.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    bot,
    token: `xoxb-laptop-${id}`,
    scopes: [...scopeNames],
    installed: true,
    people,
    views: noViews(),
    channels: [
      channel("C0OPS000001", "ops"),
      channel("C0DEPLOY001", "deployments"),
      channel("C0RANDOM001", "random"),
      ...people.map(direct),
    ],
  };
};

/** Slack's id of a message: seconds and six digits, unique and rising within a workspace. */
export const nextTs = (workspace: Workspace, nowMs: number): string => {
  const last = workspace.channels
    .flatMap(({ messages }) => messages.at(-1)?.ts ?? [])
    .reduce((highest, ts) => Math.max(highest, microseconds(ts)), 0);
  const micro = Math.max(nowMs * 1000, last + 1);
  return `${Math.floor(micro / 1e6)}.${String(micro % 1e6).padStart(6, "0")}`;
};

export const momentOf = (ts: string): string => new Date(Math.floor(microseconds(ts) / 1000)).toISOString();

const microseconds = (ts: string): number => Number(ts.replace(".", ""));
