import { list, objects, parseJson, string } from "../json.ts";
import type { Allowance } from "../throttle.ts";
import { MOST_BLOCK_TEXT, problemsOf, textLengthOf } from "./blocks.ts";
import { notifiedBy } from "./notified.ts";
import { Refusal } from "./refusal.ts";
import { edit, mentionsOf, shownOf } from "./text.ts";
import { viewMethods } from "./views.ts";
import { wireChannel, wireMessage, wireUser } from "./wire.ts";
import {
  nextTs,
  type SlackChannel,
  type SlackContent,
  type SlackMessage,
  type SlackPerson,
  type Workspace,
} from "./workspace.ts";

/** One method of Slack's Web API: what it needs, how often it may be called, what it does. https://docs.slack.dev/reference/methods */
export interface Method {
  readonly scope?: string;
  /** What its rate limit counts by. Tiers: https://docs.slack.dev/apis/web-api/rate-limits */
  readonly limit: { readonly by: "channel" | "workspace"; readonly allowances: readonly Allowance[] };
  run(call: Call): Record<string, unknown>;
}

export interface Call {
  readonly workspace: Workspace;
  readonly args: Readonly<Record<string, unknown>>;
  readonly now: number;
}

const tier = (callsAMinute: number): Method["limit"] => ({
  by: "workspace",
  allowances: [{ calls: callsAMinute, perSeconds: 60 }],
});

