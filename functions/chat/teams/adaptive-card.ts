import type { Button, Card, Content, Text, Tone } from "../../domain/card.ts";
import {
  clip,
  isWebAddress,
  legible,
  type NameOf,
  othersOf,
  questionSummaryOf,
  spoken,
  titleOf,
} from "../plain-text.ts";
import { spokenCard } from "../spoken-card.ts";
import { type Element, fixedWidth, paragraph, run, small } from "./elements.ts";
import { findingElements } from "./findings.ts";
import { remarks, timeline } from "./story.ts";

/** An Adaptive Card's JSON. https://adaptivecards.io/explorer/AdaptiveCard.html */
export interface AdaptiveCard {
  readonly type: "AdaptiveCard";
  readonly version: "1.5";
  readonly body: readonly Element[];
  readonly [property: string]: unknown;
}

export interface TeamsCard {
  readonly card: Card;
  readonly mention?: Called;
  readonly nameOf?: NameOf;
  /** People for whom Teams fetches the card anew when they see it. */
  readonly refreshFor?: readonly string[];
  /** Teams refused the card for its size: it is made as short as can be. */
  readonly least?: boolean;
}

/** Whom a post interrupts, by name, and for how many alerts it speaks. */
export interface Called {
  readonly people: readonly Person[];
  readonly alerts: number;
  /** The tag that was to be mentioned, where that is not possible. */
  readonly instead?: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** A tag, which is several people. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations#tag-mention */
  readonly isTag?: true;
}

/** Teams' limits: people that one message may mention, and for whom a card may refresh itself. */
export const MENTIONED_AT_MOST = 50;
const REFRESHED_AT_MOST = 60;

/**
 * A card as an Adaptive Card of version 1.5, the newest that Teams shows, within its 28 KB. What comes from outside stands
 * in text runs, which know no Markdown, so nothing in a payload becomes mark-up, a link or a mention. Complete on its own:
 * the timeline is on the card, and refreshing only saves people a look at an old one.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
 */
export const adaptiveCard = (input: TeamsCard): AdaptiveCard => {
  const fits = (detail: Detail): boolean => !input.least && sizeOf(render(input, detail)) <= CARD_SIZE;
  return render(input, details.find(fits) ?? details[details.length - 1] ?? details[0]);
};

/** The least of what Teams documents for a card (28 KB), less the activity around it. Bytes. */
const CARD_SIZE = 25 * 1024;

/** How much of the content and the timeline a card shows; the first that fits is taken. */
const details = [
  { text: 2000, facts: 20, fact: 500, links: 5, raw: 2500, rawLines: 40, timeline: 10, changes: 5, logLines: 8 },
  { text: 1000, facts: 15, fact: 200, links: 5, raw: 1500, rawLines: 25, timeline: 8, changes: 3, logLines: 5 },
  { text: 500, facts: 8, fact: 100, links: 3, raw: 500, rawLines: 10, timeline: 5, changes: 2, logLines: 2 },
  { text: 100, facts: 3, fact: 40, links: 0, raw: 0, rawLines: 0, timeline: 2, changes: 0, logLines: 0 },
] as const;
type Detail = (typeof details)[number];

/** How much of it is also said in plain words, in bytes for each character that its text may have. */
const SPOKEN = 1.5;

const SHORTENED = "Shortened: Teams shows no more of it. Its links lead to the rest.";

const sizeOf = (card: AdaptiveCard): number => Buffer.byteLength(JSON.stringify(card));

const render = (input: TeamsCard, detail: Detail): AdaptiveCard => {
  const { card, mention, nameOf = () => undefined, refreshFor = [] } = input;
  const called = mention ? distinct(mention.people.slice(0, MENTIONED_AT_MOST)) : [];
  const refresh = refreshOf(card.buttons, refreshFor);
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    fallbackText: spokenCard(card, nameOf, SPOKEN * detail.text, Buffer.byteLength),
    ...(refresh && { refresh }),
    body: [
      ...(mention ? mentionLines(called, mention) : []),
      heading(card, nameOf),
      ...paragraphs(clip(legible(card.content.text ?? ""), detail.text), 12),
      ...facts(card.content, detail),
      ...moreLinks(card, detail),
      ...raw(card.content, detail),
      ...adviceElements(card),
      ...(card.findings ? findingElements(card.findings, detail) : []),
      ...(detail === details[0] ? [] : [small([run(SHORTENED, { isSubtle: true })])]),
      ...remarks(card, called.length > 0),
      ...timeline(card, nameOf, detail.timeline, called.length > 0),
    ],
    ...actions(card),
    msteams: { width: "Full", ...(called.length > 0 && { entities: called.map(entity) }) },
  };
};

/** Text in plain words, for an answer that Teams shows to one person. */
export const plainLine = (text: Text, nameOf: NameOf): string => clip(legible(spoken(text, nameOf)), 1000);

/** The tone as the colour of the card's head; the status says the same in words. */
const styles: Record<Tone, string> = {
  problem: "attention",
  owned: "warning",
  recovered: "good",
  information: "accent",
};

const heading = (card: Card, nameOf: NameOf): Element => ({
  type: "Container",
  style: styles[card.tone],
  bleed: true,
  items: [
    paragraph([run(clip(legible(spoken(card.status, nameOf)), 300), { weight: "Bolder" })]),
    paragraph([run(clip(titleOf(card.content), 300), { size: "Large", weight: "Bolder" })], { spacing: "Small" }),
  ],
});

const facts = ({ facts: all }: Content, { facts: count, fact }: Detail): Element[] =>
  all.slice(0, count).map(({ label, value }) =>
    paragraph([run(`${clip(legible(label), 60) || "–"}: `, { weight: "Bolder" }), run(clip(legible(value), fact))], {
      spacing: "Small",
    }),
  );

