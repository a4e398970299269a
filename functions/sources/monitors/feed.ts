import * as z from "zod";
import { fact } from "../aws-event.ts";
import { wordsOf } from "./feed-item.ts";
import { monitor, page, when } from "./monitor.ts";

/**
 * A whole RSS or Atom feed, posted as it is (`curl feed | curl --data-binary @- endpoint`): its newest entry is the
 * news. Read by its outermost marks only: what an entry holds is text for us.
 * https://www.rssboard.org/rss-specification, https://www.rfc-editor.org/rfc/rfc4287
 */
export const feed = monitor({
  name: "feed",
  marks: [{ text: /^\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--[^<>]{0,500}-->\s*)?<(?:rss|feed|rdf:RDF)[\s>]/ }],
  schema: z.string().transform((text, context) => {
    const [head = "", ...parts] = text.split(/<(?:item|entry)(?=[\s>])/).slice(0, MOST_ENTRIES + 1);
    const entries = parts.map(entryOf);
    const newest = entries.toSorted((one, other) => (other.at ?? "").localeCompare(one.at ?? ""))[0];
    if (newest) return { name: element(head, "title"), entries: entries.length, newest };
    context.addIssue({ code: "custom", message: "a feed without an entry" });
    return z.NEVER;
  }),
  read: ({ name, entries, newest: { title, link, id, text, author, at } }) => ({
    key: [id ?? link ?? title],
    class: "notification",
    title: title ?? `News of ${name ?? "a feed"}`,
    text,
    facts: [fact("Feed", name), fact("By", author), fact("Other entries", entries > 1 ? entries - 1 : undefined)],
    pages: [page("Read it", link)],
    at: when(at),
  }),
});

const MOST_ENTRIES = 50;
const LONGEST_ENTRY = 20_000;

const entryOf = (part: string) => {
  const entry = part.slice(0, LONGEST_ENTRY);
  const date = ["pubDate", "published", "updated", "dc:date"]
    .map((name) => element(entry, name))
    .find((found) => found);
  return {
    title: element(entry, "title"),
    link:
      element(entry, "link") ??
      /<link\b[^<>]{0,500}?\bhref="([^"<>]{1,2000})"/.exec(entry)?.[1]?.replaceAll("&amp;", "&"),
    id: element(entry, "guid") ?? element(entry, "id"),
    text: element(entry, "description") ?? element(entry, "summary") ?? element(entry, "content"),
    author: element(entry, "dc:creator") ?? element(entry, "name"),
    at: when(date),
  };
};

/** The words of the first element of a name. Looked for by `indexOf`: a feed may be made to be slow to match. */
const element = (part: string, name: string): string | undefined => {
  const opens = new RegExp(`<${name}(?:\\s[^<>]{0,500})?>`).exec(part);
  if (!opens) return undefined;
  const from = opens.index + opens[0].length;
  const to = part.indexOf(`</${name}>`, from);
  if (to < 0) return undefined;
  const inside = part.slice(from, to).trim();
  const literal = inside.startsWith("<![CDATA[") ? inside.slice(9).replace(/\]\]>$/, "") : wordsOf(inside);
  return wordsOf(literal) || undefined;
};
