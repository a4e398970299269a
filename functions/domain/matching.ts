import type { Alert } from "./alert.ts";
import { alike } from "./wording.ts";

/** How well an alert fits words that somebody remembers of it: 0 not at all, more the better. */
export const fitness = ({ content, fingerprint }: Alert, about: string): number => {
  const title = content.title.toLowerCase();
  const wanted = about.toLowerCase().trim();
  if (wanted === "") return 0;
  if (title === wanted) return 4;
  if (title.includes(wanted)) return 3;
  const names = [
    title,
    content.resource?.name ?? "",
    content.resource?.arn ?? "",
    content.origin?.account ?? "",
    fingerprint,
  ];
  if (names.some((name) => name.toLowerCase().includes(wanted))) return 2;
  const tokens = wordsIn(wanted);
  const there = wordsIn(names.join(" "));
  return tokens.length > 0 && tokens.every((token) => there.some((word) => alike(word, token))) ? 1 : 0;
};

/** The alerts that fit best, in the order they were given. */
export const fitting = (alerts: readonly Alert[], about: string): readonly Alert[] => {
  const best = Math.max(0, ...alerts.map((alert) => fitness(alert, about)));
  return best === 0 ? [] : alerts.filter((alert) => fitness(alert, about) === best);
};

const wordsIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .filter(Boolean);
