import type { Note, Part, Words } from "../domain/note.ts";
import { clip, legible, type NameOf, utc } from "./plain-text.ts";

/** Slack cuts what it shows beside blocks, Teams what it shows in a toast; a screen reader is given this much. */
const MOST = 3000;

/**
 * All that a note says, in plain words: what a lock screen shows, and a screen reader reads where it does not read the
 * note itself. Buttons that only lead somewhere else are left out.
 */
export const spokenNote = ({ title, parts }: Note, nameOf: NameOf): string =>
  clip(legible([title, ...parts.flatMap((part) => linesOf(part, nameOf))].join("\n")), MOST);

const linesOf = (part: Part, nameOf: NameOf): readonly string[] => {
  switch (part.is) {
    case "heading":
    case "code":
      return [part.text];
    case "text":
    case "remark":
      return [wordsOf(part.text, nameOf)];
    case "list":
      return part.items.map(({ text, detail }) =>
        [`• ${wordsOf(text, nameOf)}`, ...(detail ? [wordsOf(detail, nameOf)] : [])].join(", "),
      );
    case "buttons":
      return [];
  }
};

/** Words without any mark-up: people by name, moments in UTC, a link by its label. */
export const wordsOf = (words: Words, nameOf: NameOf): string =>
  words
    .map((span) => {
      if (typeof span === "string") return span;
      if ("user" in span) return nameOf(span.user) ?? "somebody";
      if ("at" in span) return utc(span.at);
      if ("code" in span) return span.code;
      if ("strong" in span) return span.strong;
      return span.label;
    })
    .join("");

/** Everybody a note speaks of. */
export const peopleInNote = ({ parts }: Note): readonly string[] =>
  parts
    .flatMap((part) =>
      part.is === "text" || part.is === "remark"
        ? [part.text]
        : part.is === "list"
          ? part.items.flatMap(({ text, detail = [] }) => [text, detail])
          : [],
    )
    .flat()
    .flatMap((span) => (typeof span === "object" && "user" in span ? [span.user] : []));
