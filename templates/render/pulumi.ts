import type { Compiled } from "../compile.ts";
import { requirements, topic } from "../delivery.ts";
import { kinds } from "../kinds/index.ts";
import type { Output } from "../model.ts";
import type { Condition, Data, Expression, Parameter, Table } from "../value.ts";
import { isExpression } from "../value.ts";
import { conditionsIn, dataIn, parametersAsked, tablesIn } from "./conditions.ts";
import { inOrder, referredTo } from "./order.ts";
import { scriptArchive } from "./programs.ts";
import { declarations } from "./pulumi-declarations.ts";
import { type Body, type Node, type Translated, translate } from "./translate.ts";
import { camel, pascal, told } from "./words.ts";

/** A component, as JavaScript and its declarations: Node strips no types from what is installed. */
export interface Component {
  readonly javascript: string;
  readonly declarations: string;
}

/** A template as a Pulumi component, for programs in any module format. */
export const pulumi = (compiled: Compiled): Component => {
  const { template, parameters } = compiled;
  const translated = inOrder(translate(compiled, "pulumi"));
  const asked = parametersAsked(conditionsIn(translated));
  return {
    javascript: javascript(compiled, translated),
    declarations: declarations(template, parameters, asked),
  };
};

const javascript = (compiled: Compiled, translated: readonly Translated[]): string => {
  const { template, parameters } = compiled;
  const { slug, version, title, about } = template;
  const write = writer(compiled);
  const outputs = [{ name: "topicArn", value: topic }, ...template.outputs];
  const used = [...usedIn(translated, outputs)];
  const body = translated.map((resource) => indented(statementOf(write, resource, used), "    ")).join("\n\n");
  const lines = [
    `super("marbot:monitoring:${pascal(slug)}", name, {}, options);`,
    ...parameters.map((parameter) => argument(parameter)),
    ...requirements.map((one) => requirement(write, one)),
    ...(used.includes("name") ? [`const prefix = args.name ?? \`\${name}-\${pulumi.getStack()}\`;`] : []),
    ...(used.includes("stack") ? [`const stack = \`\${pulumi.getProject()}/\${pulumi.getStack()}/\${name}\`;`] : []),
    ...(used.includes("account")
      ? ["const account = aws.getCallerIdentityOutput({}, { parent: this }).accountId;"]
      : []),
    ...(used.includes("partition")
      ? ["const partition = aws.getPartitionOutput({}, { parent: this }).partition;"]
      : []),
    ...regionOf(write, translated, used),
    ...(used.includes("soon")
      ? ['const soon = "at(" + new Date(Date.now() + 180_000).toISOString().slice(0, 19) + ")";']
      : []),
  ];
  return `${told(slug, "//")}
"use strict";

${/\bpath\.join/.test(body) ? 'const path = require("node:path");\n' : ""}const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

${tablesIn(translated).map(tableOf).join("")}/** ${title}. ${about} */
class ${pascal(slug)} extends pulumi.ComponentResource {
  constructor(name, args = {}, options = {}) {
${lines.map((line) => indented(line, "    ")).join("\n")}

${body}

${outputs.map(({ name, value }) => `    this.${name} = pulumi.output(${write.data(value, "    ")});`).join("\n")}
    this.registerOutputs({ ${outputs.map(({ name }) => `${name}: this.${name}`).join(", ")} });
  }
}

${pascal(slug)}.template = ${quoted(slug)};
${pascal(slug)}.version = ${quoted(version)};

exports.${pascal(slug)} = ${pascal(slug)};
`;
};

const tableOf = ({ name, values }: Table): string =>
  `const ${camel(name)} = ${JSON.stringify({ none: 0, ...values }, null, 2)};\n\n`;

const indented = (text: string, indent: string): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? "" : indent + line))
    .join("\n");

const quoted = (text: string): string => JSON.stringify(text);

