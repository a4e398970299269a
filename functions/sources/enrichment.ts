import * as z from "zod";
import type { Enrichment } from "../domain/enrichment.ts";
import { instant } from "../domain/time.ts";
import { alarmFingerprint } from "./alarm-form.ts";
import { contributorFingerprint } from "./aws/operations/alarm-contributor.ts";
import { parseArn } from "./aws.ts";
import { cut, httpsUrl, oneLine, plain } from "./content.ts";

/** How much of an enrichment is used; the function in the customer's account keeps to it, whoever else has the address may not. */
const most = { tags: 10, lines: 20, line: 500, changes: 5, notes: 5, words: 200, graphBytes: 150 * 1024 } as const;

/**
 * What the function `enrich` of the monitoring templates posts (version 1), made harmless and bounded; the issues where
 * it is not that. A part that cannot be read is left out, because the others are still worth seeing.
 */
export const readEnrichment = (
  body: string,
): { enrichment: Enrichment; issues?: undefined } | { enrichment?: undefined; issues: readonly string[] } => {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { issues: ["the body is no JSON"] };
  }
  const { data, error } = posted.safeParse(value);
  if (!data) return { issues: error.issues.slice(0, 5).map(({ path, message }) => `${path.join(".")}: ${message}`) };
  return { enrichment: data };
};

const words = (length: number) => z.string().transform((text) => cut(oneLine(text), length));
const moment = z.string().transform((text) => instant(text) ?? "");
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const link = optional(z.string().refine((url) => httpsUrl(url) && url.length <= 4000));
const listOf = <Schema extends z.ZodType>(schema: Schema, length: number) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all): z.output<Schema>[] =>
      all.slice(0, length).flatMap((each) => {
        const { data } = schema.safeParse(each);
        return data === undefined ? [] : [data];
      }),
    );

/** The alarm, or one of the things that it watches. */
const about = z
  .object({ alarm: z.string().max(1000), at: z.string().max(100), contributor: optional(z.string().max(200)) })
  .transform(({ alarm, at, contributor }, context) => {
    const arn = parseArn(alarm);
    const name = /^alarm:(.+)$/s.exec(arn?.resource ?? "")?.[1];
    const changedAt = instant(at);
    if (arn && name && changedAt) {
      const { account, region } = arn;
      const fingerprint = contributor
        ? contributorFingerprint({ account, region, name, contributor })
        : alarmFingerprint({ account, region, name });
      return { fingerprint, at: changedAt, owner: account };
    }
    context.addIssue({ code: "custom", message: "names no CloudWatch alarm and moment" });
    return z.NEVER;
  });

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const graph = z
  .object({ type: z.literal("image/png"), data: z.base64(), alternative: words(300).catch("") })
  .refine(({ data }) => {
    const bytes = Buffer.from(data, "base64");
    return bytes.length <= most.graphBytes && bytes.subarray(0, PNG.length).equals(PNG);
  })
  .transform(({ data, alternative }) => ({ data, alternative: alternative || "Graph of the alarm's metric" }));

const logs = z.object({
  lines: listOf(
    z.object({ at: moment, text: z.string().transform((text) => cut(plain(text).trimEnd(), most.line)) }),
    most.lines,
  ),
  url: link,
});

const change = z.object({
  at: moment,
  who: words(most.words),
  what: words(most.words),
  resource: optional(words(most.words)),
  likelihood: z.enum(["likely", "possible"]).catch("possible"),
  url: link,
});

const posted = z
  .object({
    version: z.literal(1),
    about,
    account: optional(z.object({ id: z.string().regex(/^\d{12}$/), alias: words(100) })),
    tags: z.record(z.string(), z.string()).catch({}),
    graph: optional(graph),
    logs: optional(logs),
    changes: listOf(change, most.changes),
    notes: listOf(words(most.words), most.notes),
  })
  .transform(
    ({ version: _, about: { fingerprint, at, owner }, account, tags, graph: picture, logs: lines, ...rest }) => ({
      fingerprint,
      at,
      // Whoever has the address of one account's alarms names no other account.
      ...(account?.alias && account.id === owner && { account }),
      tags: Object.fromEntries(
        Object.entries(tags)
          .slice(0, most.tags)
          .map(([name, value]) => [cut(oneLine(name), 128), cut(oneLine(value), most.words)]),
      ),
      ...(picture && { graph: picture }),
      ...(lines && lines.lines.length > 0 && { logs: { lines: lines.lines, ...(lines.url && { url: lines.url }) } }),
      changes: rest.changes.map(({ resource, url, ...each }) => ({
        ...each,
        ...(resource && { resource }),
        ...(url && { url }),
      })),
      notes: rest.notes,
    }),
  );
