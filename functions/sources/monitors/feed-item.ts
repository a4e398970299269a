import * as z from "zod";
import { text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { monitor, page, when } from "./monitor.ts";

const link = z
  .union([z.string(), z.object({ href: z.string() }).transform(({ href }) => href)])
  .optional()
  .catch(undefined);

/**
 * A new item of an RSS or Atom feed, as whatever watches feeds (Zapier, IFTTT, a script) hands it on: the elements of
 * the item as fields. https://www.rssboard.org/rss-specification, https://www.rfc-editor.org/rfc/rfc4287
 */
export const feedItem = monitor({
  name: "feed-item",
  marks: ["pubDate", "published", "updated", "isoDate", "pub_date"].map((date) => ({
    fields: [date, "title", "link"],
  })),
  schema: z.object({
    title: z.string().min(1),
    link,
    guid: z
      .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
      .optional()
      .catch(undefined),
    id: text,
    description: text,
    summary: text,
    contentSnippet: text,
    content: text,
    author: text,
    creator: text,
    category: text,
    pubDate: text,
    pub_date: text,
    isoDate: text,
    published: text,
    updated: text,
  }),
  read: (item) => ({
    key: [item.guid ?? item.id ?? item.link ?? item.title],
    class: "notification",
    title: item.title,
    text: wordsOf(item.contentSnippet ?? item.summary ?? item.description ?? item.content ?? ""),
    facts: [fact("By", item.author ?? item.creator), fact("Category", item.category)],
    pages: [page("Read it", item.link)],
    at: when(item.isoDate ?? item.pubDate ?? item.pub_date ?? item.published ?? item.updated),
  }),
});

/** Descriptions are HTML: a card shows what a person would read of it. */
export const wordsOf = (html: string): string =>
  html
    .slice(0, LONGEST)
    .replace(/<(br|\/p|\/li|\/div)[^<>]{0,100}>/gi, "\n")
    .replace(/<[^<>]{0,500}>/g, "")
    .replace(/&(lt|gt|amp|quot|apos|nbsp|#39);/g, (_, name: string) => entities[name] ?? " ")
    .replace(/\s+/g, (space) => (space.includes("\n") ? "\n" : " "))
    .trim();

const LONGEST = 10_000;
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", "#39": "'" };
