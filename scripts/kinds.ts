import { compute } from "../functions/sources/aws/compute/index.ts";
import { data } from "../functions/sources/aws/data/index.ts";
import { delivery } from "../functions/sources/aws/delivery/index.ts";
import { network } from "../functions/sources/aws/network/index.ts";
import { operations } from "../functions/sources/aws/operations/index.ts";
import { security } from "../functions/sources/aws/security/index.ts";
import { sources, understand } from "../functions/sources/index.ts";
import { monitors } from "../functions/sources/monitors/index.ts";
import { runbookOf } from "../functions/sources/runbooks/index.ts";
import type { Mark, ReceivedEvent, Source } from "../functions/sources/source.ts";
import { recorded } from "./recorded.ts";

/** What the recorded events of a kind show of it. */
export interface KindFacts {
  readonly name: string;
  /** `alert (critical, high)`, `notification`. */
  readonly classes: readonly string[];
  /** What has to be equal for two events to be the same situation: names in the event. */
  readonly situation: readonly string[];
  readonly recovers: boolean;
  readonly advised: boolean;
  readonly links: readonly string[];
}

export interface FamilyFacts {
  readonly title: string;
  readonly kinds: readonly KindFacts[];
}

/** Every kind that was made by hand, by family, and what the recorded events show of it. */
export const kindsByHand = (): readonly FamilyFacts[] => {
  const families: readonly (readonly [string, readonly Source[]])[] = [
    ["Security", security],
    ["Operations", operations],
    ["Compute", compute],
    ["Data", data],
    ["Delivery", delivery],
    ["Network, messages and media", network],
    ["Other monitors", monitors],
  ];
  const sorted = new Set(families.flatMap(([, kinds]) => kinds));
  const others = sources.filter((source) => !sorted.has(source) && source.name !== "aws-event");
  return [...families, ["Everything else", others] as const].map(([title, kinds]) => ({
    title,
    kinds: kinds.map(factsOf).toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  }));
};

const factsOf = ({ name, marks }: Source): KindFacts => {
  const events = recorded(name);
  const seen = events.flatMap(({ received }) => understand(received).observations);
  const of = (wanted: string) =>
    unique(
      seen
        .filter((each) => each.class === wanted && each.kind !== "recovered")
        .map(({ content }) => content.severity ?? ""),
    ).filter((severity) => severity !== "");
  const classes = unique(seen.filter(({ kind }) => kind !== "recovered").map((each) => each.class)).map((each) => {
    const severities = of(each);
    return severities.length > 0 ? `${each} (${severities.join(", ")})` : each;
  });
  return {
    name,
    classes: classes.toSorted(),
    situation: unique(events.slice(0, LOOKED_AT).flatMap(({ received }) => partsOf(name, received, marks))).toSorted(),
    recovers: seen.some(({ kind }) => kind === "recovered"),
    advised: seen.some(({ content }) => runbookOf(content.runbook) !== undefined),
    links: unique(seen.flatMap(({ content }) => content.links.map(({ label }) => label))).slice(0, 4),
  };
};

/** How many recorded events of a kind are taken apart for its fingerprint. */
const LOOKED_AT = 6;
const MOST_LEAVES = 120;

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** Changes one value of the event after the other: those that make it another situation are its fingerprint. */
const partsOf = (name: string, received: ReceivedEvent, marks: readonly Mark[]): readonly string[] => {
  const before = fingerprints(name, received);
  if (before === undefined || !/^\s*[{[]/.test(received.body)) return [];
  const body: unknown = JSON.parse(received.body);
  const marking = new Set(marks.flatMap((mark) => ("fields" in mark && mark.where ? [mark.where.field] : [])));
  return leavesOf(body)
    .slice(0, MOST_LEAVES)
    .filter(({ path }) => !marking.has(path.join(".")))
    .flatMap(({ path, value }) => {
      const changed = structuredClone(body);
      set(changed, path, other(value));
      const after = fingerprints(name, { ...received, body: JSON.stringify(changed) });
      return after !== undefined && after !== before ? [path.filter((part) => !/^\d+$/.test(part)).join(".")] : [];
    });
};

/** Undefined where another kind reads it. */
const fingerprints = (name: string, received: ReceivedEvent): string | undefined => {
  const { source, observations } = understand(received);
  return source === name ? observations.map(({ fingerprint }) => fingerprint).join() : undefined;
};

interface Leaf {
  readonly path: readonly string[];
  readonly value: string | number | boolean;
}

const leavesOf = (value: unknown, path: readonly string[] = []): readonly Leaf[] => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return [{ path, value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => leavesOf(child, [...path, name]));
};

/** Another value of the same sort. */
const other = (value: Leaf["value"]): unknown => {
  if (typeof value !== "string") return typeof value === "number" ? value + 1 : !value;
  if (/^\d{12}$/.test(value)) return "222222222222";
  return /^[a-z]{2}-[a-z]+-\d$/.test(value) ? "eu-west-2" : `${value}-2`;
};

const set = (target: unknown, path: readonly string[], value: unknown): void => {
  const last = path.at(-1) ?? "";
  const parent = path.slice(0, -1).reduce<unknown>((each, name) => (each as Record<string, unknown>)[name], target);
  (parent as Record<string, unknown>)[last] = value;
};
