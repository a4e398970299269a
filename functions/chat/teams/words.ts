import * as z from "zod";
import { digest } from "../../domain/digest.ts";
import type { Interaction } from "../../domain/interaction.ts";
import { sender } from "./person.ts";

type Said = Extract<Interaction, { kind: "said" }>;

/**
 * What a person wrote to the bot: a mention in a channel, or anything in the personal chat. Teams delivers nothing else,
 * and nothing that a bot wrote. https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability
 */
export const readMessage = (activity: unknown, workspace: string): Said | undefined => {
  const parsed = message.safeParse(activity);
  if (!parsed.success) return undefined;
  const { id, text, from, recipient, conversation, channelData, serviceUrl = "" } = parsed.data;
  const [place = "", root] = conversation.id.split(";messageid=");
  const where = conversation.conversationType === "personal" ? "direct" : "channel";
  return {
    kind: "said",
    workspace,
    id: digest(26, "teams-said", workspace, place, id),
    actor: from.id,
    conversation: where === "channel" ? (channelData?.channel?.id ?? place) : place,
    where,
    words: withoutMention(text, recipient.name),
    ...(where === "channel" ? { thread: root ?? id } : { via: { workspace, botUser: recipient.id, serviceUrl } }),
    ...teamOf(channelData),
  };
};

/** A button of a note that says words, as if its person had written them. */
export const readSaying = (activity: unknown, workspace: string): Said | undefined => {
  const parsed = saying.safeParse(activity);
  if (!parsed.success) return undefined;
  const { id, timestamp, from, recipient, conversation, channelData, replyToId, value, serviceUrl = "" } = parsed.data;
  const [place = "", root] = conversation.id.split(";messageid=");
  const where = conversation.conversationType === "personal" ? "direct" : "channel";
  const thread = root ?? replyToId;
  return {
    kind: "said",
    workspace,
    id: digest(26, "teams-say", workspace, place, from.id, id ?? timestamp ?? "", value.action.data.words),
    actor: from.id,
    conversation: where === "channel" ? (channelData?.channel?.id ?? place) : place,
    where,
    words: value.action.data.words,
    ...(where === "channel" && thread !== undefined && { thread }),
    ...(where === "direct" && { via: { workspace, botUser: recipient.id, serviceUrl } }),
    ...teamOf(channelData),
  };
};

const teamOf = (data: z.infer<typeof channelData>): Pick<Said, "team"> => (data?.team ? { team: data.team.id } : {});

/**
 * The mention is part of the text, as mark-up; clients that send HTML escape the rest. No part of a pattern reads past
 * the next `<`, so that a row of them costs no time.
 */
const withoutMention = (text: string, name: string | undefined): string =>
  text
    .replaceAll(/<at[^<>]*>([^<]*)<\/at>/g, (whole, called: string) =>
      called === name || name === undefined ? " " : whole,
    )
    .replaceAll(/<[^<>]+>/g, " ")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .trim();

const id = z.string().min(1).max(500);
const place = z.object({ id, conversationType: z.string().optional() });
const channelData = z.object({ channel: z.object({ id }).optional(), team: z.object({ id }).optional() }).nullish();

const message = z.object({
  type: z.literal("message"),
  id,
  text: z
    .string()
    .max(40_000)
    .nullish()
    .transform((text) => text ?? ""),
  from: sender,
  recipient: z.object({ id: z.string().default(""), name: z.string().optional() }),
  serviceUrl: z.string().optional(),
  conversation: place,
  channelData,
});

const saying = z.object({
  type: z.literal("invoke"),
  name: z.literal("adaptiveCard/action"),
  id: z.string().optional(),
  timestamp: z.string().optional(),
  from: sender,
  recipient: z.object({ id: z.string() }).default({ id: "" }),
  serviceUrl: z.string().optional(),
  conversation: place,
  channelData,
  replyToId: z.string().optional(),
  value: z.object({
    action: z.object({ verb: z.literal("say"), data: z.object({ words: z.string().max(1000) }) }),
  }),
});
