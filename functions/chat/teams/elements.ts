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
