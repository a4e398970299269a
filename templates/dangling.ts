import type { Resource } from "./resource.ts";
import { allOf, type Condition, type Data, isExpression } from "./value.ts";

/**
 * References to resources that may not be there: what refers to something that is created under a condition has to be
 * created under that condition too, or choose by it. Each as a sentence for the author of the template.
 */
export const danglingIn = (resources: readonly Resource[]): readonly string[] =>
  resources.flatMap(({ id, when, properties }) =>
    referencesIn(properties as Data, when).flatMap(({ to, given }) => {
      const other = resources.find((one) => one.id === to);
      if (!other) return [`${id} refers to ${to}, which is not there`];
      return implies(given, other.when) ? [] : [`${id} refers to ${to}, which may not be there`];
    }),
  );

interface Reference {
  readonly to: string;
  /** What is known to hold where it stands. */
  readonly given: Condition | undefined;
}

const referencesIn = (data: Data, given: Condition | undefined): readonly Reference[] => {
  if (isExpression(data)) {
    if (data.$ === "attribute") return [{ to: data.of, given }];
    if (data.$ === "join") return data.parts.flatMap((part) => referencesIn(part, given));
    if (data.$ !== "choose") return [];
    const [then, otherwise] = [allOf(given, data.when), allOf(given, { not: data.when })];
    return [...referencesIn(data.then, then), ...referencesIn(data.otherwise, otherwise)];
  }
  if (typeof data !== "object") return [];
  return Object.values(data as Readonly<Record<string, Data | undefined>>).flatMap((one) =>
    one === undefined ? [] : referencesIn(one, given),
  );
};

/** Whether all that `wanted` asks for is among what is given; conditions are compared by what they say. */
const implies = (given: Condition | undefined, wanted: Condition | undefined): boolean => {
  const known = new Set(partsOf(given).map((part) => JSON.stringify(part)));
  return partsOf(wanted).every((part) => known.has(JSON.stringify(part)));
};

const partsOf = (condition: Condition | undefined): readonly Condition[] =>
  condition === undefined ? [] : "all" in condition ? condition.all.flatMap(partsOf) : [condition];
