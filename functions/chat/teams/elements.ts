import { legible } from "../plain-text.ts";

/** One element of an Adaptive Card, as JSON. https://adaptivecards.io/explorer/ */
export type Element = Readonly<Record<string, unknown>>;

/** Text that is shown as it is, without Markdown; Teams refuses an empty one. */
export const run = (text: string, style: Element = {}): Element => ({ type: "TextRun", text: text || "–", ...style });

export const paragraph = (inlines: readonly Element[], style: Element = {}): Element => ({
  type: "RichTextBlock",
  inlines,
  ...style,
});

export const small = (inlines: readonly Element[]): Element =>
  paragraph(
    inlines.map((inline) => ({ size: "Small", ...inline })),
    { spacing: "Small" },
  );

export const monospace = { fontType: "Monospace", size: "Small" } as const;
export const tight = { spacing: "None" } as const;

/** One block a line, in a fixed-width font: renderers fold line breaks and the spaces that begin a line. */
export const fixedWidth = (lines: readonly string[]): Element => ({
  type: "Container",
  style: "emphasis",
  items: lines.map((each) =>
    paragraph([run(each.replace(/^\s+/, (spaces) => "\u00a0".repeat(spaces.length)) || "\u00a0", monospace)], tight),
  ),
});

/**
 * Text from outside in a text block, beside our own moments: what Markdown or a template would read as its own is escaped,
 * and nothing else, because the fewer backslashes there are, the fewer a client can get wrong. At the beginning of a line
 * that is what makes lists, headings and quotations, too.
 */
export const plain = (text: string): string =>
  legible(text)
    .replaceAll(/[\\`*_{}[\]~<]/g, "\\$&")
    .replaceAll(/^(\s*(?:\d+(?=[.)]))?)([-+#>.)])/gm, "$1\\$2");

/**
 * A moment in the reader's own time and language. Clients know these functions in text blocks only, and without
 * milliseconds. https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features#datetime-function-rules
 */
export const date = (at: string): string => `{{DATE(${seconds(at)}, SHORT)}}`;
export const time = (at: string): string => `{{TIME(${seconds(at)})}}`;
const seconds = (at: string): string => `${at.slice(0, 19)}Z`;
