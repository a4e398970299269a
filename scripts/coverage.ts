import { entries, entryOf } from "../functions/sources/catalogue/index.ts";
import { SERVICE_EVENT } from "../functions/sources/catalogue/service-event.ts";
import { sources } from "../functions/sources/index.ts";
import { type KnownType, knownTypes } from "./known-types.ts";

export interface Coverage extends KnownType {
  /** The kind that was made by hand for it, or that the catalogue has an entry; undefined where nobody knows it. */
  readonly by?: string;
}

/** Which code reads each known type of event. */
export const coverage = (): readonly Coverage[] => {
  const byHand = new Map(
    sources.flatMap(({ name, marks }) =>
      marks.flatMap((mark) =>
        "eventBridge" in mark ? [[`${mark.eventBridge} | ${mark.detailType}`, name] as const] : [],
      ),
    ),
  );
  return knownTypes().map((known) => {
    const { source, type } = known;
    const hand = byHand.get(`${source} | ${type}`) ?? byHand.get(`* | ${type}`);
    const by = hand ?? (entryOf(source, type) || type === SERVICE_EVENT ? CATALOGUE : undefined);
    return by === undefined ? known : { ...known, by };
  });
};

export const CATALOGUE = "aws-event";

/** Entries that a kind made by hand has made superfluous. */
export const superfluous = (): readonly string[] => {
  const byHand = new Set(
    sources.flatMap(({ marks }) =>
      marks.flatMap((mark) => ("eventBridge" in mark ? [`${mark.eventBridge} | ${mark.detailType}`] : [])),
    ),
  );
  return entries.map(({ source, type }) => `${source} | ${type}`).filter((key) => byHand.has(key));
};
