const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(s|sec|secs|second|seconds)$/, 1],
  [/^(m|min|mins|minute|minutes)$/, 60],
  [/^(h|hr|hrs|hour|hours)$/, 3600],
  [/^(d|day|days)$/, 86_400],
  [/^(w|week|weeks)$/, 7 * 86_400],
];

/** The seconds that people mean by `24 hours`, `90min`, `1 h 30 min`, `a week`; undefined where the text is no duration. */
export const secondsIn = (text: string): number | undefined => {
  const parts = [...text.toLowerCase().matchAll(/(\d+(?:[.,]\d+)?\s*|\b(?:an?|one)\s+)([a-z]+)/g)];
  const left = parts.reduce((rest, [part]) => rest.replace(part, " "), text.toLowerCase());
  if (parts.length === 0 || /[^\s,]/.test(left.replaceAll(/\band\b/g, ""))) return undefined;
  let seconds = 0;
  for (const [, count = "", unit = ""] of parts) {
    const size = UNITS.find(([names]) => names.test(unit))?.[1];
    if (size === undefined) return undefined;
    seconds += (/^[ao]/.test(count) ? 1 : Number(count.replace(",", "."))) * size;
  }
  return Number.isFinite(seconds) ? Math.round(seconds) : undefined;
};
