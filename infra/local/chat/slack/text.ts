import { list, object, objects, string } from "../json.ts";
import type { Message } from "../platform.ts";
import type { Pressable, SlackContent, SlackMessage, Workspace } from "./workspace.ts";

/**
 * What a person reads on a Slack message, line by line, and what they can press: blocks win over `text`, which is then
 * only the notification's fallback; attachments follow. Link buttons are left out, they lead away from Slack.
 */
export const shownOf = (workspace: Workspace, content: SlackContent): Pick<Message, "text" | "buttons"> => {
  const body = content.blocks?.length
    ? content.blocks.flatMap((block) => blockLines(workspace, block))
    : lines(mrkdwnText(workspace, content.text));
  const attached = (content.attachments ?? []).flatMap((attachment) => attachmentLines(workspace, attachment));
  return { text: [...body, ...attached].join("\n"), buttons: buttonsOf(content) };
};

/** The button that a person presses: of the message as it is, or as it was when they last looked. */
export const pressableOf = ({ content, past = {} }: SlackMessage, id: string): Pressable | undefined =>
  elementsOf(content).find((each) => each.element.action_id === id || idIn(each) === id) ?? past[id];

/** Shows something else in a message; the buttons that it had can still be pressed by whoever looks at an old version. */
export const edit = (workspace: Workspace, message: SlackMessage, content: SlackContent, editedTs: string): void => {
  const had = elementsOf(message.content).flatMap((each) => [
    [string(each.element.action_id), each],
    [idIn(each), each],
  ]);
  Object.assign(message, {
    past: { ...message.past, ...Object.fromEntries(had) },
    content,
    editedTs,
    shown: shownOf(workspace, content),
  });
};

const idIn = ({ block, element }: Pressable): string => `${block}/${string(element.action_id)}`;

/** Whom a new message interrupts: `here`, `channel` or ids of people. Attachments notify nobody, threads no channel. */
export const mentionsOf = (content: SlackContent, inThread: boolean): readonly string[] => {
  const texts = content.blocks?.length ? content.blocks.flatMap(notifyingTexts) : [content.text];
  const found = texts.flatMap((text) =>
    [...text.matchAll(/<!(here|channel|everyone)(?:\|[^>]*)?>|<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)].map(
      ([, group, user]) => user ?? (group === "everyone" ? "channel" : string(group)),
    ),
  );
  return [...new Set(found)].filter((who) => !inThread || (who !== "here" && who !== "channel"));
};

/** The pressable elements of a message, in reading order. */
export const elementsOf = (content: SlackContent): readonly Pressable[] => {
  const blocks = [...(content.blocks ?? []), ...(content.attachments ?? []).flatMap(({ blocks }) => objects(blocks))];
  return blocks.flatMap((block) =>
    [...objects(block.elements), object(block.accessory)]
      .filter(({ type }) => type === "button")
      .map((element) => ({ block: string(block.block_id), element })),
  );
};

const buttonsOf = (content: SlackContent): Message["buttons"] =>
  elementsOf(content)
    .filter(({ element }) => !element.url)
    .map(({ block, element }, _, all) => {
      const id = string(element.action_id);
      const twice = all.filter((other) => other.element.action_id === id).length > 1;
      return { id: twice ? `${block}/${id}` : id, label: string(object(element.text).text) };
    });

const blockLines = (workspace: Workspace, block: Record<string, unknown>): readonly string[] => {
  const read = (value: unknown): readonly string[] => lines(textObject(workspace, value));
  switch (block.type) {
    case "header":
      return read(block.text);
    case "section":
      return [...read(block.text), ...list(block.fields).flatMap(read)];
    case "context":
      return lines(
        objects(block.elements)
          .map((element) => (element.type === "image" ? string(element.alt_text) : textObject(workspace, element)))
          .join(" · "),
      );
    case "image":
      return [...read(block.title), string(block.alt_text)].filter(Boolean);
    case "markdown":
      return lines(string(block.text));
    case "rich_text":
      return lines(richText(workspace, objects(block.elements)));
    case "table":
      return list(block.rows).map((row) =>
        objects(row)
          .map((cell) => (cell.type === "rich_text" ? richText(workspace, objects(cell.elements)) : string(cell.text)))
          .join(" | "),
      );
    default:
      return [];
  }
};

