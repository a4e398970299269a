import * as z from "zod";
import { buttonIds } from "../../domain/card.ts";
import { digest } from "../../domain/digest.ts";
import type { Interaction } from "../../domain/interaction.ts";
import type { Instant } from "../../domain/time.ts";
import { isOutsider } from "./outsider.ts";
import { readWords } from "./words.ts";

/** The buttons of ours that a payload of `/v1/slack/actions` says were pressed. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const readActions = (payload: unknown): readonly Interaction[] => {
  const parsed = blockActions.safeParse(payload);
  if (!parsed.success) return [];
  const { user, team, channel, message, container, actions } = parsed.data;
  const workspace = team?.id ?? user.team_id;
  if (isOutsider(workspace, user.team_id)) return [];
  const conversation = channel?.id ?? container?.channel_id;
  const ts = message?.ts ?? container?.message_ts;
  if (workspace === undefined || conversation === undefined) return [];
  return actions.flatMap((each): Interaction[] => {
    const action = ourButton.safeParse(each);
    if (!action.success) return [];
    const { action_id, value, action_ts } = action.data;
    return [
      {
        kind: "press",
        workspace,
        alert: value,
        do: action_id,
        actor: user.id,
        conversation,
        ...(ts !== undefined && { message: ts }),
        id: digest(26, "slack-press", workspace, conversation, ts ?? "", user.id, action_id, action_ts),
      },
    ];
  });
};

const blockActions = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string().min(1), team_id: z.string().optional() }),
  /** Null where the app is installed for a whole organisation. */
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string() }).optional(),
  container: z.object({ channel_id: z.string().optional(), message_ts: z.string().optional() }).optional(),
  actions: z.array(z.unknown()).max(25),
});

const ourButton = z.object({
  action_id: z.enum(buttonIds),
  value: z.string().max(2000),
  action_ts: z.string(),
});

export type SlackEvent =
  | { readonly kind: "challenge"; readonly challenge: string }
  | { readonly kind: "interaction"; readonly interaction: Interaction }
  /** Nothing that concerns us, or not yet: answered politely. */
  | { readonly kind: "ignored" };

/** What a body of `/v1/slack/events` tells. https://docs.slack.dev/apis/events-api */
export const readEvent = (body: unknown): SlackEvent => {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return { kind: "ignored" };
  if (parsed.data.type === "url_verification") return { kind: "challenge", challenge: parsed.data.challenge };
  const { team_id: channelOwner, authorizations, event, event_time: seconds } = parsed.data;
  const bot = authorizations.find(({ is_bot: isBot }) => isBot);
  // In a channel that workspaces share, `team_id` is the one that made the channel; the event is for whom it is authorized.
  const workspace = bot?.team_id ?? channelOwner;
  const interaction = membership(workspace, bot?.user_id, event) ?? readWords(workspace, bot?.user_id, event);
  if (!interaction) return { kind: "ignored" };
  const at = momentOf(event, seconds);
  return { kind: "interaction", interaction: { ...interaction, ...(at !== undefined && { at }) } };
};

/** When it happened, as Slack says it: to the microsecond inside the event, else to the second around it. */
const momentOf = (event: unknown, seconds: number | undefined): Instant | undefined => {
  const precise = stamped.safeParse(event);
  const epoch = precise.success ? Number(precise.data.event_ts) : seconds;
  return epoch === undefined ? undefined : new Date(epoch * 1000).toISOString();
};

const stamped = z.object({ event_ts: z.string().regex(/^\d{1,11}(\.\d{1,9})?$/) });

type Membership = Extract<Interaction, { kind: "joined" | "left" | "moved" | "shared" | "uninstalled" }>;

/**
 * What happened to the bot or to a channel that it may be in. An archived channel is not left: it may be opened again,
 * and its address is in people's subscriptions. Of revoked tokens only those of a bot are ours: we ask for no other.
 */
const membership = (workspace: string, bot: string | undefined, event: unknown): Membership | undefined => {
  const parsed = lifecycleEvent.safeParse(event);
  if (!parsed.success) return undefined;
  const change = parsed.data;
  switch (change.type) {
    case "member_joined_channel":
      // The event has no name; the channel is welcomed under its id until a rename or a look-up tells it.
      return change.user === bot ? { kind: "joined", workspace, channel: { id: change.channel, name: "" } } : undefined;
    case "member_left_channel":
      return change.user === bot ? { kind: "left", workspace, channel: change.channel } : undefined;
    case "channel_rename":
    case "group_rename":
      return {
        kind: "joined",
        workspace,
        channel: { id: change.channel.id, name: change.channel.name },
        renamed: true,
      };
    case "channel_id_changed":
      return { kind: "moved", workspace, channel: change.old_channel_id, to: change.new_channel_id };
    case "channel_shared":
      return {
        kind: "shared",
        workspace,
        channel: change.channel,
        id: digest(26, "slack-shared", workspace, change.channel, change.event_ts),
      };
    case "app_uninstalled":
      return { kind: "uninstalled", workspace };
    case "tokens_revoked":
      return change.tokens.bot.length > 0 ? { kind: "uninstalled", workspace } : undefined;
    default:
      return { kind: "left", workspace, channel: change.channel };
  }
};

const envelope = z.discriminatedUnion("type", [
  z.object({ type: z.literal("url_verification"), challenge: z.string().max(1000) }),
  z.object({
    type: z.literal("event_callback"),
    team_id: z.string(),
    /** One installation that may see the event. Its team is null where the app is installed for a whole organisation. */
    authorizations: z
      .array(z.object({ team_id: z.string().nullish(), user_id: z.string(), is_bot: z.boolean().optional() }))
      .default([]),
    event: z.unknown(),
    event_time: z.number().int().min(0).max(99_999_999_999).optional().catch(undefined),
  }),
]);

/** https://docs.slack.dev/reference/events */
const lifecycleEvent = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["member_joined_channel", "member_left_channel"]), user: z.string(), channel: z.string() }),
  z.object({
    type: z.enum(["channel_rename", "group_rename"]),
    channel: z.object({ id: z.string(), name: z.string() }),
  }),
  z.object({
    type: z.enum(["channel_left", "group_left", "channel_deleted", "group_deleted"]),
    channel: z.string(),
  }),
  z.object({ type: z.literal("channel_id_changed"), old_channel_id: z.string(), new_channel_id: z.string() }),
  z.object({ type: z.literal("channel_shared"), channel: z.string(), event_ts: z.string().default("") }),
  z.object({ type: z.literal("app_uninstalled") }),
  z.object({ type: z.literal("tokens_revoked"), tokens: z.object({ bot: z.array(z.string()).default([]) }) }),
]);