export const methods: Readonly<Record<string, Method>> = {
  ...viewMethods,
  "auth.test": {
    limit: tier(300),
    run: ({ workspace: { id, name, domain, bot } }) => ({
      url: `https://${domain}.slack.com/`,
      team: name,
      user: "marbot",
      team_id: id,
      user_id: bot.user,
      bot_id: bot.id,
      is_enterprise_install: false,
    }),
  },
  "chat.postMessage": {
    scope: "chat:write",
    // One a second and channel; Slack tolerates short bursts.
    limit: { by: "channel", allowances: [{ calls: 5, perSeconds: 5 }] },
    run: (call) => {
      const channel = postable(call);
      const content = contentOf(call, "no_text");
      const thread = string(call.args.thread_ts);
      if (thread && !/^\d+\.\d{6}$/.test(thread)) throw new Refusal("invalid_thread_ts");
      if (thread && !visible(channel, thread)) throw new Refusal("thread_not_found");
      const message = post(call, channel, call.workspace.bot.user, content, { threadTs: thread || undefined });
      return { channel: channel.id, ts: message.ts, message: wireMessage(call.workspace, message) };
    },
  },
  "chat.update": {
    scope: "chat:write",
    // "50+": a little above the documented number.
    limit: tier(55),
    run: (call) => {
      const channel = channelOf(call);
      if (channel.archived) throw new Refusal("is_archived");
      const message = visible(channel, string(call.args.ts));
      if (!message || message.onlyFor) throw new Refusal("message_not_found");
      if (message.user !== call.workspace.bot.user) throw new Refusal("cant_update_message");
      if (string(call.args.text).length > 4000) throw new Refusal("msg_too_long");
      const content = contentOf(call, "no_text");
      edit(call.workspace, message, content, nextTs(call.workspace, call.now));
      return {
        channel: channel.id,
        ts: message.ts,
        text: content.text,
        message: wireMessage(call.workspace, message),
      };
    },
  },
  "chat.delete": {
    scope: "chat:write",
    limit: tier(55),
    run: (call) => {
      const channel = channelOf(call);
      const message = visible(channel, string(call.args.ts));
      if (!message) throw new Refusal("message_not_found");
      if (message.user !== call.workspace.bot.user) throw new Refusal("cant_delete_message");
      channel.messages.splice(channel.messages.indexOf(message), 1);
      return { channel: channel.id, ts: message.ts };
    },
  },
  "chat.postEphemeral": {
    scope: "chat:write",
    limit: tier(110),
    run: (call) => {
      const channel = postable(call);
      const person = personOf(call.workspace, string(call.args.user));
      if (!channel.members.includes(person.id)) throw new Refusal("user_not_in_channel");
      const content = contentOf(call, "no_text");
      const thread = string(call.args.thread_ts) || undefined;
      const message = post(call, channel, call.workspace.bot.user, content, { threadTs: thread, onlyFor: person.id });
      return { message_ts: message.ts };
    },
  },
  "chat.getPermalink": {
    limit: { by: "workspace", allowances: [{ calls: 300, perSeconds: 60 }] },
    run: (call) => {
      const channel = channelOf(call);
      const ts = string(call.args.message_ts);
      if (!visible(channel, ts)) throw new Refusal("message_not_found");
      const { domain } = call.workspace;
      return {
        channel: channel.id,
        permalink: `https://${domain}.slack.com/archives/${channel.id}/p${ts.replace(".", "")}`,
      };
    },
  },
  "conversations.info": {
    scope: "channels:read",
    limit: tier(55),
    run: (call) => ({ channel: wireChannel(call.workspace, channelOf(call)) }),
  },
  "conversations.list": {
    scope: "channels:read",
    limit: tier(22),
    run: ({ workspace }) => ({
      channels: workspace.channels
        .filter(({ kind }) => kind === "channel")
        .map((channel) => wireChannel(workspace, channel)),
      response_metadata: { next_cursor: "" },
    }),
  },
  "conversations.members": {
    scope: "channels:read",
    limit: tier(110),
    run: (call) => {
      const { members } = channelOf(call);
      const start = Number(Buffer.from(string(call.args.cursor), "base64").toString("utf8").replace("from:", "") || 0);
      if (Number.isNaN(start)) throw new Refusal("invalid_cursor");
      const end = start + Math.min(Number(call.args.limit ?? 100) || 100, 1000);
      const next = end < members.length ? Buffer.from(`from:${end}`).toString("base64") : "";
      return { members: members.slice(start, end), response_metadata: { next_cursor: next } };
    },
  },
  "users.conversations": {
    scope: "channels:read",
    limit: tier(55),
    run: ({ workspace, args }) => {
      const user = string(args.user) || workspace.bot.user;
      const channels = workspace.channels.filter(({ kind, members }) => kind === "channel" && members.includes(user));
      return {
        channels: channels.map((channel) => wireChannel(workspace, channel)),
        response_metadata: { next_cursor: "" },
      };
    },
  },
  "conversations.open": {
    scope: "im:write",
    limit: tier(55),
    run: ({ workspace, args }) => {
      const person = personOf(workspace, string(args.users));
      const direct = workspace.channels.find(({ kind, members }) => kind === "direct" && members.includes(person.id));
      if (!direct) throw new Refusal("user_not_found");
      return { no_op: true, already_open: true, channel: { id: direct.id } };
    },
  },
  "users.info": {
    scope: "users:read",
    limit: tier(110),
    run: ({ workspace, args }) => {
      const id = string(args.user);
      return { user: wireUser(workspace, id === workspace.bot.user ? undefined : personOf(workspace, id)) };
    },
  },
  "users.getPresence": {
    scope: "users:read",
    limit: tier(55),
    run: ({ workspace, args }) => ({ presence: personOf(workspace, string(args.user)).presence }),
  },
  "dnd.teamInfo": {
    scope: "dnd:read",
    limit: tier(22),
    run: ({ workspace, args, now }) => {
      const asked = string(args.users).split(",").filter(Boolean);
      if (asked.length === 0) throw new Refusal("missing_argument");
      if (asked.length > 50) throw new Refusal("too_many_users");
      const seconds = Math.floor(now / 1000);
      const off = { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 };
      const on = { dnd_enabled: true, next_dnd_start_ts: seconds - 3600, next_dnd_end_ts: seconds + 3600 };
      const known = asked.filter((id) => hasPerson(workspace, id));
      return {
        users: Object.fromEntries(known.map((id) => [id, personOf(workspace, id).dnd ? on : off])),
        response_metadata: { next_cursor: "" },
      };
    },
  },
};

