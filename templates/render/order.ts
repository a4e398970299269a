import type { Data } from "../value.ts";
import { isExpression } from "../value.ts";
import { dataIn } from "./conditions.ts";
import type { Translated } from "./translate.ts";

/** Each after all that it refers to or waits for, and otherwise in the order in which somebody wrote them. */
export const inOrder = (translated: readonly Translated[]): readonly Translated[] => {
  const ordered = new Set<Translated>();
  const visit = (one: Translated, waiting: readonly Translated[]): void => {
    if (waiting.includes(one)) throw new Error(`${one.id} refers to itself, by way of others`);
    if (ordered.has(one)) return;
    const needed = new Set([...one.after, ...dataIn(one.body).flatMap(referredTo)]);
    for (const other of translated) if (needed.has(other.id)) visit(other, [...waiting, one]);
    ordered.add(one);
  };
  for (const one of translated) visit(one, []);
  return [...ordered];
};

/** Ids of the resources that a value asks something of. */
export const referredTo = (data: Data): readonly string[] => {
  if (isExpression(data)) {
    if (data.$ === "attribute") return [data.of];
    if (data.$ === "choose") return [...referredTo(data.then), ...referredTo(data.otherwise)];
    return data.$ === "join" ? data.parts.flatMap(referredTo) : [];
  }
  if (typeof data !== "object") return [];
  return Object.values(data as Readonly<Record<string, Data | undefined>>).flatMap((one) =>
    one === undefined ? [] : referredTo(one),
  );
};
