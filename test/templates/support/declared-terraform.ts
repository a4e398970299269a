import type { Compiled } from "../../../templates/compile.ts";
import { programText, scriptText } from "../../../templates/render/programs.ts";
import { type Body, type Node, translate } from "../../../templates/render/translate.ts";
import { pascal } from "../../../templates/render/words.ts";
import type { Condition, Data, Expression } from "../../../templates/value.ts";
import { isExpression } from "../../../templates/value.ts";
import { type Declared, type Given, placeholder, where } from "./deployment.ts";

/** What a module declares, before it is spelt out in HCL; what the text makes of it, Terraform itself is asked elsewhere. */
export const declaredByTerraform = (compiled: Compiled, given: Given): readonly Declared[] => {
  const data = (value: Data): unknown => {
    if (isExpression(value)) return expression(value);
    if (Array.isArray(value)) return value.map((item: Data) => data(item));
    if (typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, data(one as Data)]])),
    );
  };
  const expression = (value: Expression): unknown => {
    switch (value.$) {
      case "parameter":
        return given[value.name];
      case "attribute":
        return placeholder(pascal(value.of));
      case "join":
        return value.parts.map((part) => String(data(part))).join("");
      case "choose":
        return data(holds(value.when) ? value.then : value.otherwise);
      case "item":
        return (given[value.of.name] as readonly string[])[value.index] ?? "";
      case "look-up":
        return value.table.values[String(given[value.key.name])];
      case "none":
        return undefined;
      case "soon":
        return "soon";
      default:
        return { ...where, name: "N", stack: "S", format: "F" }[value.$];
    }
  };
  const holds = (condition: Condition): boolean => {
    if ("all" in condition) return condition.all.every(holds);
    if ("not" in condition) return !holds(condition.not);
    return data(condition.equals[0]) === condition.equals[1];
  };
  const node = (value: Node): unknown => {
    switch (value.is) {
      case "data":
        return data(value.data);
      case "json":
        return JSON.stringify(data(value.data));
      case "block":
        return body(value.body);
      case "blocks":
        return value.bodies.map(body);
      case "program":
        return programText(value.file);
      case "script":
        return scriptText(value.file);
    }
  };
  const body = (value: Body): Record<string, unknown> =>
    Object.fromEntries(
      [...value].map(([name, one]) => [name, node(one)] as const).filter(([, one]) => one !== undefined),
    );
  return translate(compiled, "terraform")
    .filter(({ when }) => !when || holds(when))
    .map(({ id, type, body: properties }) => ({ id: pascal(id), type, properties: body(properties) }));
};