/** Adds a message, whoever writes it. */
export const post = (
  { workspace, now }: Pick<Call, "workspace" | "now">,
  channel: SlackChannel,
  user: string,
  content: SlackContent,
  { threadTs, onlyFor }: { threadTs?: string | undefined; onlyFor?: string } = {},
): SlackMessage => {
  const mentions = onlyFor ? [] : mentionsOf(content, threadTs !== undefined);
  const message: SlackMessage = {
    ts: nextTs(workspace, now),
    user,
    ...(threadTs && { threadTs }),
    ...(onlyFor && { onlyFor }),
    mentions,
    ...(user === workspace.bot.user && { notified: notifiedBy(workspace, channel, mentions) }),
    content,
    shown: shownOf(workspace, content),
  };
  channel.messages.push(message);
  return message;
};

/** Blocks and attachments come as JSON text in forms, as arrays in JSON bodies; blocks without an id get one. */
const contentOf = (call: Call, empty: string): SlackContent => {
  const content = readContent(call, empty);
  const calls = mentionsOf(content, false).some((who) => who === "here" || who === "channel");
  // https://github.com/slackhq/slack-api-docs/issues/85
  if (call.workspace.restrictsMentions && calls) throw new Refusal("restricted_action");
  return content;
};

const readContent = ({ args }: Call, empty: string): SlackContent => {
  const blocks = structured(args.blocks, "invalid_blocks_format");
  const attachments = structured(args.attachments, "invalid_attachments");
  const text = string(args.text).slice(0, 40_000);
  if (!text && !blocks?.length && !attachments?.length) throw new Refusal(empty);
  if (attachments && attachments.length > 100) throw new Refusal("too_many_attachments");
  const every = [blocks ?? [], ...objects(attachments ?? []).map((attachment) => list(attachment.blocks))];
  const problems = every.flatMap((each) => problemsOf(each));
  if (problems.length > 0)
    throw new Refusal("invalid_blocks", { errors: problems, response_metadata: { messages: problems } });
  if (textLengthOf(every) > MOST_BLOCK_TEXT) throw new Refusal("msg_blocks_too_long");
  return {
    text,
    ...(blocks && { blocks: identified(blocks) }),
    ...(attachments && {
      attachments: objects(attachments).map((attachment, index) => ({
        id: index + 1,
        ...attachment,
        ...(attachment.blocks !== undefined && { blocks: identified(list(attachment.blocks), `a${index}`) }),
      })),
    }),
  };
};

const structured = (value: unknown, error: string): readonly unknown[] | undefined => {
  if (value === undefined || value === "") return undefined;
  const parsed = typeof value === "string" ? parseJson(value) : value;
  if (!Array.isArray(parsed)) throw new Refusal(error);
  return parsed;
};

const identified = (blocks: readonly unknown[], prefix = "b"): Record<string, unknown>[] =>
  objects(blocks).map((block, index) => ({ block_id: `${prefix}${index}`, ...block }));

const channelOf = ({ workspace, args }: Call): SlackChannel => {
  const id = string(args.channel);
  if (!id) throw new Refusal("channel_not_found");
  // A person's id stands for the direct conversation with them.
  const channel = workspace.channels.find(
    (candidate) => candidate.id === id || (candidate.kind === "direct" && candidate.members[0] === id),
  );
  if (!channel) throw new Refusal("channel_not_found");
  return channel;
};

const postable = (call: Call): SlackChannel => {
  const channel = channelOf(call);
  if (channel.archived) throw new Refusal("is_archived");
  const [person] = channel.kind === "direct" ? channel.members : [];
  if (person && personOf(call.workspace, person).is === "deactivated") throw new Refusal("channel_not_found");
  if (!channel.members.includes(call.workspace.bot.user)) throw new Refusal("not_in_channel");
  return channel;
};

const visible = (channel: SlackChannel, ts: string): SlackMessage | undefined =>
  channel.messages.find((message) => message.ts === ts);

const hasPerson = (workspace: Workspace, id: string): boolean => workspace.people.some((person) => person.id === id);

const personOf = (workspace: Workspace, id: string): SlackPerson => {
  const person = workspace.people.find((candidate) => candidate.id === id);
  if (!person) throw new Refusal("user_not_found");
  return person;
};
