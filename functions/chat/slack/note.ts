import type { HomeView, KnownBlock, RichTextElement } from "@slack/types";
import type { Tone } from "../../domain/card.ts";
import type { Item, Note, NoteButton, Part, Span, Words } from "../../domain/note.ts";
import { clip, isWebAddress, legible, type NameOf } from "../plain-text.ts";
import { spokenNote } from "../spoken-note.ts";
import type { SlackMessage } from "./blocks.ts";
import { moment } from "./moment.ts";

/** At most 50 blocks in a message, 100 in the home: https://docs.slack.dev/reference/block-kit/blocks */
const MESSAGE_BLOCKS = 50;
const HOME_BLOCKS = 100;
/** Slack answers `msg_blocks_too_long` above some 13 200 characters: what does not fit is left out, and said so. */
const MESSAGE_SIZE = 12_000;

/**
 * A note as Block Kit. All of it stands in `rich_text` elements, which Slack shows literally, so nothing that a payload
 * or a person wrote becomes mark-up; people are called by name, because a mention in a new message would interrupt them.
 */
export const noteMessage = (note: Note, nameOf: NameOf): SlackMessage => ({
  text: escaped(spokenNote(note, nameOf)),
  blocks: fitting(
    [title(note.title), ...note.parts.flatMap((part, index) => block(part, index, nameOf))],
    MESSAGE_BLOCKS,
  ),
});

/** The same as a person's App Home, where nothing interrupts: people are mentioned. https://docs.slack.dev/surfaces/app-home */
export const homeView = (note: Note): HomeView => ({
  type: "home",
  blocks: fitting(
    [title(note.title), ...note.parts.flatMap((part, index) => block(part, index, mentioned))],
    HOME_BLOCKS,
  ),
});

const mentioned: NameOf = () => undefined;

const fitting = (blocks: readonly KnownBlock[], most: number): KnownBlock[] => {
  const kept: KnownBlock[] = [];
  let size = 0;
  for (const each of blocks) {
    size += Buffer.byteLength(JSON.stringify(each));
    if (kept.length === most - 1 || size > MESSAGE_SIZE)
      return [...kept, small([literal("There is more than fits here.")])];
    kept.push(each);
  }
  return kept;
};

/** Its name tells a note from a card. */
const title = (text: string): KnownBlock => ({ ...titleBlock(text), block_id: "note" });

const titleBlock = (text: string): KnownBlock =>
  text.length <= 150 && !/[&<>]/.test(text)
    ? { type: "header", text: { type: "plain_text", text, emoji: false } }
    : richText([{ type: "text", text: clip(legible(text), 300), style: { bold: true } }]);

const block = (part: Part, index: number, nameOf: NameOf): readonly KnownBlock[] => {
  switch (part.is) {
    case "heading":
      return [richText([{ type: "text", text: clip(legible(part.text), 300) || "–", style: { bold: true } }])];
    case "text":
      return [richText(elements(part.text, nameOf))];
    case "remark":
      return [small(elements(part.text, nameOf))];
    case "code":
      return [{ type: "rich_text", elements: [{ type: "rich_text_preformatted", elements: [literal(part.text)] }] }];
    case "list":
      return part.items.length === 0 ? [] : [list(part.items, nameOf)];
    case "buttons":
      return part.buttons.length === 0 ? [] : [buttons(part.buttons, index)];
  }
};

/** Seen at a glance; the words say the same. */
const marks: Record<Tone, string> = { problem: "🔴", owned: "🟡", recovered: "🟢", information: "🔵" };

const list = (items: readonly Item[], nameOf: NameOf): KnownBlock => ({
  type: "rich_text",
  elements: [
    {
      type: "rich_text_list",
      style: "bullet",
      elements: items.map(({ tone, text, detail }) => ({
        type: "rich_text_section",
        elements: [
          ...(tone ? [literal(`${marks[tone]} `)] : []),
          ...elements(text, nameOf),
          ...(detail ? [literal("\n"), ...elements(detail, nameOf)] : []),
        ],
      })),
    },
  ],
});

/** `action_id` must be unique within its block. */
const buttons = (all: readonly NoteButton[], index: number): KnownBlock => ({
  type: "actions",
  block_id: `buttons-${index}`,
  elements: all.slice(0, 25).map((button, position) => ({
    type: "button",
    action_id: `${button.do}:${position}`,
    text: { type: "plain_text", text: clip(button.label, 75), emoji: false },
    ...(button.do === "open" && { url: button.url }),
    ...(button.do === "say" && { value: clip(button.words, 2000), ...(button.style && { style: button.style }) }),
    ...(button.do === "configure" && { value: button.endpoint }),
  })),
});

const elements = (words: Words, nameOf: NameOf): RichTextElement[] =>
  words.filter((span) => span !== "").map((span) => element(span, nameOf));

const element = (span: Span, nameOf: NameOf): RichTextElement => {
  if (typeof span === "string") return literal(span);
  if ("user" in span) {
    const name = nameOf(span.user);
    return name === undefined ? { type: "user", user_id: span.user } : literal(name);
  }
  if ("at" in span) return moment(span.at);
  if ("code" in span) return { ...literal(span.code), style: { code: true } };
  if ("strong" in span) return { ...literal(span.strong), style: { bold: true } };
  return isWebAddress(span.url)
    ? { type: "link", url: span.url, text: clip(legible(span.label), 200) || "Open" }
    : literal(span.label);
};

/** Slack refuses empty text. */
const literal = (text: string) => ({ type: "text" as const, text: legible(text) || "–" });

const richText = (line: RichTextElement[]): KnownBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: line.length === 0 ? [literal("–")] : line }],
});

/** Small print has no rich text: a context block of its own would need mark-up, so it is a quote. */
const small = (line: RichTextElement[]): KnownBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_quote", elements: line.length === 0 ? [literal("–")] : line }],
});

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