/** Three sentences to act on, and the team's own way there. */
const adviceElements = ({ advice }: Card): Element[] => {
  if (!advice) return [];
  const { words, link, means, look } = advice;
  return [
    ...(words ? [paragraph([run(clip(legible(words), 500))])] : []),
    ...(link && isWebAddress(link.url)
      ? [paragraph([{ ...run(link.label), underline: true, selectAction: { type: "Action.OpenUrl", url: link.url } }])]
      : []),
    ...(means ? [paragraph([run("Usually: ", { weight: "Bolder" }), run(means)])] : []),
    ...look.map((step, index) => paragraph([run(`${index + 1}. ${step}`)], { spacing: "Small" })),
  ];
};

const raw = (content: Content, { raw: length, rawLines }: Detail): Element[] => {
  const text = clip(legible(content.raw ?? ""), length);
  if (length === 0 || text.trim() === "") return [];
  const lines = text.split("\n");
  return [fixedWidth(lines.length > rawLines ? [...lines.slice(0, rawLines), "…"] : lines)];
};

/** Teams shows no more buttons below a card. */
const BUTTONS_SHOWN = 6;

/** Links for which no button is left, in a line of text: an alarm's log is the fourth. */
const moreLinks = ({ buttons, content }: Card, { links: count }: Detail): Element[] => {
  const more = linksOf(content).slice(BUTTONS_SHOWN - buttons.length, BUTTONS_SHOWN - buttons.length + count);
  const line = more.flatMap(({ title, url }, index) => [
    ...(index === 0 ? [] : [run(" · ")]),
    { ...run(title), underline: true, selectAction: { type: "Action.OpenUrl", url } },
  ]);
  return line.length === 0 ? [] : [paragraph(line)];
};

const linksOf = ({ links }: Content): readonly { readonly title: string; readonly url: string }[] =>
  links
    .filter(({ url }) => isWebAddress(url))
    .map(({ label, url }) => ({ title: clip(legible(label).trim(), 75) || "Open", url }));

/** Buttons, then links while there is room. */
const actions = ({ buttons, content }: Card): { actions?: Element[] } => {
  const presses = buttons.map(({ id, label, style, alert }) => ({
    type: "Action.Execute",
    id,
    title: label,
    verb: id,
    data: { alert },
    ...(style !== "plain" && { style: style === "primary" ? "positive" : "destructive" }),
  }));
  const links = linksOf(content).map((link) => ({ type: "Action.OpenUrl", ...link }));
  const all = [...presses, ...links].slice(0, BUTTONS_SHOWN);
  return all.length === 0 ? {} : { actions: all };
};

const refreshOf = ([button]: readonly Button[], users: readonly string[]): Element | undefined =>
  button === undefined || users.length === 0
    ? undefined
    : {
        action: { type: "Action.Execute", title: "Refresh", verb: "refresh", data: { alert: button.alert } },
        userIds: [...new Set(users)].slice(0, REFRESHED_AT_MOST),
      };

/** A later step of the escalation: a post of its own, because an edit interrupts nobody. */
export const questionCard = (mention: Called, about: { title: string; link?: string; open: number }): AdaptiveCard => {
  const called = distinct(mention.people.slice(0, MENTIONED_AT_MOST));
  const title = clip(titleOf(about), 300);
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    fallbackText: questionSummaryOf(about),
    body: [
      ...mentionLines(called, { ...mention, alerts: 1 }),
      paragraph([run("Nobody has acknowledged: "), run(title, { weight: "Bolder" })]),
      ...othersOf(about.open).map((others) => small([run(others)])),
    ],
    ...(about.link && { actions: [{ type: "Action.OpenUrl", title: "Open the card", url: about.link }] }),
    msteams: { ...(called.length > 0 && { entities: called.map(entity) }) },
  };
};

const mentionLines = (called: readonly Person[], { alerts, instead }: Called): readonly Element[] => [
  ...(called.length > 0 ? [mentionLine(called, alerts)] : []),
  ...(instead === undefined
    ? []
    : [
        small([run(`Teams does not let me mention the tag ${clip(legible(instead), 40)} here: an administrator can.`)]),
      ]),
];

/** The one text block, because only there Teams shows mentions; it holds nothing but names and our words. */
const mentionLine = (people: readonly Person[], alerts: number): Element => ({
  type: "TextBlock",
  wrap: true,
  text: `${people.map(({ name }) => `<at>${name}</at>`).join(" ")}${alerts > 1 ? ` for ${alerts} alerts` : ""}`,
});

const entity = ({ id, name, isTag }: Person): Element => ({
  type: "mention",
  text: `<at>${name}</at>`,
  mentioned: { id, name, ...(isTag && { type: "tag" }) },
});

/** A mention is found by its text, so each name must be its own, and free of Markdown. */
const distinct = (people: readonly Person[]): readonly Person[] => {
  const taken = new Map<string, number>();
  return people.map(({ name, ...person }) => {
    const plain = clip(
      legible(name)
        .replaceAll(/[^\p{L}\p{M}\p{N} .,'’-]/gu, "")
        .replaceAll(/\s+/g, " ")
        .trim(),
      60,
    );
    const called = plain || "somebody";
    const times = (taken.get(called) ?? 0) + 1;
    taken.set(called, times);
    return { ...person, name: times === 1 ? called : `${called} ${times}` };
  });
};

const paragraphs = (text: string, count: number): Element[] =>
  text
    .split("\n")
    .filter((each) => each.trim() !== "")
    .slice(0, count)
    .map((each) => paragraph([run(each)]));
