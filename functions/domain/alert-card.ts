import { type Alert, CONTINUES } from "./alert.ts";
import { accountInWords, type Book, emptyBook, withAlias } from "./book.ts";
import type { Advice, Button, Card, Content, Findings, Text, Tone } from "./card.ts";
import { findingsThroughPortal, type Portal, throughPortal } from "./portal.ts";
import { inWords } from "./time.ts";

/** A card that comes later than this says so. Seconds. */
export const LATE_SECONDS = 30;

/** What a card tells that is not in the alert itself. */
export interface Around {
  readonly lateSeconds?: number;
  readonly findings?: Findings | undefined;
  /** What the customer's teams told: names of accounts, their portal. */
  readonly book?: Book;
  readonly advice?: Advice | undefined;
  /** Whose direct message it stands in: it says what else they are asked for. */
  readonly reader?: string | undefined;
}

/** The card that shows an alert as it is now: the one place where state becomes words. */
export const cardOf = (
  alert: Alert,
  { lateSeconds = 0, findings, book = emptyBook, advice, reader }: Around = {},
): Card => ({
  tone: toneOf(alert),
  status: statusOf(alert),
  content: alsoAsking(
    placed(alert.content, findings?.account ? withAlias(book, findings.account) : book),
    alert.asksFor?.[reader ?? ""],
  ),
  ...(alert.timeline[0]?.text[0] === CONTINUES && { continues: "Continues an earlier card: this is not new" }),
  ...(alert.count > 1 && { repeats: repeatsOf(alert) }),
  timeline: alert.timeline.map(({ at, text }) => ({ at, text })),
  omitted: alert.omitted,
  buttons: buttonsOf(alert),
  ...(findings && { findings: findingsThroughPortal(findings, portalIn(book), alert.content.origin?.account) }),
  ...(advice && { advice }),
  ...(lateSeconds > LATE_SECONDS && {
    late: `Shown ${inWords(lateSeconds)} late: it could not be delivered earlier`,
  }),
});

/** A phone shows the first few facts: what the source says first is followed by where it happened, then by the rest. */
const LEADING_FACTS = 3;

const portalIn = ({ portal, role }: Book): Portal => ({ address: portal, ...(role && { role }) });

/** How bad it is, what it happened to and where, as facts among those of the source. */
const placed = (content: Content, book: Book): Content => {
  const { accounts } = book;
  const { title, severity, resource, origin } = content;
  const news = content.facts.filter(({ value }) => !isIn(title, value));
  const name = resource?.name ?? "";
  const before = [
    // That a card is mere information is said by its being a notification.
    { label: "Severity", value: severity === "info" ? "" : (severity ?? "") },
    {
      label: "Resource",
      value: [title, ...news.map(({ value }) => value)].some((said) => isIn(said, name)) ? "" : name,
    },
  ];
  const place = [
    { label: "Account", value: origin?.account ? accountInWords(origin.account, accounts) : "" },
    { label: "Team", value: accounts[origin?.account ?? ""]?.team ?? "" },
    { label: "Region", value: origin?.region ?? "" },
  ];
  const facts = [...before, ...news.slice(0, LEADING_FACTS), ...place, ...news.slice(LEADING_FACTS)].filter(
    ({ value }) => value !== "",
  );
  const links = content.links.map((link) => throughPortal(link, portalIn(book), origin?.account));
  return { ...content, facts, links };
};

/** Before all else: whoever is asked for many must not take the one that they look at for all. */
const alsoAsking = (content: Content, more: number | undefined): Content => {
  if (more === undefined) return content;
  const what = more === 1 ? "1 more alert" : `${more} more alerts`;
  const fact = { label: "You are asked for", value: `${what} just now: write me "open alerts" to see them` };
  return { ...content, facts: [fact, ...content.facts] };
};

/** Shorter values (a count, a state) are found in titles by chance. */
const TELLING = 3;

/** Whether a text has said it already, as words of their own: the name of what a card speaks of stands in most titles. */
const isIn = (text: string, value: string): boolean => {
  const at = value.length < TELLING ? -1 : text.toLowerCase().indexOf(value.toLowerCase());
  return at >= 0 && !isWithin(text[at - 1]) && !isWithin(text[at + value.length]);
};

const isWithin = (neighbour: string | undefined): boolean => /[\w.-]/.test(neighbour ?? "");

const toneOf = (alert: Alert): Tone => {
  if (alert.class === "notification") return "information";
  if (alert.state === "open") return "problem";
  if (alert.state === "acknowledged") return "owned";
  // Only what recovered, or what a person closed, is well; a card that ended in another way says nothing of that.
  return alert.closed?.how === "expired" || alert.closed?.how === "continued" ? "information" : "recovered";
};

const statusOf = (alert: Alert): Text => {
  if (alert.class === "notification") return ["Notification"];
  if (alert.state === "acknowledged")
    return alert.owner ? ["Acknowledged by ", { user: alert.owner }] : ["Acknowledged"];
  if (alert.state === "open") return [alert.missed ? "Open: everybody was asked, nobody has acknowledged" : "Open"];
  const { how, by, lastedSeconds } = alert.closed ?? { how: "person", lastedSeconds: 0 };
  const lasted = inWords(lastedSeconds);
  if (how === "recovery")
    return [`Auto-closed after ${lasted}${alert.missed ? ", missed: nobody had acknowledged" : ""}`];
  if (how === "continued") return ["Closed: continued in a newer card"];
  if (how === "expired")
    return [`Closed: expired after 14 days without news${alert.missed ? ", missed: nobody had acknowledged" : ""}`];
  return by ? ["Closed by ", { user: by }, ` after ${lasted}`] : [`Closed after ${lasted}`];
};

const buttonsOf = ({ id: alert, class: kind, state }: Alert): readonly Button[] => {
  if (kind === "notification" || state === "closed") return [];
  const pass: Button = { id: "pass", label: "Pass", style: "plain", alert };
  if (state === "acknowledged") return [{ id: "close", label: "Close", style: "primary", alert }, pass];
  return [
    { id: "acknowledge", label: "Acknowledge", style: "primary", alert },
    pass,
    { id: "close", label: "Close", style: "plain", alert },
  ];
};

/** When the last event happened is not when somebody last pressed, and after a recovery only that moment is known. */
const repeatsOf = ({ count, closed, observedAt }: Alert): Text =>
  closed?.how === "recovery" ? [`${count} events`] : [`${count} events, the last at `, { at: observedAt }];
