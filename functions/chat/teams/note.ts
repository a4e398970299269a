import type { Item, Note, NoteButton, Part, Words } from "../../domain/note.ts";
import { clip, isWebAddress, legible, type NameOf } from "../plain-text.ts";
import { spokenNote, wordsOf } from "../spoken-note.ts";
import type { AdaptiveCard } from "./adaptive-card.ts";
import { date, type Element, plain, paragraph as richText, run as textRun, time } from "./elements.ts";

/** The least of what Teams documents for a card (28 KB), less the activity around it. Bytes. */
const CARD_SIZE = 25 * 1024;

/**
 * A note as an Adaptive Card. All of it stands in text runs, which know no Markdown, but for moments: those are text blocks,
 * because only there a client turns them into the reader's own time. https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
 */
export const noteCard = (note: Note, nameOf: NameOf): AdaptiveCard => {
  // Its name tells a note from a card.
  const body: Element[] = [
    paragraph([run(clip(legible(note.title), 300), { size: "Large", weight: "Bolder" })], { id: "note" }),
  ];
  let size = 1500 + Buffer.byteLength(spokenNote(note, nameOf));
  for (const [index, part] of note.parts.entries()) {
    const elements = block(part, index, nameOf);
    size += Buffer.byteLength(JSON.stringify(elements));
    if (size > CARD_SIZE) {
      body.push(small([run("There is more than fits here.")]));
      break;
    }
    body.push(...elements);
  }
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    fallbackText: spokenNote(note, nameOf),
    body,
    msteams: { width: "Full" },
  };
};

const block = (part: Part, index: number, nameOf: NameOf): readonly Element[] => {
  switch (part.is) {
    case "heading":
      return [paragraph([run(part.text, { weight: "Bolder" })], { spacing: "Large" })];
    case "text":
      return [line(part.text, nameOf)];
    case "remark":
      return [line(part.text, nameOf, smallPrint)];
    case "code":
      return [
        {
          type: "Container",
          style: "emphasis",
          items: part.text
            .split("\n")
            .map((line) => paragraph([run(line || "\u00a0", { fontType: "Monospace" })], { spacing: "None" })),
        },
      ];
    case "list":
      return part.items.map((item) => listed(item, nameOf));
    case "buttons":
      return rows(part.buttons).map((row, at) => ({
        type: "ActionSet",
        actions: row.map((button, position) => action(button, `${index}-${at}-${position}`)),
      }));
  }
};

const smallPrint = { size: "Small", isSubtle: true } as const;

/** Runs, where nothing need be a text block. */
const line = (words: Words, nameOf: NameOf, style: Element = {}): Element =>
  words.some((span) => typeof span === "object" && "at" in span)
    ? { type: "TextBlock", wrap: true, spacing: "Small", text: markdown(words, nameOf), ...style }
    : paragraph(runs(words, nameOf, style), { spacing: "Small" });

/** Everything that Markdown or a template may read as its own is escaped; only our moments and links are not. */
const markdown = (words: Words, nameOf: NameOf): string =>
  words
    .map((span) => {
      if (typeof span === "string") return plain(span);
      if ("at" in span) return `${date(span.at)} ${time(span.at)}`;
      if ("strong" in span) return `**${plain(span.strong)}**`;
      if ("label" in span && isWebAddress(span.url)) return `[${plain(span.label)}](${linkTarget(span.url)})`;
      return plain(wordsOf([span], nameOf));
    })
    .join("");

const linkTarget = (url: string): string => url.replaceAll("(", "%28").replaceAll(")", "%29");

/** The tone as the colour of a small mark; the words say the same. */
const marks = {
  problem: { text: "● ", color: "Attention" },
  owned: { text: "● ", color: "Warning" },
  recovered: { text: "● ", color: "Good" },
  information: { text: "● ", color: "Accent" },
} as const;

const listed = ({ tone, text, detail }: Item, nameOf: NameOf): Element => {
  const mark = tone ? run(marks[tone].text, { color: marks[tone].color }) : run("• ");
  const below = detail ? [{ ...line(detail, nameOf, smallPrint), spacing: "None" }] : [];
  return { type: "Container", spacing: "Small", items: [paragraph([mark, ...runs(text, nameOf)]), ...below] };
};

/** Teams shows six actions in a row. */
const rows = (all: readonly NoteButton[]): readonly (readonly NoteButton[])[] =>
  Array.from({ length: Math.ceil(all.length / 6) }, (_, row) => all.slice(row * 6, row * 6 + 6));

const action = (button: NoteButton, id: string): Element => {
  const title = clip(button.label, 75);
  if (button.do === "open") return { type: "Action.OpenUrl", title, url: button.url };
  const data = button.do === "say" ? { words: button.words } : { endpoint: button.endpoint };
  const style = button.do === "say" && button.style === "primary" ? { style: "positive" } : {};
  return { type: "Action.Execute", id: `${button.do}-${id}`, title, verb: button.do, data, ...style };
};

const runs = (words: Words, nameOf: NameOf, style: Element = {}): readonly Element[] =>
  words
    .filter((span) => span !== "")
    .map((span) => {
      if (typeof span === "string") return run(span, style);
      if ("code" in span) return run(span.code, { ...style, fontType: "Monospace" });
      if ("strong" in span) return run(span.strong, { ...style, weight: "Bolder" });
      if ("label" in span && isWebAddress(span.url)) return link(span, style);
      return run(wordsOf([span], nameOf), style);
    });

/** https://adaptivecards.io/explorer/TextRun.html */
const link = ({ label, url }: { label: string; url: string }, style: Element): Element => ({
  ...run(clip(legible(label), 200) || "Open", style),
  underline: true,
  selectAction: { type: "Action.OpenUrl", url },
});

/** Text that is shown as it is; Teams refuses an empty one. */
const run = (text: string, style: Element = {}): Element => textRun(legible(text), style);

const paragraph = (inlines: readonly Element[], style: Element = {}): Element =>
  richText(inlines.length === 0 ? [run("–")] : inlines, style);

const small = (inlines: readonly Element[]): Element =>
  paragraph(
    inlines.map((inline) => ({ size: "Small", ...inline })),
    { spacing: "None" },
  );
