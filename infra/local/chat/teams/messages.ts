import { isJson, type Json, list, object, objects, string } from "../json.ts";
import type { Message } from "../platform.ts";
import { cardProblems, cardShown, executables, idOf } from "./card.ts";
import {
  nextMessageId,
  personOf,
  type TeamsChannel,
  type TeamsContent,
  type TeamsMessage,
  type Tenant,
} from "./tenant.ts";

/** A refusal as the connector sends it: `{ error: { code, message } }`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A bot's message may have about 100 KB as UTF-16; a card about 28 KB. */
const MOST_MESSAGE_BYTES = 100 * 1024;
const MOST_CARD_BYTES = 28 * 1024;

/** Adds a message of the bot. */
export const post = (
  { tenant, now }: { tenant: Tenant; now: number },
  channel: TeamsChannel,
  content: TeamsContent,
  activity: Json,
  thread?: string,
): TeamsMessage => {
  const mentions = mentionsOf(tenant, content, activity, channel);
  const message: TeamsMessage = {
    id: nextMessageId(tenant, now),
    at: new Date(now).toISOString(),
    author: "bot",
    ...(thread && { thread }),
    mentions,
    // A personal chat rings by itself, a channel for whom a message mentions.
    notified: channel.person === undefined ? mentions : [channel.person],
    content,
    shown: shownOf(content),
    views: {},
  };
  channel.messages.push(message);
  return message;
};

/** Shows something else in a message; the actions that it had can still be pressed by whoever looks at an old version. */
export const edit = (message: TeamsMessage, content: TeamsContent, editedAt: string): void => {
  const shown = [message.content.card, ...Object.values(message.views).map(({ card }) => card)];
  const had = shown.filter(isJson).flatMap(executables);
  message.past = { ...message.past, ...Object.fromEntries(had.map((action) => [idOf(action), action])) };
  Object.assign(message, { content, editedAt, shown: shownOf(content), views: {} });
};

/** The action that a person presses: of the card as they see it, or as it was when they last looked. */
export const actionOf = (message: TeamsMessage, person: string, id: string): Json | undefined => {
  const card = object(message.views[person]?.card ?? message.content.card);
  return (
    [card, object(message.content.card)].flatMap(executables).find((action) => idOf(action) === id) ??
    message.past?.[id]
  );
};

export const shownOf = ({ text, card }: TeamsContent): Pick<Message, "text" | "buttons"> => {
  const words = text.replace(/<at>(.*?)<\/at>/g, "@$1").replace(/<[^>]+>/g, "");
  const below = card ? cardShown(card) : { text: "", buttons: [] };
  return { text: [words, below.text].filter(Boolean).join("\n"), buttons: below.buttons };
};

/** What an activity says and shows, refused as the connector refuses it. */
export const activityContent = (activity: Json): TeamsContent => {
  if (activity.type !== "message") throw new Refusal(400, "BadSyntax", "Activity type must be message.");
  const attachments = objects(activity.attachments);
  const card = attachments.find(
    ({ contentType }) => contentType === "application/vnd.microsoft.card.adaptive",
  )?.content;
  if (!string(activity.text) && attachments.length === 0)
    throw new Refusal(400, "BadSyntax", "Bad format of conversation: activity has neither text nor attachments.");
  if (
    JSON.stringify(activity).length * 2 > MOST_MESSAGE_BYTES ||
    Buffer.byteLength(JSON.stringify(card ?? "")) > MOST_CARD_BYTES
  )
    throw new Refusal(413, "MessageSizeTooBig", "Message size too large.");
  if (card !== undefined) {
    const problems = cardProblems(card);
    if (problems.length > 0) throw new Refusal(400, "BadArgument", `Unable to parse the card: ${problems.join("; ")}`);
  }
  return { text: string(activity.text), ...(card !== undefined && { card: object(card) }) };
};

/** A mention notifies where its text is in the message or on the card; bots can mention people only. */
const mentionsOf = (
  tenant: Tenant,
  content: TeamsContent,
  activity: Json,
  { type = "standard" }: TeamsChannel,
): readonly string[] => {
  const entities = [...list(activity.entities), ...list(object(content.card?.msteams).entities)].map(object);
  const written = `${content.text}\n${JSON.stringify({ ...content.card, msteams: undefined })}`;
  const found = entities
    .filter(({ type, text }) => type === "mention" && string(text) !== "" && written.includes(string(text)))
    .flatMap(({ mentioned }) => {
      const { id, type: kind } = object(mentioned);
      if (kind !== "tag") return personOf(tenant, string(id))?.id ?? [];
      const tag = type === "standard" ? tenant.tags?.find((one) => one.id === id) : undefined;
      if (!tag) throw new Refusal(400, "BadRequest", `Mentioned Tag with id ${string(id)} does not exist.`);
      return tag.members;
    });
  return [...new Set(found)];
};
