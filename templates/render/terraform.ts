import type { Compiled } from "../compile.ts";
import { requirements, topic } from "../delivery.ts";
import { preface } from "../document/preface.ts";
import { kinds } from "../kinds/index.ts";
import type { Condition, Data, Expression, Parameter, Table } from "../value.ts";
import { isExpression } from "../value.ts";
import { dataIn, tablesIn } from "./conditions.ts";
import { groups } from "./groups.ts";
import { attributes, key, quoted } from "./hcl.ts";
import { scriptArchive } from "./programs.ts";
import { type Body, type Node, type Translated, translate } from "./translate.ts";
import { camel, snake, spaced, told } from "./words.ts";

/** A template as a Terraform module: its files by name, as `terraform fmt` leaves them. */
export const terraform = (compiled: Compiled): Readonly<Record<string, string>> => {
  const { template, parameters } = compiled;
  const write = writer(compiled);
  const translated = translate(compiled, "terraform");
  const resources = translated.map((resource) => resourceOf(write, resource));
  const file = (...parts: readonly string[]): string => `${[told(template.slug, "#"), ...parts].join("\n\n")}\n`;
  const sources = sourcesUsed(resources.join("\n"));
  return {
    "main.tf": file(
      preface(compiled)
        .map((line) => `#${spaced(line)}`)
        .join("\n"),
      ...[sources.join("\n"), localsOf(write, tablesIn(translated))].filter((text) => text !== ""),
      ...resources,
    ),
    "variables.tf": file(
      nameVariable(template.slug),
      ...groups(parameters).flatMap(({ parameters }) => parameters.map((one) => variable(write, one))),
    ),
    "outputs.tf": file(
      output("topic_arn", "Where the module publishes to", write.data(topic, "  ")),
      output("template", "Which monitoring template this is", quoted(template.slug)),
      output("template_version", "Its version", quoted(template.version)),
      ...template.outputs.map(({ name, about, value }) => output(snake(name), about, write.data(value, "  "))),
    ),
    "versions.tf": file(versions),
  };
};

/** 1.9 lets a variable's validation ask for another variable. */
const versions = `terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}`;

const sourcesUsed = (text: string): readonly string[] =>
  [
    ["aws_caller_identity", "data.aws_caller_identity."],
    ["aws_partition", "data.aws_partition."],
    ["aws_region", "data.aws_region."],
  ]
    .filter(([, used = ""]) => text.includes(used))
    .map(([type]) => `data "${type}" "current" {}`);

const localsOf = (write: Writer, tables: readonly Table[]): string => {
  const entries = tables.map(({ name, values }): [string, string] => [
    snake(camel(name)),
    write.data({ none: 0, ...values }, "  "),
  ]);
  return entries.length === 0 ? "" : `locals {\n${attributes(entries, "  ")}\n}`;
};

interface Writer {
  readonly data: (data: Data, indent: string) => string;
  readonly condition: (condition: Condition) => string;
}

const pseudo: Readonly<Record<string, string>> = {
  account: "data.aws_caller_identity.current.account_id",
  region: "data.aws_region.current.id",
  partition: "data.aws_partition.current.partition",
  name: "var.name",
  stack: "var.name",
  none: "null",
  soon: `formatdate("'at('YYYY-MM-DD'T'hh:mm:ss')'", timeadd(timestamp(), "3m"))`,
};

const writer = ({ resources }: Compiled): Writer => {
  const reference = (of: string, attribute: string): string => {
    const resource = resources.find(({ id }) => id === of);
    if (!resource) throw new Error(`there is no resource ${of}`);
    const { terraform, attributes } = kinds[resource.kind];
    const one = `${terraform}.${snake(of)}${resource.when ? "[0]" : ""}`;
    return `${one}.${attributes[attribute]?.terraform ?? snake(attribute)}`;
  };

  const expression = (value: Expression, indent: string): string => {
    switch (value.$) {
      case "parameter":
        return `var.${snake(value.name)}`;
      case "format":
        return quoted("terraform");
      case "item":
        return `try(var.${snake(value.of.name)}[${value.index}], "")`;
      case "look-up":
        return `local.${snake(camel(value.table.name))}[var.${snake(value.key.name)}]`;
      case "attribute":
        return reference(value.of, value.attribute);
      case "choose":
        return `${condition(value.when)} ? ${data(value.then, indent)} : ${data(value.otherwise, indent)}`;
      case "join":
        return `"${value.parts.map((part) => inText(part, indent)).join("")}"`;
      default:
        return pseudo[value.$] ?? "";
    }
  };

  const inText = (part: Data, indent: string): string => {
    if (!isExpression(part)) return quoted(String(part)).slice(1, -1);
    if (part.$ === "format") return "terraform";
    const written = expression(part, indent);
    return part.$ === "join" ? written.slice(1, -1) : `\${${written}}`;
  };

  const data = (value: Data, indent: string): string => {
    if (isExpression(value)) return expression(value, indent);
    if (typeof value === "string") return quoted(value);
    if (typeof value !== "object") return String(value);
    const inner = `${indent}  `;
    if (Array.isArray(value)) {
      const items: readonly string[] = value.map((item: Data) => data(item, inner));
      const simple = value.every((item: Data) => typeof item !== "object" || isExpression(item));
      if (simple && items.join(", ").length < 90) return `[${items.join(", ")}]`;
      return `[\n${items.map((item) => `${inner}${item},`).join("\n")}\n${indent}]`;
    }
    const entries = Object.entries(value).flatMap(([name, one]): [string, string][] =>
      one === undefined ? [] : [[key(name), data(one as Data, inner)]],
    );
    return entries.length === 0 ? "{}" : `{\n${attributes(entries, inner)}\n${indent}}`;
  };

  const condition = (value: Condition): string => {
    if ("all" in value) return value.all.map(condition).join(" && ");
    if ("not" in value) {
      if (!("equals" in value.not)) return `!(${condition(value.not)})`;
      const [subject, to] = value.not.equals;
      if (typeof to === "boolean") return condition({ equals: [subject, !to] });
      return `${expression(subject, "")} != ${data(to, "")}`;
    }
    const [subject, to] = value.equals;
    if (typeof to === "boolean") return `${to ? "" : "!"}${expression(subject, "")}`;
    return `${expression(subject, "")} == ${data(to, "")}`;
  };

  return { data, condition };
};

