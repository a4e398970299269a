import * as z from "zod";
import { awsEvent, type Reading } from "../aws-event.ts";
import type { Entries, Entry, Family } from "./entry.ts";
import { families } from "./families/index.ts";
import { guess } from "./guess.ts";
import { readBy } from "./read.ts";
import { SERVICE_EVENT, serviceEvent } from "./service-event.ts";

/**
 * Every event of AWS that nobody reads by hand: the catalogue's types by their entry, a type that it does not know by
 * what the event says of itself.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/events.html
 */
export const awsCatalogue = awsEvent<unknown>({
  name: "aws-event",
  types: { "*": ["*"] },
  detail: z.unknown().optional(),
  read: (event): Reading => {
    const entry = entryOf(event.source, event.type);
    return !entry && event.type === SERVICE_EVENT ? serviceEvent(event) : readBy(entry ?? guess(event), event);
  },
});

/** What is known of a type of event; undefined where the catalogue has no entry for it. */
export const entryOf = (source: string, type: string): Entry | undefined => bySource.get(source)?.get(type);

/** All sources and types of the catalogue. */
export const entries: readonly { readonly source: string; readonly type: string; readonly entry: Entry }[] = families
  .flatMap((family: Family) => Object.entries(family))
  .flatMap(([source, types]: [string, Entries]) =>
    Object.entries(types).map(([type, entry]) => ({ source, type, entry })),
  );

const bySource: ReadonlyMap<string, ReadonlyMap<string, Entry>> = new Map(
  [...Map.groupBy(entries, ({ source }) => source)].map(([source, all]) => [
    source,
    new Map(all.map(({ type, entry }) => [type, entry])),
  ]),
);