/** A list is empty and a text absent where the default says so; whoever must be asked, is. */
const argument = (parameter: Parameter): string => {
  const { name, label, secret } = parameter;
  const given = `args.${name}`;
  if (parameter.default === undefined)
    return `if (${given} === undefined) throw new Error(${quoted(`${name} is needed: ${label}`)});\nconst ${name} = ${given};`;
  const value = `${given} ?? ${JSON.stringify(parameter.default)}`;
  return `const ${name} = ${secret ? `pulumi.secret(${value})` : value};`;
};

const requirement = (write: Writer, { when, parameter, sentence }: (typeof requirements)[number]): string =>
  `if (${write.condition(when)} && args.${parameter.name} === undefined) throw new Error(${quoted(sentence)});`;

/** Conditions have to know the Region before anything is created; values can wait for it. */
const regionOf = (write: Writer, translated: readonly Translated[], used: readonly string[]): readonly string[] => {
  const asked = conditionsIn(translated).some((condition) => write.condition(condition).includes("here"));
  return [
    ...(asked
      ? [
          "const here = args.region ?? aws.config.region;",
          'if (here === undefined) throw new Error("region is needed, because some rules exist in one Region only");',
        ]
      : []),
    ...(used.includes("region")
      ? [`const region = ${asked ? "here" : "aws.getRegionOutput({}, { parent: this }).region"};`]
      : []),
  ];
};

/** Which of the values that the program has to ask for, a component needs. */
const usedIn = (translated: readonly Translated[], outputs: readonly Pick<Output, "value">[]): ReadonlySet<string> => {
  const used = new Set<string>();
  const visit = (data: Data): void => {
    if (isExpression(data)) {
      used.add(data.$);
      if (data.$ === "join") data.parts.forEach(visit);
      if (data.$ === "choose") [data.then, data.otherwise].forEach(visit);
      for (const other of referredTo(data)) used.add(`#${other}`);
    } else if (typeof data === "object")
      for (const inner of Object.values(data) as (Data | undefined)[]) if (inner !== undefined) visit(inner);
  };
  for (const { body, after } of translated) {
    for (const data of dataIn(body)) visit(data);
    for (const other of after) used.add(`#${other}`);
  }
  for (const { value } of outputs) visit(value);
  return used;
};

interface Writer {
  readonly data: (data: Data, indent: string) => string;
  readonly condition: (condition: Condition) => string;
}

const pseudo: Readonly<Record<string, string>> = {
  account: "account",
  region: "region",
  partition: "partition",
  name: "prefix",
  stack: "stack",
  soon: "soon",
  none: "undefined",
  format: '"pulumi"',
};

