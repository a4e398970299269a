import type { Advice, Card, Findings } from "../domain/card.ts";
import { clip, isWebAddress, legible, type NameOf, spoken, summaryOf } from "./plain-text.ts";

/** How much of one line is said. */
const LINE = 500;

/**
 * All that a card says, in plain words: for screen readers, and for clients that show no cards. What a lock screen shows
 * comes first; `width` says how much room a text takes as it is sent, and what does not fit into `room` is left to the card.
 */
export const spokenCard = (
  card: Card,
  nameOf: NameOf,
  room: number,
  width: (text: string) => number = (text) => text.length,
): string => {
  let all = summaryOf(card, nameOf);
  for (const line of linesOf(card, nameOf)) {
    const longer = `${all}\n${clip(legible(line).replaceAll(/\s+/g, " ").trim(), LINE)}`;
    if (width(longer) > room) return all;
    all = longer;
  }
  return all;
};

const linesOf = (card: Card, nameOf: NameOf): readonly string[] => {
  const { content, advice, findings, continues, repeats, late, buttons } = card;
  return [
    // The summary has what a lock screen has room for.
    ...(content.text && content.text.length > 200 ? [content.text] : []),
    ...content.facts.map(({ label, value }) => `${label}: ${value}`),
    ...(advice ? adviceOf(advice) : []),
    ...(findings ? findingsOf(findings) : []),
    ...[continues ?? "", repeats ? spoken(repeats, nameOf) : "", late ?? ""],
    ...(buttons.length > 0 ? [`Buttons: ${buttons.map(({ label }) => label).join(", ")}`] : []),
    ...content.links.filter(({ url }) => isWebAddress(url)).map(({ label, url }) => `${label}: ${url}`),
    ...(content.raw ? [content.raw] : []),
  ].filter((line) => line.trim() !== "");
};

const adviceOf = ({ words, link, means, look }: Advice): readonly string[] => [
  ...(words ? [words] : []),
  ...(link && isWebAddress(link.url) ? [`${link.label}: ${link.url}`] : []),
  ...(means ? [`Usually: ${means}`] : []),
  ...look.map((step, index) => `${index + 1}. ${step}`),
];

const findingsOf = ({ changes, tags, logs, notes, graph }: Findings): readonly string[] => [
  ...changes.map(({ text, isLikely }) => `Changed shortly before${isLikely ? ", likely" : ""}: ${text}`),
  ...(tags.length > 0 ? [`Tags: ${tags.join(", ")}`] : []),
  ...(logs ? [`Last log lines: ${logs.lines.join("; ")}`] : []),
  ...(graph ? [`Picture: ${graph.alternative}`] : []),
  ...(notes.length > 0 ? [`Not found: ${notes.join("; ")}`] : []),
];
