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
  const tokens = [...new Set(wordsIn(wanted))].slice(0, MOST_WORDS);
  const there = wordsIn(names.join(" "));
  return tokens.length > 0 && tokens.every((token) => there.some((word) => alike(word, token))) ? 1 : 0;
};

/** Each word is compared with each of every alert: so many are enough to find one. */
const MOST_WORDS = 12;

/** The alerts that fit best, in the order they were given. */
export const fitting = (alerts: readonly Alert[], about: string): readonly Alert[] => {
  const weighed = alerts.map((alert) => ({ alert, fits: fitness(alert, about) }));
  const best = weighed.reduce((most, { fits }) => Math.max(most, fits), 0);
  return best === 0 ? [] : weighed.filter(({ fits }) => fits === best).map(({ alert }) => alert);
};

const wordsIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .filter(Boolean);
