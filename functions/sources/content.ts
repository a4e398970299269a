import { type Content, type Link, severities } from "../domain/card.ts";

/** How much of an event a card shows. Renderers have their platform's limits besides; an alert's item stays small by these. */
export const limits = {
  title: 250,
  text: 2000,
  facts: 20,
  label: 80,
  value: 500,
  links: 5,
  url: 2000,
  raw: 3000,
} as const;

/**
 * Content within the limits, as plain text: whatever a source made of an event, and whatever an event holds, no card
 * can be broken by it. Mark-up is left as it is, because renderers escape.
 */
export const bounded = ({ title, text, facts, links, raw, ...rest }: Content): Content => ({
  title: cut(oneLine(title), limits.title) || "Event",
  ...(text !== undefined && plain(text).trim() !== "" && { text: cut(plain(text).trim(), limits.text) }),
  facts: facts
    .map(({ label, value }) => ({
      label: cut(oneLine(label), limits.label) || "-",
      value: cut(plain(value).trim(), limits.value),
    }))
    .filter(({ value }) => value !== "")
    .slice(0, limits.facts),
  links: links.flatMap(boundedLink).filter(firstOfItsUrl).slice(0, limits.links),
  ...(raw !== undefined && raw.trim() !== "" && { raw: cut(plain(raw), limits.raw) }),
  ...(rest.severity && severities.includes(rest.severity) && { severity: rest.severity }),
  ...(rest.origin && boundedOrigin(rest.origin)),
  ...(rest.resource && boundedResource(rest.resource)),
  ...(rest.runbook && { runbook: cut(oneLine(rest.runbook), limits.label) }),
});

const boundedOrigin = ({ account = "", region = "" }: NonNullable<Content["origin"]>): Pick<Content, "origin"> => {
  const origin = {
    ...(account && { account: cut(oneLine(account), limits.label) }),
    ...(region && { region: cut(oneLine(region), limits.label) }),
  };
  return Object.keys(origin).length > 0 ? { origin } : {};
};

const boundedResource = ({ name, arn }: NonNullable<Content["resource"]>): Pick<Content, "resource"> => {
  const shown = cut(oneLine(name), limits.value);
  return shown === "" ? {} : { resource: { name: shown, ...(arn && { arn: cut(oneLine(arn), limits.value) }) } };
};

/** A link that is no sound `https:` address is left out rather than cut: half a link leads elsewhere. */
const boundedLink = ({ label, url }: Link): readonly Link[] =>
  httpsUrl(url) && url.length <= limits.url ? [{ label: cut(oneLine(label), limits.label) || "Link", url }] : [];

const firstOfItsUrl = ({ url }: Link, index: number, all: readonly Link[]): boolean =>
  all.findIndex((other) => other.url === url) === index;

/** Whether the text is an `https:` address and nothing else. */
export const httpsUrl = (text: string): boolean =>
  /^https:\/\/[^\s<>"|]+$/.test(text) && URL.parse(text)?.username === "";

/** At most `length` UTF-16 units, never half a character, with an ellipsis where something is left out. */
export const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;

/** Text without what is invisible and acts: control characters, halves of characters, overrides of the reading direction. */
export const plain = (text: string): string =>
  // Most texts have nothing of it, and one look is cheaper than two copies.
  (ACTS.test(text) ? text.replace(/\r\n?/g, "\n").replaceAll(new RegExp(ACTS, "g"), "") : text).toWellFormed();

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const ACTS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/;

export const oneLine = (text: string): string => plain(text).replace(/\s+/g, " ").trim();

/** The first line that says something, and what follows it. */
export const headline = (text: string): { title: string; rest: string } => {
  const lines = plain(text).trim().split("\n");
  const [first = "", ...rest] = lines;
  const title = oneLine(first);
  return title.length > limits.title
    ? { title: cut(title, limits.title), rest: text.trim() }
    : { title, rest: rest.join("\n").trim() };
};
