import type { Alert } from "./alert.ts";
import { type Book, teamRunbookOf } from "./book.ts";
import type { Advice, Link } from "./card.ts";

/** Our own advice for a kind: what it usually means, and what to look at. */
interface OurRunbook {
  readonly means: string;
  readonly look: readonly string[];
}

/**
 * What a card advises whoever is woken: the team's own words first, ours beside them. A notification wakes nobody, and
 * what is closed needs no advice any more.
 */
export const adviceFor = (alert: Alert, book: Book, ours: OurRunbook | undefined): Advice | undefined => {
  if (alert.class === "notification" || alert.state === "closed") return undefined;
  const theirs = teamRunbookOf(book, alert)?.advice;
  const link = theirs === undefined ? undefined : linkIn(theirs);
  const words = theirs === undefined ? "" : link ? theirs.replace(link.url, "").trim() : theirs;
  if (theirs === undefined && !ours) return undefined;
  return {
    ...(words && { words }),
    ...(link && { link }),
    ...(ours && { means: ours.means }),
    look: ours?.look ?? [],
  };
};

const linkIn = (text: string): Link | undefined => {
  const url = /https:\/\/[^\s<>"]+/.exec(text)?.[0].replace(/[.,;:)]+$/, "");
  return url === undefined ? undefined : { label: "Your runbook", url };
};
