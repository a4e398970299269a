import type { ExampleName } from "./api.ts";

export interface Family {
  readonly name: string;
  readonly examples: readonly ExampleName[];
}

/** What most people try first stands above all families. */
const first = ["cloudwatch-alarm", "guardduty-finding", "health-event"];

/** Families as people call them, in the order in which they are shown. */
const names: Readonly<Record<string, string>> = {
  template: "Monitoring templates, with graph and log lines",
  security: "Security",
  operations: "Operations and cost",
  compute: "Compute and containers",
  data: "Databases, storage and data",
  delivery: "Building and deploying",
  network: "Network, mail and media",
  monitors: "Other monitoring tools",
};

/** Examples by family; a family's are in the order of their sources. */
export const familiesOf = (examples: readonly ExampleName[]): readonly Family[] => {
  const groups = Map.groupBy(examples, ({ name, family }) =>
    family !== "template" && first.includes(sourceOf(name)) ? "Often tried" : (names[family] ?? "Anything else"),
  );
  return ["Often tried", ...Object.values(names), "Anything else"].flatMap((name) => {
    const found = groups.get(name);
    return found ? [{ name, examples: found }] : [];
  });
};

/** Those in whose name each word of the query occurs; all where there is none. */
export const matching = (examples: readonly ExampleName[], query: string): readonly ExampleName[] => {
  const wanted = query
    .toLowerCase()
    .split(/[\s/-]+/)
    .filter(Boolean);
  return examples.filter(({ name, family }) => {
    const text = `${name} ${names[family] ?? ""}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
};

const sourceOf = (name: string): string => name.split("/")[0] ?? "";