const writer = ({ resources }: Compiled): Writer => {
  const reference = (of: string, attribute: string): string => {
    const resource = resources.find(({ id }) => id === of);
    if (!resource) throw new Error(`there is no resource ${of}`);
    return `${camel(of)}.${kinds[resource.kind].attributes[attribute]?.pulumi ?? attribute}`;
  };

  const expression = (value: Expression, indent: string): string => {
    switch (value.$) {
      case "parameter":
        return value.name;
      case "attribute":
        return reference(value.of, value.attribute);
      case "choose":
        return `${condition(value.when)} ? ${data(value.then, indent)} : ${data(value.otherwise, indent)}`;
      case "item":
        return `(${value.of.name}[${value.index}] ?? "")`;
      case "look-up":
        return `pulumi.output(${value.key.name}).apply((one) => ${camel(value.table.name)}[one])`;
      case "join":
        return `pulumi.interpolate\`${value.parts.map((part) => inText(part, indent)).join("")}\``;
      default:
        return pseudo[value.$] ?? "";
    }
  };

  const inText = (part: Data, indent: string): string => {
    if (!isExpression(part)) return String(part).replace(/[\\`]|\$\{/g, "\\$&");
    if (part.$ === "format") return "pulumi";
    if (part.$ === "join") return part.parts.map((inner) => inText(inner, indent)).join("");
    return `\${${expression(part, indent)}}`;
  };

  const data = (value: Data, indent: string): string => {
    if (isExpression(value)) return expression(value, indent);
    if (typeof value !== "object") return JSON.stringify(value);
    const inner = `${indent}  `;
    if (Array.isArray(value))
      return bracketed(
        "[",
        value.map((item: Data) => data(item, inner)),
        "]",
        indent,
      );
    const entries = Object.entries(value).flatMap(([name, one]) =>
      one === undefined ? [] : [`${key(name)}: ${data(one as Data, inner)}`],
    );
    return bracketed("{", entries, "}", indent);
  };

  const condition = (value: Condition): string => {
    if ("all" in value) return value.all.map(condition).join(" && ");
    if ("not" in value) {
      if (!("equals" in value.not)) return `!(${condition(value.not)})`;
      const [subject, to] = value.not.equals;
      if (typeof to === "boolean") return condition({ equals: [subject, !to] });
      return `${asked(subject)} !== ${JSON.stringify(to)}`;
    }
    const [subject, to] = value.equals;
    if (typeof to === "boolean") return `${to ? "" : "!"}${asked(subject)}`;
    return `${asked(subject)} === ${JSON.stringify(to)}`;
  };
  const asked = (subject: Expression): string => (subject.$ === "region" ? "here" : expression(subject, ""));

  return { data, condition };
};

const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));

const bracketed = (open: string, items: readonly string[], close: string, indent: string): string => {
  const padded = open === "{" ? ` ${items.join(", ")} ` : items.join(", ");
  const line = items.length === 0 ? open + close : `${open}${padded}${close}`;
  if (line.length + indent.length <= 100 && !line.includes("\n")) return line;
  return `${open}\n${items.map((item) => `${indent}  ${item},`).join("\n")}\n${indent}${close}`;
};

const statementOf = (write: Writer, { id, type, when, body, after }: Translated, used: readonly string[]): string => {
  const soon = dataIn(body).some((data) => isExpression(data) && data.$ === "soon");
  const options = [
    "parent: this",
    ...(after.length > 0 ? [`dependsOn: [${after.map(camel).join(", ")}].filter(Boolean)`] : []),
    ...(soon ? ['ignoreChanges: ["scheduleExpression"]'] : []),
  ];
  const made = `new aws.${type}(\`\${name}-${id}\`, ${bodyOf(write, body, "")}, { ${options.join(", ")} })`;
  const variable = used.includes(`#${id}`);
  if (!when) return variable ? `const ${camel(id)} = ${made};` : `${made};`;
  const condition = write.condition(when);
  if (variable) return `const ${camel(id)} = ${condition}\n  ? ${indented(made, "  ").trimStart()}\n  : undefined;`;
  return `if (${condition}) {\n${indented(made, "  ")};\n}`;
};

const bodyOf = (write: Writer, body: Body, indent: string): string => {
  const entries = [...body].map(([name, node]) => `${key(name)}: ${nodeOf(write, node, `${indent}  `)}`);
  return entries.length === 0 ? "{}" : `{\n${entries.map((entry) => `${indent}  ${entry},`).join("\n")}\n${indent}}`;
};

const nodeOf = (write: Writer, node: Node, indent: string): string => {
  switch (node.is) {
    case "data":
      return write.data(node.data, indent);
    case "json":
      return `pulumi.jsonStringify(${write.data(node.data, indent)})`;
    case "block":
      return bodyOf(write, node.body, indent);
    case "blocks":
      return `[\n${node.bodies.map((body) => `${indent}  ${bodyOf(write, body, `${indent}  `)},`).join("\n")}\n${indent}]`;
    case "program":
      return `new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.FileAsset(path.join(__dirname, ${quoted(node.file)})) })`;
    case "script":
      return `path.join(__dirname, ${quoted(scriptArchive(node.file).name)})`;
  }
};