const resourceOf = (write: Writer, { id, type, when, body, after, accepted }: Translated): string => {
  const parts = Object.entries(accepted)
    .filter(([rule]) => rule.startsWith("CKV"))
    .map(([rule, why]) => `  #checkov:skip=${rule}:${why}`);
  if (when) parts.push(attributes([["count", `${write.condition(when)} ? 1 : 0`]], "  "));
  parts.push(...bodyOf(write, body, "  "));
  if (after.length > 0) parts.push(attributes([["depends_on", `[${after.map(address).join(", ")}]`]], "  "));
  const soon = dataIn(body).some((data) => isExpression(data) && data.$ === "soon");
  if (soon) parts.push("  lifecycle {\n    ignore_changes = [schedule_expression]\n  }");
  return `resource "${type}" "${snake(id)}" {\n${parts.join("\n\n")}\n}`;

  function address(other: string): string {
    return write.data({ $: "attribute", of: other, attribute: "" }, "").replace(/(\[0\])?\.$/, "");
  }
};

/** Attributes first, then a block each. */
const bodyOf = (write: Writer, body: Body, indent: string): readonly string[] => {
  const plain = [...body].flatMap(([name, node]): [string, string][] => {
    const value = attributeOf(write, node, indent);
    if (value === undefined) return [];
    const hash: [string, string][] = [["source_code_hash", `filebase64sha256(${value})`]];
    return [[name, value], ...(node.is === "program" ? hash : [])];
  });
  const nested = [...body].flatMap(([name, node]) => {
    const bodies = node.is === "block" ? [node.body] : node.is === "blocks" ? node.bodies : [];
    return bodies.map((one) => `${indent}${name} {\n${bodyOf(write, one, `${indent}  `).join("\n\n")}\n${indent}}`);
  });
  return [attributes(plain, indent), ...nested].filter((part) => part !== "");
};

const attributeOf = (write: Writer, node: Node, indent: string): string | undefined => {
  switch (node.is) {
    case "data":
      return write.data(node.data, indent);
    case "json":
      return `jsonencode(${write.data(node.data, indent)})`;
    case "program":
      return `"\${path.module}/${node.file.replace(/\.cjs$/, ".zip")}"`;
    case "script":
      return `"\${path.module}/${scriptArchive(node.file).name}"`;
    default:
      return undefined;
  }
};

/** 32 characters leave room for the longest of what is put behind it: IAM takes 64 in all. */
const nameVariable = (slug: string): string =>
  block("variable", "name", [
    attributes(
      [
        [
          "description",
          quoted("What the names of everything in the module begin with; one of its own for each instance."),
        ],
        ["type", "string"],
        ["default", quoted(`marbot-${slug}`)],
      ],
      "  ",
    ),
    validation(`can(regex("^[A-Za-z0-9-]{1,32}$", var.name))`, "At most 32 letters, digits and hyphens."),
  ]);

const variable = (write: Writer, parameter: Parameter): string => {
  const { name, type, about, secret } = parameter;
  const types = { text: "string", number: "number", switch: "bool", list: "list(string)" };
  const entries: [string, string][] = [
    ["description", quoted(about)],
    ["type", types[type]],
  ];
  if (parameter.default !== undefined) entries.push(["default", write.data(parameter.default as Data, "  ")]);
  if (secret) entries.push(["sensitive", "true"]);
  return block("variable", snake(name), [attributes(entries, "  "), ...validations(write, parameter)]);
};

const validations = (write: Writer, parameter: Parameter): readonly string[] => {
  const { name, pattern, allowed, minimum, maximum } = parameter;
  const self = `var.${snake(name)}`;
  const needed = requirements.find((one) => one.parameter === parameter);
  return [
    ...(pattern === undefined
      ? []
      : [validation(`can(regex(${quoted(`^(${pattern})$`)}, ${self}))`, `Must match ${pattern}.`)]),
    ...(allowed
      ? [validation(`contains(${write.data(allowed, "    ")}, ${self})`, `Must be one of ${allowed.join(", ")}.`)]
      : []),
    ...(minimum === undefined ? [] : [validation(`${self} >= ${minimum}`, `Must be at least ${minimum}.`)]),
    ...(maximum === undefined ? [] : [validation(`${self} <= ${maximum}`, `Must be at most ${maximum}.`)]),
    ...(needed
      ? [validation(`${write.condition({ not: needed.when })} || ${write.condition(needed.needs)}`, needed.sentence)]
      : []),
  ];
};

const validation = (condition: string, sentence: string): string =>
  `  validation {\n${attributes(
    [
      ["condition", condition],
      ["error_message", quoted(sentence)],
    ],
    "    ",
  )}\n  }`;

const block = (type: string, name: string, parts: readonly string[]): string =>
  `${type} "${name}" {\n${parts.join("\n\n")}\n}`;

const output = (name: string, about: string, value: string): string =>
  block("output", name, [
    attributes(
      [
        ["description", quoted(about)],
        ["value", value],
      ],
      "  ",
    ),
  ]);
