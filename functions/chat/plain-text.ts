import type { Card, Content, Text } from "../domain/card.ts";

/** What somebody is called, where we know it; only the platform's id is ever stored. */
export type NameOf = (user: string) => string | undefined;

/** At most `length` UTF-16 units, the last an ellipsis where something was cut; never half a surrogate pair. */
export const clip = (text: string, length: number): string => {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
};

/**
 * Text from outside as both platforms accept it: without control characters, lone surrogates and bidirectional
 * overrides (which could make a card say the reverse of what it holds).
 */
export const legible = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a card
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "�");

/** A moment in plain words, where nothing knows the reader's time zone: `2026-11-24 08:02 UTC`. */
export const utc = (at: string, precise?: true): string => `${at.slice(0, 10)} ${at.slice(11, precise ? 19 : 16)} UTC`;

/** A text whose people are called by name, or `somebody`. */
export const spoken = (text: Text, nameOf: NameOf): string =>
  text
    .map((part, index) => {
      if (typeof part === "string") return part;
      if ("at" in part) return utc(part.at, part.precise);
      return nameOf(part.user) ?? (index === 0 ? "Somebody" : "somebody");
    })
    .join("");

/** The title in one line. */
export const titleOf = ({ title }: Pick<Content, "title">): string =>
  legible(title).replaceAll(/\s+/g, " ").trim() || "Event without a title";

/**
 * What a lock screen shows of a card, and a client that cannot show it: what happened, the state, the one thing to know.
 * The title comes first, because a phone shows a hundred characters.
 */
export const summaryOf = (card: Card, nameOf: NameOf): string => {
  const { text, facts } = card.content;
  const reason = legible(text ?? facts[0]?.value ?? "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return [clip(titleOf(card.content), 200), clip(spoken(card.status, nameOf), 100), clip(reason, 200)]
    .filter((part) => part !== "")
    .join(" · ");
};

/** The same for a later step of the escalation. */
export const questionSummaryOf = ({ title, open }: { title: string; open: number }): string =>
  [`Nobody has acknowledged: ${clip(titleOf({ title }), 200)}`, ...othersOf(open)].join(" · ");

/** The sentence about how many alerts are open, where it is not only the one in question. */
export const othersOf = (open: number): readonly string[] =>
  open > 1 ? [`${open} alerts are open in this channel.`] : [];

/** Everybody a text refers to. */
export const peopleIn = (text: Text): readonly string[] =>
  text.flatMap((part) => (typeof part === "object" && "user" in part ? [part.user] : []));

/** Only `https:` addresses become links: nothing that comes in a payload may run a script or open an application. */
export const isWebAddress = (url: string): boolean => {
  const parsed = URL.parse(url);
  return parsed?.protocol === "https:" && parsed.username === "" && url.length <= 2000;
};
