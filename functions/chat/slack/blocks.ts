import type { KnownBlock, RichTextElement, RichTextSection } from "@slack/types";
import type { Button, Card, Content, Mention, Text, Tone } from "../../domain/card.ts";
import { clip, isWebAddress, legible, type NameOf, othersOf, questionSummaryOf, titleOf } from "../plain-text.ts";
import { spokenCard } from "../spoken-card.ts";
import { findingBlocks } from "./findings.ts";
import { markedMoment, moment } from "./moment.ts";

/** What `chat.postMessage` and `chat.update` take: `text` is what notifications and screen readers say. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export interface SlackCard {
  readonly card: Card;
  readonly mention?: Mention;
  /** Names to write instead of mentions: a mention in a new message would interrupt its person. */
  readonly nameOf?: NameOf;
}

/**
 * A card as Block Kit, within Slack's limits. What comes from outside stands in `rich_text` elements, which Slack shows
 * literally, or in a header of harmless characters; only our own words and ids are ever `mrkdwn`.
 * https://docs.slack.dev/reference/block-kit/blocks
 */
export const blocks = (input: SlackCard): SlackMessage => {
  const fitting =
    details.find((detail) => sizeOf(render(input, detail)) <= MESSAGE_SIZE) ?? details[details.length - 1];
  return render(input, fitting as Detail);
};

/**
 * Slack answers `msg_blocks_too_long` from about 13 200 characters of blocks on (measured by others, documented
 * nowhere: https://github.com/slackapi/bolt-js/issues/2509), long before any documented limit is reached.
 */
const MESSAGE_SIZE = 12_000;

/** `chat.update` answers `msg_too_long` to a `text` of more than 4 000 characters; a mention stands before it. */
const TEXT_SIZE = 3500;

/** How much of the content a card shows; the first that fits is taken. */
const details = [
  { text: 2000, facts: 20, fact: 500, links: 8, raw: 2500, changes: 5, logLines: 8 },
  { text: 1000, facts: 15, fact: 200, links: 6, raw: 1500, changes: 3, logLines: 5 },
  { text: 500, facts: 8, fact: 100, links: 4, raw: 500, changes: 2, logLines: 2 },
  { text: 100, facts: 3, fact: 40, links: 0, raw: 0, changes: 0, logLines: 0 },
] as const;
type Detail = (typeof details)[number];

/** Escaped as JSON, which is how Slack receives it, and in bytes, which is never less than characters. */
const sizeOf = (message: SlackMessage): number => Buffer.byteLength(JSON.stringify(message.blocks));

const render = ({ card, mention, nameOf = () => undefined }: SlackCard, detail: Detail): SlackMessage => {
  const { content } = card;
  const title = titleOf(content);
  const summary = escaped(
    spokenCard(
      card,
      () => "somebody",
      TEXT_SIZE,
      (text) => escaped(text).length,
    ),
  );
  return {
    text: mention ? `${mentionLine(mention)}: ${summary}` : summary,
    blocks: [
      ...(mention ? [markup(mentionLine(mention))] : []),
      ...heading(title),
      ...richText([
        [{ type: "text", text: `${marks[card.tone]} ` }, ...elements(card.status, nameOf, { bold: true })],
        ...(content.text ? [[literal(clip(legible(content.text), detail.text))]] : []),
      ]),
      ...richText(factLines(content, detail)),
      ...richText(linkLine(content, detail)),
      ...raw(content, detail),
      ...adviceLines(card),
      ...findingsOf(card, detail),
      ...notes(card),
      ...buttons(card.buttons),
    ],
  };
};

/** Seen at a glance; the status says the same in words. */
const marks: Record<Tone, string> = { problem: "🔴", owned: "🟡", recovered: "🟢", information: "🔵" };

/** A header (150 characters, plain text) where the title is free of characters that Slack may take for an entity. */
const heading = (title: string): KnownBlock[] =>
  title.length <= 150 && !/[&<>]/.test(title)
    ? [{ type: "header", text: { type: "plain_text", text: title, emoji: false } }]
    : richText([[{ type: "text", text: clip(title, 300), style: { bold: true } }]]);

const factLines = ({ facts }: Content, { facts: count, fact }: Detail): RichTextElement[][] =>
  facts
    .slice(0, count)
    .map(({ label, value }): RichTextElement[] => [
      { type: "text", text: `${clip(legible(label), 60) || "–"}: `, style: { bold: true } },
      literal(clip(legible(value), fact)),
    ]);

const linkLine = ({ links }: Content, { links: count }: Detail): RichTextElement[][] => {
  const safe = links.filter(({ url }) => isWebAddress(url)).slice(0, count);
  const line = safe.flatMap(({ label, url }, index): RichTextElement[] => [
    ...(index === 0 ? [] : [literal(" · ")]),
    { type: "link", url, text: clip(legible(label), 75) || "Open" },
  ]);
  return line.length === 0 ? [] : [line];
};

const raw = (content: Content, { raw: length }: Detail): KnownBlock[] => {
  const text = clip(legible(content.raw ?? ""), length);
  return length === 0 || text.trim() === ""
    ? []
    : [{ type: "rich_text", elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text }] }] }];
};

