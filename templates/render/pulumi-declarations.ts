import type { Template } from "../model.ts";
import type { Parameter } from "../value.ts";
import { pascal, told } from "./words.ts";

/** What TypeScript is told of a component: what may be given, with what it means and what it is otherwise. */
export const declarations = (
  { slug, title, about, outputs }: Template,
  parameters: readonly Parameter[],
  asked: readonly Parameter[],
): string => {
  const types = { text: "string", number: "number", switch: "boolean", list: "string[]" };
  const fields = parameters.map((parameter) => {
    const { name, type, about, allowed } = parameter;
    const plain = allowed ? allowed.map((one) => JSON.stringify(one)).join(" | ") : types[type];
    const written = asked.includes(parameter) ? plain : `pulumi.Input<${plain}>`;
    const preset =
      parameter.default === undefined || parameter.default === ""
        ? ""
        : ` Default: ${JSON.stringify(parameter.default)}.`;
    return `  /** ${about}${preset} */\n  ${name}${parameter.default === undefined ? "" : "?"}: ${written};`;
  });
  const name = pascal(slug);
  return `${told(slug, "//")}
import * as pulumi from "@pulumi/pulumi";

export interface ${name}Args {
${fields.join("\n")}
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** ${title}. ${about} */
export declare class ${name} extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
${outputs.map((one) => `  /** ${one.about} */\n  readonly ${one.name}: pulumi.Output<string>;\n`).join("")}  constructor(name: string, args: ${name}Args, options?: pulumi.ComponentResourceOptions);
}
`;
};
