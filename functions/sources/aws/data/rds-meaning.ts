import type { Severity } from "../../../domain/card.ts";
import { noted, type Outcome, success, trouble } from "../outcome.ts";

/** By the number of an RDS event: what it speaks of, and what it means. */
export type Meanings = Readonly<Record<number, Meaning>>;
export type Meaning = readonly [subject: string, outcome: Outcome];

export const rdsTrouble = (words: string, severity: Severity, about: string): Outcome =>
  trouble(words, severity, `rds/${about}`);

/**
 * What an event means that has no number (as some of the documentation's), or one that AWS added since: its category
 * says whether somebody should look, its message whether it is over.
 */
export const meaningOf = (
  meanings: Meanings,
  number: number | undefined,
  categories: readonly string[],
  message: string,
): Meaning => {
  const known = number === undefined ? undefined : meanings[number];
  if (known) return known;
  const category = categories[0]?.toLowerCase() ?? "";
  const subject = subjects.get(category) ?? category;
  if (BAD.test(message))
    return [subject, rdsTrouble(said(message), "high", /\bscal(e|ing)/i.test(message) ? "scaling" : "failure")];
  if (DONE.test(message)) return [subject, success(said(message))];
  const severity = categories.map((each) => badCategories.get(each.toLowerCase())).find((each) => each !== undefined);
  return [subject, severity ? rdsTrouble(said(message), severity, "failure") : noted(said(message))];
};

/** How words begin that are RDS' own. */
export const SAYS = "reports: ";

/** How a title goes on when all that is known is what RDS says. */
const said = (message: string): string => {
  const sentence = message.split(/(?<=[^.])\.(?:\s|$)/)[0]?.trim() ?? "";
  return sentence === ""
    ? "reports an event"
    : `${SAYS}${sentence.replace(/^[A-Z](?=[a-z ])/, (first) => first.toLowerCase())}`;
};

const DONE = /\b(complete|completed|finished|restarted|succeeded|resumed|started successfully|is now available)\b/i;
const BAD = /\b(fail(ed|ure)?|error|unable|cannot|could not|incompatible|invalid|exceeded)\b/i;

/** The subjects of the numbered events, by the categories that the others have. */
const subjects: ReadonlyMap<string, string> = new Map([
  ["availability", "availability"],
  ["low storage", "storage"],
  ["read replica", "replica"],
  ["configuration change", "configuration"],
  ["creation", "life"],
  ["deletion", "life"],
  ["restoration", "life"],
  ["security patching", "upgrade"],
]);

const badCategories: ReadonlyMap<string, Severity> = new Map([
  ["failure", "high"],
  ["low storage", "high"],
  ["availability", "medium"],
  ["recovery", "medium"],
  ["failover", "medium"],
]);
