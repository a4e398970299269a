import type { Entry } from "../../functions/sources/catalogue/entry.ts";
import { serviceName } from "../../functions/sources/catalogue/services.ts";
import type { Coverage } from "../coverage.ts";
import type { FamilyFacts, KindFacts } from "../kinds.ts";

interface Catalogued {
  readonly source: string;
  readonly type: string;
  readonly entry: Entry;
}

/** Which events marbot understands, and what it makes of each. */
export const sourcesPage = (
  families: readonly FamilyFacts[],
  catalogue: readonly Catalogued[],
  types: readonly Coverage[],
): string => {
  const kinds = families.flatMap((family) => family.kinds);
  return [
    "# What marbot understands",
    "",
    "Made from the code and the recorded events (`test/events`) by `npm run generate`.",
    "",
    `${kinds.length} kinds of events are read by code of their own; ${kinds.filter(({ recovers }) => recovers).length} of them close by themselves what they opened. ` +
      `${types.length} types of AWS events are known by name (the schema registry of EventBridge, and what only the documentation shows), the calls and service events of CloudTrail come with every service. ` +
      "A type of AWS event that is not known is read by what it says of itself, anything else by `generic`.",
    "",
    "Two events are the same situation when all of the named values are equal (for events of EventBridge `account` and `region` are named too), whatever state they tell of. `X-Alert-Key` chooses another.",
    "",
    ...families.flatMap(({ title, kinds: members }) => familyTable(title, members)),
    ...catalogueTable(catalogue),
  ].join("\n");
};

const familyTable = (title: string, kinds: readonly KindFacts[]): readonly string[] => [
  `## ${title}`,
  "",
  "| kind | asks or tells | the same situation | closes by itself | leads to | advice |",
  "| --- | --- | --- | --- | --- | --- |",
  ...kinds.map(({ name, classes, situation, recovers, links, advised }) =>
    row(
      `\`${name}\``,
      classes.join("<br>"),
      situation.length > 0 ? named(situation) : "what its text says",
      recovers ? "yes" : "",
      links.join(", "),
      advised ? "yes" : "",
    ),
  ),
  "",
];

const catalogueTable = (catalogue: readonly Catalogued[]): readonly string[] => [
  "## The catalogue",
  "",
  "Types that need no code of their own: one line of data each, in `functions/sources/catalogue/families`.",
  "",
  "| service | type of event | a title, for instance |",
  "| --- | --- | --- |",
  ...catalogue
    .toSorted((one, other) => (`${one.source} ${one.type}` < `${other.source} ${other.type}` ? -1 : 1))
    .map(({ source, type, entry }) => row(serviceName(source), type, titleOf(entry))),
  "",
];

const titleOf = ({ about, says, state, states }: Entry): string => {
  const subject = about.replace(/\[[^\]]*\]/g, "").replace(/\{[^}]*\}/g, "…");
  const words = says?.words ?? Object.values(states ?? {})[0]?.words ?? (state ? "failed" : "has news");
  return `${subject} ${words}`;
};

/** The last part of a name says what it is, its parent's where it says little. */
const named = (situation: readonly string[]): string => {
  const names = [...new Set(situation.map(shortened))];
  return `${names
    .slice(0, MOST_NAMES)
    .map((name) => `\`${name}\``)
    .join(" ")}${names.length > MOST_NAMES ? ", and what else names the resource" : ""}`;
};

const MOST_NAMES = 8;

const shortened = (part: string): string => {
  const names = part.split(".");
  const last = names.at(-1) ?? "";
  return /^(id|name|number|key|uid|arn|value|kind)$/i.test(last)
    ? names
        .slice(-2)
        .join(".")
        .replace(/^detail\./, "")
    : last;
};

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
