import type { Alert } from "./alert.ts";
import { cardOf } from "./alert-card.ts";
import { accountInWords, type Book } from "./book.ts";
import type { Text } from "./card.ts";
import type { Item, Note, Part, Words } from "./note.ts";
import { inWords } from "./time.ts";

/** A list shows so many alerts, the rest is counted. */
export const SHOWN = 10;

/** An alert with what a list says of it beside its own state. */
export interface Listed {
  readonly alert: Alert;
  /** The channel's name, where the list is of several. */
  readonly channel?: string;
  /** The card's own address. */
  readonly link?: string;
}

/** One line of a list: what it is, how it stands, where it is from. */
export const alertItem = ({ alert, channel, link }: Listed, accounts: Book["accounts"]): Item => {
  const { tone, status } = cardOf(alert);
  const { title, origin } = alert.content;
  const account = origin?.account ? accountInWords(origin.account, accounts) : "";
  const where = [channel ? `#${channel}` : "", account, origin?.region ?? ""].filter(Boolean);
  return {
    tone,
    text: [link ? { label: title, url: link } : { strong: title }, " · ", ...words(status)],
    detail: [
      "opened ",
      { at: alert.openedAt },
      ...(alert.count > 1 ? [`, ${alert.count} events`] : []),
      ...(where.length > 0 ? [` · ${where.join(" · ")}`] : []),
    ],
  };
};

/** People in a card's text are people in a note's. */
export const words = (text: Text): Words => text;

/** What a list holds, and how many there are of it: more than it shows, and `many` where it was not counted to the end. */
export interface Counted {
  readonly listed: readonly Listed[];
  readonly total: number;
  readonly many?: boolean;
}

export interface Section extends Counted {
  readonly heading: string;
}

/** Lists below one another; those that are empty are left out. */
export const alertsNote = (
  title: string,
  sections: readonly Section[],
  empty: string,
  accounts: Book["accounts"],
): Note => {
  const filled = sections.filter(({ total }) => total > 0);
  if (filled.length === 0) return { title, parts: [{ is: "text", text: [empty] }] };
  return { title, parts: filled.flatMap((section) => sectionParts(section, filled.length > 1, accounts)) };
};

const sectionParts = (section: Section, named: boolean, accounts: Book["accounts"]): readonly Part[] => {
  const { heading, listed, total, many } = section;
  const rest = total - listed.length;
  return [
    ...(named || heading ? [{ is: "heading" as const, text: `${heading} (${many ? "more than " : ""}${total})` }] : []),
    { is: "list", items: listed.map((each) => alertItem(each, accounts)) },
    ...(rest > 0 ? [{ is: "remark" as const, text: [`and ${many ? "more than " : ""}${rest} more`] }] : []),
  ];
};

/** The entries of a story that are told: how it began, and the newest. */
const TOLD = 15;

/** The whole story of one alert. */
export const storyNote = (listed: Listed, others: readonly Listed[], accounts: Book["accounts"]): Note => {
  const { alert } = listed;
  const { timeline, omitted, content, closed } = alert;
  const newest = timeline.slice(1).slice(-TOLD);
  const left = omitted + Math.max(0, timeline.length - 1 - newest.length);
  const told = [...timeline.slice(0, 1), ...newest];
  return {
    title: content.title,
    parts: [
      { is: "list", items: [alertItem(listed, accounts)] },
      ...(content.text ? [{ is: "text" as const, text: [content.text.slice(0, 1000)] }] : []),
      { is: "heading", text: "What happened" },
      {
        is: "list",
        items: told.map(({ at, text }) => ({ text: words(text), detail: [{ at }] })),
      },
      ...(left > 0
        ? [{ is: "remark" as const, text: [`${left} entries between the first and these are left out`] }]
        : []),
      ...(closed ? [{ is: "remark" as const, text: [`It lasted ${inWords(closed.lastedSeconds)}.`] }] : []),
      ...(others.length > 0
        ? [
            { is: "heading" as const, text: "These fit too" },
            { is: "list" as const, items: others.map((each) => alertItem(each, accounts)) },
          ]
        : []),
    ],
  };
};

export interface Told {
  readonly at: string;
  /** `here`, `channel`, `members`, or ids of people. */
  readonly asked: readonly string[];
}

/** Whom an alert's escalation asked, and what came of it. */
export const toldNote = (listed: Listed, steps: readonly Told[], accounts: Book["accounts"]): Note => {
  const { alert } = listed;
  const items = steps.map(({ at, asked }) => ({ text: askedInWords(asked), detail: [{ at }] }));
  const quiet = alert.class === "notification" ? "It is a notification: nobody was asked." : "Nobody was asked so far.";
  return {
    title: `Who was told: ${alert.content.title}`,
    parts: [
      { is: "list", items: [alertItem(listed, accounts)] },
      items.length > 0 ? { is: "list", items } : { is: "text", text: [quiet] },
      ...(alert.missed ? [{ is: "text" as const, text: ["Everybody was asked, and nobody acknowledged it."] }] : []),
    ],
  };
};

const groups: Readonly<Record<string, string>> = {
  here: "everybody in the channel who was there (@here)",
  channel: "everybody in the channel (@channel)",
  members: "the channel's members",
};

const askedInWords = (asked: readonly string[]): Words =>
  asked.flatMap((who, index) => [...(index > 0 ? [", "] : []), groups[who] ?? { user: who }]);
