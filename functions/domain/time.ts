/** A moment as an ISO 8601 string in UTC with milliseconds (`2026-11-24T08:00:00.000Z`): it sorts as text. */
export type Instant = string;

/** The moment `seconds` after `at` (before it, if negative). */
export const later = (at: Instant, seconds: number): Instant => new Date(Date.parse(at) + seconds * 1000).toISOString();

/** Seconds from `from` to `to`; negative if `to` is earlier. */
export const secondsBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 1000;

/** The same moment in our one notation, or undefined where `text` is no moment. */
export const instant = (text: string | number): Instant | undefined => {
  const time = typeof text === "number" ? text : Date.parse(text);
  return Number.isFinite(time) ? new Date(time).toISOString() : undefined;
};

/** The earliest of the given moments that exist. */
export const earliest = (...moments: (Instant | undefined)[]): Instant | undefined =>
  moments.filter((moment) => moment !== undefined).sort()[0];

/** A duration in words a person reads at a glance: `42 s`, `4 min`, `2 h 5 min`, `3 d 4 h`. */
export const inWords = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return hours % 24 === 0 ? `${Math.floor(hours / 24)} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
};

/** The UTC day of a moment: `2026-11-24`. */
export const dayOf = (at: Instant): string => at.slice(0, 10);