const attachmentLines = (workspace: Workspace, attachment: Record<string, unknown>): readonly string[] => {
  const blocks = objects(attachment.blocks);
  if (blocks.length > 0) return blocks.flatMap((block) => blockLines(workspace, block));
  const fields = objects(attachment.fields).map(({ title, value }) => `${string(title)}: ${string(value)}`);
  const texts = [attachment.pretext, attachment.title, attachment.text, ...fields, attachment.footer];
  return texts.flatMap((text) => lines(mrkdwnText(workspace, string(text))));
};

const richText = (workspace: Workspace, elements: readonly Record<string, unknown>[]): string =>
  elements
    .map((element): string => {
      switch (element.type) {
        case "rich_text_list":
          return objects(element.elements)
            .map((item) => `• ${richText(workspace, objects(item.elements))}\n`)
            .join("");
        case "rich_text_section":
        case "rich_text_quote":
        case "rich_text_preformatted":
          return `${richText(workspace, objects(element.elements))}\n`;
        case "text":
          return string(element.text);
        case "link":
          return string(element.text) || string(element.url);
        case "user":
          return mention(workspace, string(element.user_id));
        case "broadcast":
          return `@${string(element.range)}`;
        case "channel":
          return channel(workspace, string(element.channel_id));
        case "emoji":
          return `:${string(element.name)}:`;
        case "date":
          return string(element.fallback);
        default:
          return "";
      }
    })
    .join("");

const textObject = (workspace: Workspace, value: unknown): string => {
  const { type, text } = object(value);
  return type === "mrkdwn" ? mrkdwnText(workspace, string(text)) : string(text);
};

/** https://docs.slack.dev/messaging/formatting-message-text: entities resolved, emphasis taken off, escapes undone. */
const mrkdwnText = (workspace: Workspace, text: string): string =>
  text
    .split(/(<[^<>\n]+>)/)
    .map((part) =>
      /^<[^<>\n]+>$/.test(part) ? entity(workspace, part.slice(1, -1)) : unescaped(withoutEmphasis(part)),
    )
    .join("");

const entity = (workspace: Workspace, inside: string): string => {
  const [target = "", label] = inside.split("|");
  if (target.startsWith("@")) return mention(workspace, target.slice(1));
  if (target.startsWith("#")) return label ? `#${label}` : channel(workspace, target.slice(1));
  if (/^!(here|channel|everyone)$/.test(target)) return `@${target.slice(1)}`;
  if (target.startsWith("!")) return unescaped(label ?? target);
  return unescaped(label ?? target);
};

const mention = (workspace: Workspace, user: string): string => {
  if (user === workspace.bot.user) return "@marbot";
  return `@${workspace.people.find(({ id }) => id === user)?.name ?? user}`;
};

const channel = (workspace: Workspace, id: string): string =>
  `#${workspace.channels.find((candidate) => candidate.id === id)?.name ?? id}`;

const withoutEmphasis = (text: string): string =>
  text.replace(/(^|[^\w`*~])([*_~`]|```)(\S(?:[^\n]*?\S)?)\2(?![\w`])/g, "$1$3");

/** What a person writes is text: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const lines = (text: string): readonly string[] => text.split("\n").filter((line) => line.trim() !== "");

/** The texts of a block in which an entity is a mention, in mrkdwn form. */
const notifyingTexts = (block: Record<string, unknown>): readonly string[] => {
  const objectsInBlock = [block.text, ...list(block.fields), ...(block.type === "context" ? list(block.elements) : [])];
  const mrkdwn = objectsInBlock.map(object).flatMap(({ type, text }) => (type === "mrkdwn" ? [string(text)] : []));
  return block.type === "rich_text" ? richMentions(objects(block.elements)) : mrkdwn;
};

const richMentions = (elements: readonly Record<string, unknown>[]): readonly string[] =>
  elements.flatMap((element) => {
    if (element.type === "user") return [`<@${string(element.user_id)}>`];
    if (element.type === "broadcast") return [`<!${string(element.range)}>`];
    return richMentions(objects(element.elements));
  });
