/** What a template can say about a value that is not known before it is deployed. Nothing here belongs to one format. */
export type Expression =
  | Parameter
  /**
   * The account, Region and partition that the template is deployed to; `name`, which the names of its alarms begin
   * with; `stack`, by which the customer finds it again; and `format`, the one of the three that was deployed.
   */
  | { readonly $: "account" | "region" | "partition" | "name" | "stack" | "format" }
  | { readonly $: "join"; readonly parts: readonly Value[] }
  /** `arn`, `name` or `id` of a resource of this template. */
  | { readonly $: "attribute"; readonly of: string; readonly attribute: string }
  | { readonly $: "choose"; readonly when: Condition; readonly then: Value; readonly otherwise: Value }
  /** One of a list parameter, from 0; empty where it has fewer. A list has at most ten. */
  | { readonly $: "item"; readonly of: Parameter; readonly index: number }
  /** What `table` has for the text that was chosen; the parameter allows no other. */
  | { readonly $: "look-up"; readonly table: Table; readonly key: Parameter }
  /** Nothing: the property is left out. */
  | { readonly $: "none" }
  /** A moment a few minutes after the resource is created, as `at(...)`: Terraform and Pulumi know one. */
  | { readonly $: "soon" };

export type Scalar = string | number | boolean;
export type Value = Scalar | Expression;

/** Lists and maps of values: dimensions, event patterns, policies. `undefined` is left out. */
export type Data = Value | readonly Data[] | { readonly [key: string]: Data | undefined };

/** Numbers by a text that may be chosen, under a name of its own; CloudFormation takes 200 at most. */
export interface Table {
  readonly name: string;
  readonly values: Readonly<Record<string, number>>;
}

/** Decided before anything is created, so it may ask for parameters and for the Region, not for resources. */
export type Condition =
  | { readonly equals: readonly [subject: Expression, to: Scalar] }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] };

/** What whoever deploys the template may choose; without a default, must. */
export interface Parameter {
  readonly $: "parameter";
  /** camelCase: `queueName` becomes `QueueName`, `queue_name` and `queueName`. */
  readonly name: string;
  readonly type: "text" | "number" | "switch" | "list";
  readonly group: "delivery" | "subject" | "threshold" | "switch" | "option";
  readonly label: string;
  /** One sentence for whoever has to choose. */
  readonly about: string;
  readonly default?: Scalar | readonly string[];
  readonly allowed?: readonly string[];
  /** Of a text, in whole: a regular expression that Java (CloudFormation), RE2 (Terraform) and JavaScript read alike. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly unit?: string;
  /** Not to be shown: an endpoint's address lets whoever has it send events there. */
  readonly secret?: boolean;
  /** The number, or one of the texts allowed, that switches the rule off. */
  readonly off?: number | string;
  /** For the documentation's examples, and for judges that deploy the template. */
  readonly example?: string | readonly string[];
}

export const account: Expression = { $: "account" };
export const region: Expression = { $: "region" };
export const partition: Expression = { $: "partition" };
export const name: Expression = { $: "name" };
export const stack: Expression = { $: "stack" };
export const format: Expression = { $: "format" };
export const none: Expression = { $: "none" };

/** A text with values in it: `` joined`arn:${partition}:sns:${region}:${account}:alarms` ``. */
export const joined = (texts: TemplateStringsArray, ...values: readonly Value[]): Expression => ({
  $: "join",
  parts: texts.flatMap((text, index) => [text, values[index] ?? ""]).filter((part) => part !== ""),
});

export const attribute = (of: string, attribute: string): Expression => ({ $: "attribute", of, attribute });
export const arn = (of: string): Expression => attribute(of, "arn");
export const item = (of: Parameter, index: number): Expression => ({ $: "item", of, index });
export const lookUp = (table: Table, key: Parameter): Expression => ({ $: "look-up", table, key });
export const choose = (when: Condition, then: Value, otherwise: Value): Expression => ({
  $: "choose",
  when,
  then,
  otherwise,
});

export const equals = (subject: Expression, to: Scalar): Condition => ({ equals: [subject, to] });
export const not = (condition: Condition): Condition => ({ not: condition });
export const all = (...conditions: readonly Condition[]): Condition => ({ all: conditions });
/** Some of what AWS tells an account, it tells in one Region only. */
export const inRegion = (region: string): Condition => equals({ $: "region" }, region);

/** Every one of `conditions` that there is, as one; undefined without any. */
export const allOf = (...conditions: readonly (Condition | undefined)[]): Condition | undefined => {
  const parts = conditions
    .filter((condition) => condition !== undefined)
    .flatMap((condition) => ("all" in condition ? condition.all : [condition]));
  const unique = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
  return unique.length > 1 ? { all: unique } : unique[0];
};

export const isExpression = (data: unknown): data is Expression =>
  typeof data === "object" && data !== null && "$" in data;
