import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type Scalar } from "yaml";
import { pascal } from "../../../templates/render/words.ts";
import { type Declared, type Given, placeholder, where } from "./deployment.ts";

/**
 * What CloudFormation would create of a template: the functions that templates use are evaluated as CloudFormation
 * documents them, from the text alone. References give placeholders.
 */
export const declaredByCloudFormation = (text: string, given: Given): readonly Declared[] => {
  const document = parseDocument(text, { version: "1.1", logLevel: "silent" });
  const section = (name: string): readonly (readonly [string, Node])[] => {
    const node = document.get(name, true) as Node | undefined;
    return isMap(node) ? pairs(node.items as Pair[]) : [];
  };
  const conditions = new Map(section("Conditions"));
  const parameters = new Map(
    section("Parameters").map(([name, node]): [string, unknown] => {
      if (!isMap(node)) return [name, undefined];
      const preset = node.get("Default");
      const list = node.get("Type") === "CommaDelimitedList" && typeof preset === "string";
      return [name, list ? preset.split(",") : preset];
    }),
  );
  for (const [name, value] of Object.entries(given)) parameters.set(pascal(name), value);

  const evaluate = (node: Node | null): unknown => {
    const tag = node?.tag ?? "";
    if (isScalar(node)) return scalar(node, tag);
    if (isSeq(node)) {
      const items = node.items as Node[];
      if (tag === "!Equals") return text_(evaluate(items[0] ?? null)) === text_(evaluate(items[1] ?? null));
      if (tag === "!Not") return !evaluate(items[0] ?? null);
      if (tag === "!And") return items.every(evaluate);
      if (tag === "!Join")
        return (evaluate(items[1] ?? null) as unknown[]).flat().join(String(evaluate(items[0] ?? null)));
      if (tag === "!Split") return String(evaluate(items[1] ?? null)).split(String(evaluate(items[0] ?? null)));
      if (tag === "!Select") return (evaluate(items[1] ?? null) as unknown[])[Number(evaluate(items[0] ?? null))];
      if (tag === "!FindInMap") {
        const path = items.map((one) => String(evaluate(one)));
        return document.getIn(["Mappings", ...path]);
      }
      if (tag === "!If") return evaluate((holds(String(evaluate(items[0] ?? null))) ? items[1] : items[2]) ?? null);
      if (tag === "!Sub") {
        const [template, more] = items.map((item) => evaluate(item));
        return substitute(String(template), more as Readonly<Record<string, unknown>>);
      }
      return items.map(evaluate);
    }
    if (isMap(node)) {
      const entries = pairs(node.items as Pair[]).map(([key, value]) => [key, evaluate(value)] as const);
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    }
    return undefined;
  };

  const scalar = (node: Scalar, tag: string): unknown => {
    const value = node.value;
    if (tag === "!Ref") return reference(String(value));
    if (tag === "!GetAtt") return placeholder(String(value).split(".")[0] ?? "");
    return tag === "!Sub" ? substitute(String(value), {}) : value;
  };

  const reference = (name: string): unknown => {
    if (name in pseudo) return pseudo[name];
    return parameters.has(name) ? parameters.get(name) : placeholder(name);
  };

  const substitute = (template: string, more: Readonly<Record<string, unknown>>): string =>
    template.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in more) return String(more[name]);
      return name.includes(".") ? placeholder(name.split(".")[0] ?? "") : String(reference(name));
    });

  const holds = (name: string): boolean => {
    const condition = conditions.get(name);
    if (!condition) throw new Error(`there is no condition ${name}`);
    return evaluate(condition) === true;
  };

  return section("Resources").flatMap(([id, node]): Declared[] => {
    if (!isMap(node)) return [];
    const condition = node.get("Condition");
    if (condition !== undefined && !holds(String(condition))) return [];
    const properties = evaluate(node.get("Properties", true) as Node);
    return [{ id, type: String(node.get("Type")), properties: properties as Declared["properties"] }];
  });
};

const pseudo: Readonly<Record<string, unknown>> = {
  "AWS::AccountId": where.account,
  "AWS::Region": where.region,
  "AWS::Partition": where.partition,
  "AWS::StackName": "N",
  "AWS::StackId": "S",
  "AWS::NoValue": undefined,
};

const text_ = (value: unknown): string => String(value);

const pairs = (items: readonly Pair[]): readonly (readonly [string, Node])[] =>
  items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), value as Node]);
