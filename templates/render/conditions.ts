import type { Condition, Data, Parameter, Table } from "../value.ts";
import { isExpression } from "../value.ts";
import type { Body, Node, Translated } from "./translate.ts";
import { pascal } from "./words.ts";

/** A condition's name in CloudFormation, made of what it asks: `CreateTopicIsOn`, `InUsEast1AndTestAlertIsOn`. */
export const conditionName = (condition: Condition): string => {
  if ("all" in condition) return condition.all.map(conditionName).join("And");
  if ("not" in condition) return negated(condition.not);
  const [subject, to] = condition.equals;
  if (subject.$ === "item" && to === "") return `${pascal(subject.of.name)}${subject.index + 1}IsEmpty`;
  if (subject.$ === "region") return `In${pascal(String(to))}`;
  if (subject.$ !== "parameter") throw new Error(`a condition cannot ask for ${subject.$}`);
  if (typeof to === "boolean") return `${pascal(subject.name)}Is${to ? "On" : "Off"}`;
  return `${pascal(subject.name)}Is${to === "" ? "Empty" : words(String(to))}`;
};

const negated = (condition: Condition): string => {
  if ("equals" in condition) {
    const [subject, to] = condition.equals;
    if (subject.$ === "parameter" && subject.off === to) return `${pascal(subject.name)}IsOn`;
    if (subject.$ === "parameter" && to === "") return `${pascal(subject.name)}IsGiven`;
    if (subject.$ === "item" && to === "") return `${pascal(subject.of.name)}${subject.index + 1}IsGiven`;
  }
  return `Not${conditionName(condition)}`;
};

const words = (text: string): string => pascal(text.replace(/[^A-Za-z0-9]+/g, "-"));

/** Every condition that resources and values depend on, once. */
export const conditionsIn = (translated: readonly Translated[]): readonly Condition[] => {
  const found = new Map<string, Condition>();
  const add = (condition: Condition) => found.set(JSON.stringify(condition), condition);
  for (const { when, body } of translated) {
    if (when) add(when);
    for (const data of dataIn(body)) for (const condition of chosenBy(data)) add(condition);
  }
  return [...found.values()];
};

/** The parameters that conditions ask for: decided before anything is created, so they are plain values everywhere. */
export const parametersAsked = (conditions: readonly Condition[]): readonly Parameter[] =>
  conditions.flatMap((condition): readonly Parameter[] => {
    if ("all" in condition) return parametersAsked(condition.all);
    if ("not" in condition) return parametersAsked([condition.not]);
    const [subject] = condition.equals;
    if (subject.$ === "item") return [subject.of];
    return subject.$ === "parameter" ? [subject] : [];
  });

/** Everything that a body says. */
export const dataIn = (body: Body): readonly Data[] => [...body.values()].flatMap(dataOf);

/** Every table in which something is looked up, once. */
export const tablesIn = (translated: readonly Translated[]): readonly Table[] => [
  ...new Set(translated.flatMap(({ body }) => dataIn(body).flatMap((data) => tablesOf(data)))),
];

/** The tables that a value looks something up in, each once. */
export const tablesOf = (data: Data): readonly Table[] => [...new Set(looked(data))];

const looked = (data: Data): readonly Table[] => {
  if (isExpression(data)) {
    if (data.$ === "look-up") return [data.table];
    if (data.$ === "choose") return [...looked(data.then), ...looked(data.otherwise)];
    return data.$ === "join" ? data.parts.flatMap(tablesOf) : [];
  }
  if (typeof data !== "object") return [];
  return (Array.isArray(data) ? data : Object.values(data)).flatMap((inner: Data | undefined) =>
    inner === undefined ? [] : looked(inner),
  );
};

const dataOf = (node: Node): readonly Data[] => {
  switch (node.is) {
    case "data":
    case "json":
      return [node.data];
    case "block":
      return dataIn(node.body);
    case "blocks":
      return node.bodies.flatMap(dataIn);
    case "program":
    case "script":
      return [];
  }
};

const chosenBy = (data: Data): readonly Condition[] => {
  if (isExpression(data)) {
    if (data.$ === "choose") return [data.when, ...chosenBy(data.then), ...chosenBy(data.otherwise)];
    return data.$ === "join" ? data.parts.flatMap(chosenBy) : [];
  }
  if (typeof data !== "object") return [];
  return (Array.isArray(data) ? data : Object.values(data)).flatMap((inner: Data | undefined) =>
    inner === undefined ? [] : chosenBy(inner),
  );
};
