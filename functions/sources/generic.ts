import * as z from "zod";
import type { Content, Link } from "../domain/card.ts";
import { digest } from "../domain/digest.ts";
import { cut, headline, httpsUrl, limits, oneLine } from "./content.ts";
import { attributeFacts, type Field, flatten, json } from "./fields.ts";
import { type Envelope, source } from "./source.ts";

/**
 * Whatever no other source knows: any text, any JSON, even bytes. Nothing is dropped, so it always fits; nothing says
 * that it is harmless, so it is an alert. One field is a text, several are shown with their names.
 *
 * Two events are the same situation when their only value is equal, or when they have the same set of fields.
 */
export const generic = source<unknown>({
  name: "generic",
  marks: [],
  schema: z.unknown(),
  observe: (body, envelope) => {
    const { fingerprint, content } =
      typeof body === "object" && body !== null ? ofFields(body, envelope) : ofText(String(body), envelope);
    return {
      fingerprint: `generic:1:${fingerprint}`,
      kind: "problem",
      class: "alert",
      at: envelope.receivedAt,
      content,
      line: content.title,
    };
  },
});

interface Shown {
  readonly fingerprint: string;
  readonly content: Content;
}

/** Bodies that are shown as they came, and what to say about them. */
const odd = {
  bytes: {
    title: "An event that is not text",
    text: "Its bytes are in no encoding we can read; this is what can be read of them.",
  },
  json: {
    title: "An event with unreadable JSON",
    text: "It says it is JSON, but is cut off or malformed; this is what came.",
  },
} as const;

const ofText = (text: string, { subject, attributes, unreadable }: Envelope): Shown => ({
  fingerprint: digest(20, "value", subject ?? "", text),
  content: { facts: attributeFacts(attributes), links: [], ...told(text, subject, unreadable) },
});

const told = (
  text: string,
  subject: string | undefined,
  unreadable: Envelope["unreadable"],
): Partial<Content> & { title: string } => {
  if (unreadable) return { ...odd[unreadable], ...(subject && { title: subject }), raw: text };
  if (text.trim() === "") return { title: subject ?? "An empty event", text: "Nothing was in it." };
  const { title, rest } = headline(text);
  const links = linksIn([{ name: "Link", value: text.trim() }]);
  return subject ? { title: subject, text, links } : { title, text: rest, links };
};

const ofFields = (body: object, envelope: Envelope): Shown => {
  const { fields, omitted } = flatten(body);
  const { subject, attributes } = envelope;
  const [only] = fields;
  if (!only) return { ...ofText("", envelope), fingerprint: digest(20, "value", subject ?? "", json(body)) };
  if (fields.length === 1 && !omitted) return ofText(only.value, { ...envelope, unreadable: undefined });
  const links = linksIn(fields);
  const titled = subject ? undefined : find(fields, TITLES);
  const others = fields.filter((field) => field !== titled && !links.some(({ url }) => url === field.value));
  const text = titled && isLong(titled) ? titled : find(others, TEXTS);
  const facts = [
    ...others.filter((field) => field !== text).map(({ name, value }) => ({ label: name, value })),
    ...attributeFacts(attributes),
  ].filter(({ value }) => value !== "");
  const cutOff =
    omitted ||
    facts.length > limits.facts ||
    facts.some(({ value }) => value.length > limits.value) ||
    (text?.value.length ?? 0) > limits.text;
  return {
    fingerprint: digest(20, "fields", ...names(fields)),
    content: {
      title: subject ?? (titled ? oneLine(titled.value) : summary(fields)),
      ...(text && { text: text.value }),
      facts,
      links,
      ...(cutOff && { raw: json(body, 2) }),
    },
  };
};

/** The field that sounds like a headline: the first of the given names that any field bears, at whatever depth. */
const find = (fields: readonly Field[], wanted: readonly string[]): Field | undefined => {
  for (const name of wanted) {
    const found = fields.find((field) => lastName(field.name) === name && field.value.trim() !== "");
    if (found) return found;
  }
  return undefined;
};

/** `message` of `items[0].message`. Without a regular expression: a name may have 250 000 characters, chosen to be slow. */
const lastName = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf("."), name.lastIndexOf("]")) + 1).toLowerCase();

const TITLES = [
  "title",
  "subject",
  "headline",
  "summary",
  "alertname",
  "alert_name",
  "message",
  "msg",
  "text",
  "name",
  "error",
];
const TEXTS = ["message", "msg", "text", "description", "details", "body", "reason"];

const isLong = ({ value }: Field): boolean => value.length > limits.title || value.includes("\n");

/** No field sounds like a headline: the first two, as they are. */
const summary = (fields: readonly Field[]): string =>
  fields
    .filter(({ value }) => value !== "")
    .slice(0, 2)
    .map(({ name, value }) => `${cut(name.replace(/^\[\d+\]\.?/, ""), 60)}: ${cut(oneLine(value), 60)}`)
    .join(", ") || "An event with empty fields";

/** A set: neither order nor the length of a list makes another situation. */
const names = (fields: readonly Field[]): readonly string[] =>
  [...new Set(fields.map(({ name }) => name.replace(/\[\d+\]/g, "[]")))].sort();

const linksIn = (fields: readonly Field[]): readonly Link[] =>
  fields
    .filter(({ value }) => httpsUrl(value))
    .map(({ name, value }) => ({ label: name, url: value }))
    .slice(0, limits.links);
