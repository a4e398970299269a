import type { Fact } from "../domain/card.ts";
import { limits } from "./content.ts";

/** One value somewhere in an event, under its dotted name (`alert.details.text`, `items[0].name`). */
export interface Field {
  readonly name: string;
  readonly value: string;
}

export interface Flat {
  readonly fields: readonly Field[];
  /** Something was too many or too deep, and is left out or shown as JSON. */
  readonly omitted: boolean;
}

/** How many fields are looked at, and how deep: an event may hold 100 000 of them, or be 100 000 deep. */
export const MOST_FIELDS = 100;
const MOST_LEVELS = 6;

/** The fields of an object or array, in their order, bounded. Lists of plain values are one field. */
export const flatten = (value: unknown): Flat => {
  const fields: Field[] = [];
  let omitted = false;
  const visit = (item: unknown, name: string, level: number): void => {
    if (fields.length >= MOST_FIELDS) {
      omitted = true;
      return;
    }
    if (typeof item !== "object" || item === null) {
      fields.push({ name, value: item === null ? "" : String(item) });
      return;
    }
    if (
      Array.isArray(item) &&
      item.slice(0, MOST_FIELDS).every((entry) => typeof entry !== "object" || entry === null)
    ) {
      omitted ||= item.length > MOST_FIELDS;
      fields.push({ name, value: item.slice(0, MOST_FIELDS).join(", ") });
      return;
    }
    if (level >= MOST_LEVELS) {
      omitted = true;
      fields.push({ name, value: json(item).slice(0, limits.value) });
      return;
    }
    for (const [key, child] of entriesOf(item)) {
      if (fields.length >= MOST_FIELDS) break;
      const inside = Array.isArray(item) ? `${name}[${key}]` : name === "" ? key : `${name}.${key}`;
      visit(child, inside, level + 1);
    }
    omitted ||= fields.length >= MOST_FIELDS && Object.keys(item).length > 0;
  };
  visit(value, "", 0);
  return { fields: fields.filter(({ name }) => !UNSUBSCRIBE.test(name)), omitted };
};

const entriesOf = (item: object): [string, unknown][] => Object.entries(item);

/** JSON of a part of an event, one line unless `space` is given, without a link that would unsubscribe the channel. */
export const json = (value: unknown, space?: number): string => {
  try {
    return JSON.stringify(value, (key, item: unknown) => (UNSUBSCRIBE.test(key) ? undefined : item), space) ?? "";
  } catch {
    return "(nested too deeply to be shown)";
  }
};

/** Whoever opens it ends the channel's subscription, without being asked: it is never shown. */
const UNSUBSCRIBE = /(^|\.)unsubscribe_?url$/i;

/** SNS message attributes, without the one that is for us. */
export const attributeFacts = (attributes: Readonly<Record<string, string>> = {}): readonly Fact[] =>
  Object.entries(attributes)
    .filter(([name]) => name.toLowerCase() !== "x-alert-key")
    .slice(0, 5)
    .map(([label, value]) => ({ label, value }));
