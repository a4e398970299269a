import * as z from "zod";
import { digest } from "../../domain/digest.ts";
import type { Interaction } from "../../domain/interaction.ts";
import { isOutsider } from "./outsider.ts";

type Said = Extract<Interaction, { kind: "said" }>;

/**
 * What a person said in an event of `/v1/slack/events`: a mention in a channel, a direct message, a look at the App Home.
 * What bots write is never heard, ours included: a payload that holds a mention commands nothing.
 * https://docs.slack.dev/reference/events/app_mention
 */
export const readWords = (workspace: string, bot: string | undefined, event: unknown): Said | undefined => {
  const parsed = wordsEvent.safeParse(event);
  if (!parsed.success || parsed.data.user === bot) return undefined;
  const { data } = parsed;
  if (data.type === "app_home_opened") {
    if (data.tab !== "home") return undefined;
    const { user, channel, event_ts: ts } = data;
    const id = digest(26, "slack-home", workspace, user, ts);
    return { kind: "said", workspace, id, actor: user, conversation: channel, where: "home", words: "home" };
  }
  if (data.bot_id !== undefined || data.subtype !== undefined) return undefined;
  if (isOutsider(workspace, data.user_team ?? data.source_team ?? data.team)) return undefined;
  const { user, channel, text, ts, thread_ts: thread } = data;
  const where = data.type === "app_mention" ? "channel" : "direct";
  const id = digest(26, "slack-said", workspace, channel, ts);
  const answers = where === "channel" ? { thread: thread ?? ts } : thread === undefined ? {} : { thread };
  return { kind: "said", workspace, id, actor: user, conversation: channel, where, words: plain(text), ...answers };
};

export interface SlackCommand {
  readonly said: Said;
  /** Opens a modal within three seconds. */
  readonly trigger: string;
}

/** `/marbot ...`: nobody else sees it, so its answer is for the person alone. https://docs.slack.dev/interactivity/implementing-slash-commands */
export const readCommand = (form: URLSearchParams): SlackCommand | undefined => {
  const parsed = command.safeParse(Object.fromEntries(form));
  if (!parsed.success) return undefined;
  const { team_id: workspace, channel_id: channel, user_id: actor, text, trigger_id: trigger } = parsed.data;
  const id = digest(26, "slack-command", workspace, trigger);
  // In the conversation of two people the bot cannot speak, nor has it any business there: it answers in its own.
  const [where, conversation] = channel.startsWith("D")
    ? (["direct", actor] as const)
    : (["channel", channel] as const);
  const said = { kind: "said", workspace, id, actor, conversation, where, words: plain(text), only: true } as const;
  return { said, trigger };
};

export interface NotePress {
  readonly said?: Said;
  /** The endpoint whose settings are to be opened, and what opens a modal for three seconds. */
  readonly configure?: {
    readonly workspace: string;
    readonly actor: string;
    readonly endpoint: string;
    readonly trigger: string;
  };
}

/** What the buttons of our notes say in a payload of `/v1/slack/actions`. */
export const readNotePresses = (payload: unknown): readonly NotePress[] => {
  const parsed = notePress.safeParse(payload);
  if (!parsed.success) return [];
  const { user, team, channel, message, container, trigger_id: trigger, actions } = parsed.data;
  const workspace = team?.id ?? user.team_id;
  if (workspace === undefined || isOutsider(workspace, user.team_id)) return [];
  return actions.flatMap((each): NotePress[] => {
    const action = noteButton.safeParse(each);
    if (!action.success) return [];
    const { action_id, value, action_ts } = action.data;
    if (action_id.startsWith("configure:"))
      return [{ configure: { workspace, actor: user.id, endpoint: value, trigger } }];
    const conversation = channel?.id ?? container?.channel_id;
    const id = digest(26, "slack-note", workspace, conversation ?? "", user.id, action_id, action_ts);
    const said = { kind: "said", workspace, id, actor: user.id, words: value } as const;
    // In the App Home there is no conversation: the answer is a direct message, which goes to the person's own id.
    if (conversation === undefined) return [{ said: { ...said, conversation: user.id, where: "direct" } }];
    if (conversation.startsWith("D")) return [{ said: { ...said, conversation, where: "direct" } }];
    const only = container?.is_ephemeral ? ({ only: true } as const) : {};
    const root = message?.thread_ts ?? message?.ts;
    return [
      { said: { ...said, conversation, where: "channel", ...(root !== undefined && { thread: root }), ...only } },
    ];
  });
};

/**
 * What a person wrote, without Slack's mark-up: https://docs.slack.dev/messaging/formatting-message-text. No part of a
 * pattern reads past the next `<`, so that a row of them costs no time.
 */
const plain = (text: string): string =>
  text
    .replaceAll(/<@[UW][A-Z0-9]*(?:\|[^<>]*)?>/g, " ")
    .replaceAll(/<(https?:\/\/[^<>|]+|mailto:[^<>|]+)(?:\|[^<>]*)?>/g, "$1")
    .replaceAll(/<[#!][^<>|]*\|([^<>]*)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();

const id = z.string().min(1).max(50);
const words = z.string().max(40_000);
const message = { user: id, channel: id, ts: z.string().max(30), thread_ts: z.string().max(30).optional() };
/** In a shared channel Slack says whose workspace the writer is of. */
const home = { team: z.string().optional(), user_team: z.string().optional(), source_team: z.string().optional() };
const writer = { text: words, bot_id: z.string().optional(), subtype: z.string().optional(), ...home };
const wordsEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("app_mention"), ...message, ...writer }),
  z.object({ type: z.literal("message"), channel_type: z.literal("im"), ...message, ...writer }),
  z.object({ type: z.literal("app_home_opened"), user: id, channel: id, tab: z.string(), event_ts: z.string() }),
]);

const command = z.object({
  team_id: id,
  channel_id: id,
  user_id: id,
  text: words.default(""),
  trigger_id: z.string().min(1),
});

const notePress = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id, team_id: z.string().optional() }),
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id }).optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  container: z.object({ channel_id: z.string().optional(), is_ephemeral: z.boolean().optional() }).optional(),
  trigger_id: z.string(),
  actions: z.array(z.unknown()).max(25),
});

const noteButton = z.object({
  action_id: z.string().regex(/^(say|configure):\d+$/),
  value: z.string().max(2000),
  action_ts: z.string(),
});