/** Three sentences to act on, and the team's own way there. */
const adviceLines = ({ advice }: Card): KnownBlock[] => {
  if (!advice) return [];
  const { words, link, means, look } = advice;
  const lines: RichTextElement[][] = [
    ...(words ? [[literal(clip(legible(words), 500))]] : []),
    ...(link && isWebAddress(link.url) ? [[{ type: "link" as const, url: link.url, text: link.label }]] : []),
    ...(means ? [[{ type: "text" as const, text: "Usually: ", style: { bold: true } }, literal(means)]] : []),
    ...look.map((step, index) => [literal(`${index + 1}. ${step}`)]),
  ];
  return richText(lines);
};

const findingsOf = ({ findings }: Card, detail: Detail): KnownBlock[] =>
  findings ? findingBlocks(findings, detail) : [];

/** The lines in small print below the card. They are our own words. */
const notes = ({ continues, repeats, late }: Card): KnownBlock[] => {
  const lines = [[continues ?? ""], repeats ?? [], [late ?? ""]].filter((line) => line.join("") !== "");
  return lines.length === 0
    ? []
    : [{ type: "context", elements: lines.map((line) => ({ type: "mrkdwn", text: marked(line, () => undefined) })) }];
};

const buttons = (all: readonly Button[]): KnownBlock[] =>
  all.length === 0
    ? []
    : [
        {
          type: "actions",
          elements: all.slice(0, 25).map(({ id, label, style, alert }) => ({
            type: "button",
            action_id: id,
            text: { type: "plain_text", text: clip(label, 75), emoji: false },
            value: alert,
            ...(style !== "plain" && { style }),
          })),
        },
      ];

/** A line of the timeline, or an answer to one person: a message without a card. */
export const line = (text: Text, nameOf: NameOf = () => undefined): SlackMessage => ({
  text: marked(text, nameOf),
  blocks: richText([elements(text, nameOf)]),
});

/** A later step of the escalation: a post of its own, because an edit interrupts nobody. */
export const question = (mention: Mention, about: { title: string; link?: string; open: number }): SlackMessage => {
  const title = clip(titleOf(about), 300);
  const called = mentionLine({ ...mention, alerts: 1 });
  const link: RichTextElement[] = about.link
    ? [literal("\n"), { type: "link", url: about.link, text: "Open the card" }]
    : [];
  return {
    text: `${called}: ${escaped(questionSummaryOf(about))}`,
    blocks: [
      markup(called),
      ...richText([
        [
          { type: "text", text: "Nobody has acknowledged: " },
          { type: "text", text: title, style: { bold: true } },
          ...link,
        ],
        ...othersOf(about.open).map((others) => [literal(others)]),
      ]),
    ],
  };
};

/** `<!here>`, `<!channel>` or people, and for how many alerts it speaks; in plain words where Slack does not let us call. */
const mentionLine = (mention: Mention): string => {
  if (mention.who !== "users" && mention.unheard)
    return `@${mention.who} rang nobody: this workspace lets only some people use it, and marbot is not among them`;
  const whom =
    mention.who === "users"
      ? mention.users
          .slice(0, 50)
          .map((user) => `<@${user}>`)
          .join(" ")
      : `<!${mention.who}>`;
  return mention.alerts > 1 ? `${whom} for ${mention.alerts} alerts` : whom;
};

const elements = (text: Text, nameOf: NameOf, style?: { bold: true }): RichTextElement[] =>
  text
    .filter((part) => part !== "")
    .map((part): RichTextElement => {
      if (typeof part === "string") return { ...literal(part), ...(style && { style }) };
      if ("at" in part) return { ...moment(part.at, part.precise), ...(style && { style }) };
      const name = nameOf(part.user);
      return name === undefined
        ? { type: "user", user_id: part.user, ...(style && { style }) }
        : { ...literal(name), ...(style && { style }) };
    });

/** A text as Slack's own mark-up. */
const marked = (text: Text, nameOf: NameOf): string =>
  text
    .map((part) => {
      if (typeof part === "string") return escaped(part);
      return "at" in part ? markedMoment(part.at, part.precise) : nameOrMention(part.user, nameOf);
    })
    .join("");

const nameOrMention = (user: string, nameOf: NameOf): string => {
  const name = nameOf(user);
  return name === undefined ? `<@${user}>` : escaped(name);
};

/** An element that Slack shows as it is; it refuses empty ones. */
const literal = (text: string): RichTextElement => ({ type: "text", text: text === "" ? "–" : text });

const richText = (lines: RichTextElement[][]): KnownBlock[] => {
  const section: RichTextSection = {
    type: "rich_text_section",
    elements: lines.flatMap((each, index) => (index === 0 ? each : [literal("\n"), ...each])),
  };
  return lines.length === 0 ? [] : [{ type: "rich_text", elements: [section] }];
};

const markup = (text: string): KnownBlock => ({ type: "section", text: { type: "mrkdwn", text } });

/** The three characters that Slack reads as mark-up of its own: https://docs.slack.dev/messaging/formatting-message-text */
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
