import { compile } from "../../../templates/compile.ts";
import { library } from "../../../templates/library/index.ts";
import type { Parameter } from "../../../templates/value.ts";

/** What a parameter is given: plain values, by the parameter's name. */
export type Given = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Templates in full, as every test looks at them. */
export const compiled = library.map(compile);

export type Mode = "default" | "full" | "shared";
export const modes: readonly Mode[] = ["default", "full", "shared"];

export const sharedTopic = "arn:aws:sns:us-east-1:111111111111:shared";

/**
 * Three deployments of a template that differ as much as they can: as it comes, with every rule on, and without a topic
 * of its own.
 */
export const given = (parameters: readonly Parameter[], mode: Mode): Given => ({
  ...Object.fromEntries(
    parameters.flatMap((parameter) => {
      const value = valueFor(parameter, mode);
      return value === undefined ? [] : [[parameter.name, value]];
    }),
  ),
  ...(mode === "shared" && { createTopic: false, topicArn: sharedTopic }),
});

const valueFor = (parameter: Parameter, mode: Mode): Given[string] | undefined => {
  const { type, off, example, allowed = [] } = parameter;
  if (mode === "shared" && parameter.name === "endpointUrl") return undefined;
  if (parameter.name === "endpointUrl" || parameter.default === undefined) return example;
  if (mode === "full" && type === "switch") return true;
  if (mode === "full" && type === "list") return example;
  if (mode === "full" && typeof off === "string") return allowed.find((one) => one !== off);
  if (mode === "full" && off !== undefined && parameter.default === off) return Math.min(90, parameter.maximum ?? 90);
  return undefined;
};

/** The values that count: what was given, and defaults. */
export const effective = (parameters: readonly Parameter[], mode: Mode): Given => ({
  ...Object.fromEntries(parameters.flatMap((one) => (one.default === undefined ? [] : [[one.name, one.default]]))),
  ...given(parameters, mode),
});

/** A resource as one format declares it, with every value resolved. */
export interface Declared {
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What an attribute of another resource is, whatever it is called in the format. */
export const placeholder = (id: string): string => `<${id}>`;

export const where = { account: "111111111111", region: "us-east-1", partition: "aws" };
