/**
 * What one kind of resource is called in the three formats, and each of its properties. Our own names are those of
 * Pulumi's AWS provider; where a format says nothing else, CloudFormation's are the same in PascalCase and Terraform's
 * in snake_case, so a table holds only what is irregular.
 */
export interface Kind {
  readonly cloudformation: string | Inside;
  readonly terraform: string;
  /** Module and class of `@pulumi/aws`: `sns.Topic`. */
  readonly pulumi: string;
  readonly properties: Properties;
  /** What can be asked of it. CloudFormation's `Ref` is written so. */
  readonly attributes: Readonly<Record<string, Partial<Names>>>;
}

/** CloudFormation says it inside the resource that the property `of` refers to, as `at`: one of a list, or alone. */
export interface Inside {
  readonly of: string;
  readonly at: string;
  readonly list: boolean;
}

export interface Names {
  readonly cloudformation: string;
  readonly terraform: string;
  readonly pulumi: string;
}

export type Properties = Readonly<Record<string, Property>>;

export interface Property {
  /** Dotted where it is nested there alone; null where the format has no such property, or chooses it well by itself. */
  readonly cloudformation?: string | null;
  readonly terraform?: string | null;
  readonly pulumi?: string | null;
  readonly shape: Shape;
  /** Of a block or of each of `blocks`. */
  readonly of?: Properties;
}

/**
 * - `value`: as it is.
 * - `map`: keys are the customer's or AWS's, not ours, in every format.
 * - `pairs`: a map that CloudFormation writes as a list of Name and Value.
 * - `tags`: a map that CloudFormation writes as a list of Key and Value.
 * - `document`: an object in CloudFormation, its JSON in the others (policies, patterns).
 * - `json`: JSON text in all three.
 * - `sole`: one value that CloudFormation wants as a list.
 * - `block`, `blocks`: nested; Terraform has blocks for them.
 * - `filters`: a map of lists, which Terraform and Pulumi write as blocks of name and values (AWS Budgets).
 * - `subscribers`: topics that CloudFormation wants as a list of subscribers (AWS Budgets).
 * - `program`: a file of `templates/functions`, whose text becomes the function.
 * - `script`: a file of `templates/canaries`, whose text becomes the canary; the others want it as a zip archive.
 */
export type Shape =
  | "value"
  | "map"
  | "pairs"
  | "tags"
  | "document"
  | "json"
  | "sole"
  | "block"
  | "blocks"
  | "filters"
  | "subscribers"
  | "program"
  | "script";

type Said = Omit<Property, "shape" | "of">;

export const is = (names: Said = {}): Property => ({ shape: "value", ...names });
export const as = (shape: Shape, names: Said = {}): Property => ({ shape, ...names });
export const block = (of: Properties, names: Said = {}): Property => ({ shape: "block", of, ...names });
export const blocks = (of: Properties, names: Said = {}): Property => ({ shape: "blocks", of, ...names });

/** Only Terraform needs to be told a name: the others make one of the stack's name and the resource's. */
export const physicalName = (names: Said = {}): Property => is({ cloudformation: null, pulumi: null, ...names });
/** In CloudFormation it is decided by something else. */
export const notInCloudFormation = (names: Said = {}): Property => is({ cloudformation: null, ...names });

export const kind = (
  cloudformation: Kind["cloudformation"],
  terraform: string,
  pulumi: string,
  properties: Properties,
  attributes: Kind["attributes"] = {},
): Kind => ({ cloudformation, terraform, pulumi, properties, attributes });

export const tags = as("tags");
