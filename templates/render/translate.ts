import type { Compiled } from "../compile.ts";
import { kinds } from "../kinds/index.ts";
import type { Inside, Property } from "../kinds/kind.ts";
import type { Format, Resource } from "../resource.ts";
import type { Condition, Data, Value } from "../value.ts";
import { allOf, isExpression } from "../value.ts";
import { pascal, snake } from "./words.ts";

/** A resource in the words of one format, not yet in its spelling: what the three are compared by. */
export interface Translated {
  readonly id: string;
  readonly type: string;
  /** CloudFormation says it inside another resource, at this property. */
  readonly inside?: Inside & { readonly resource: string };
  readonly when?: Condition;
  readonly after: readonly string[];
  readonly body: Body;
  readonly accepted: Readonly<Record<string, string>>;
  readonly staysBehind: boolean;
}

export type Body = ReadonlyMap<string, Node>;

export type Node =
  | { readonly is: "data"; readonly data: Data }
  /** Its JSON, as text. */
  | { readonly is: "json"; readonly data: Data }
  | { readonly is: "block"; readonly body: Body }
  | { readonly is: "blocks"; readonly bodies: readonly Body[] }
  /** A file of templates/functions. */
  | { readonly is: "program"; readonly file: string }
  /** A file of templates/canaries. */
  | { readonly is: "script"; readonly file: string };

/** Every resource that this format has, in its words. */
export const translate = ({ resources }: Compiled, format: Format): readonly Translated[] =>
  resources
    .filter(({ only }) => !only || only.includes(format))
    .map((resource): Translated => {
      const { id, kind, when, after = [], accepted = {}, staysBehind = false } = resource;
      const known = kinds[kind];
      const inside = format === "cloudformation" && typeof known.cloudformation === "object" && known.cloudformation;
      return {
        id,
        type: inside ? "" : String(known[format]),
        ...(inside && { inside: { ...inside, resource: referred(resource, inside.of) } }),
        ...(when && { when }),
        after: after.filter((other) =>
          isThere(
            resources.find(({ id }) => id === other),
            resource,
            format,
          ),
        ),
        body: bodyOf(known.properties, settled(resource.properties, when) as Values, format),
        accepted,
        staysBehind,
      };
    });

/** A choice that the resource's own condition has made already is none. */
const settled = (data: Data, when: Condition | undefined): Data => {
  if (isExpression(data)) {
    if (data.$ === "join") return { $: "join", parts: data.parts.map((part) => settled(part, when) as Value) };
    if (data.$ !== "choose") return data;
    return same(allOf(when, data.when), allOf(when)) ? settled(data.then, when) : data;
  }
  if (typeof data !== "object") return data;
  if (Array.isArray(data)) return data.map((one: Data) => settled(one, when));
  return Object.fromEntries(
    Object.entries(data).map(([key, one]) => [key, one === undefined ? one : settled(one as Data, when)]),
  );
};

/** CloudFormation's linter refuses to wait for what may not be there: such an order is left to references. */
const isThere = (other: Resource | undefined, { when }: Resource, format: Format): boolean => {
  if (!other || (other.only && !other.only.includes(format))) return false;
  // What CloudFormation says inside another resource is there with it.
  if (format === "cloudformation" && typeof kinds[other.kind].cloudformation === "object") return false;
  return format !== "cloudformation" || !other.when || same(allOf(when, other.when), when);
};
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const referred = ({ id, properties }: Resource, property: string): string => {
  const value = properties[property];
  if (!isExpression(value) || value.$ !== "attribute") throw new Error(`${id}: ${property} refers to no resource`);
  return value.of;
};

type Values = Readonly<Record<string, Data | undefined>>;

const bodyOf = (properties: Readonly<Record<string, Property>>, values: Values, format: Format): Body => {
  const body = new Map<string, Node>();
  for (const [name, property] of Object.entries(properties)) {
    const value = values[name];
    const said = property[format] === undefined ? spelling[format](name) : property[format];
    if (value === undefined || said === null) continue;
    for (const [at, node] of nodes(said, property, value, format)) put(body, at.split("."), node);
  }
  const unknown = Object.keys(values).find((name) => !(name in properties));
  if (unknown) throw new Error(`there is no property ${unknown}`);
  return body;
};

const spelling: Readonly<Record<Format, (name: string) => string>> = {
  cloudformation: pascal,
  terraform: snake,
  pulumi: (name) => name,
};

/** A dotted name is nested. */
const put = (body: Map<string, Node>, [first = "", ...rest]: readonly string[], node: Node): void => {
  if (rest.length === 0) {
    body.set(first, node);
    return;
  }
  const there = body.get(first);
  const inner = new Map(there?.is === "block" ? there.body : []);
  put(inner, rest, node);
  body.set(first, { is: "block", body: inner });
};

const nodes = (name: string, property: Property, value: Data, format: Format): [string, Node][] => {
  const { shape, of = {} } = property;
  const data = (data: Data): [string, Node][] => [[name, { is: "data", data }]];
  const inCloudFormation = format === "cloudformation";
  switch (shape) {
    case "value":
    case "map":
      return data(value);
    case "json":
      return [[name, { is: "json", data: value }]];
    case "document":
      return inCloudFormation ? data(value) : [[name, { is: "json", data: value }]];
    case "pairs":
      return data(inCloudFormation ? listed(value, "Name") : value);
    case "tags":
      return data(inCloudFormation ? listed(value, "Key") : value);
    case "sole":
      return data(inCloudFormation ? [value] : value);
    case "block":
      return [[name, { is: "block", body: bodyOf(of, values(value), format) }]];
    case "blocks":
      return [[name, { is: "blocks", bodies: elements(value).map((one) => bodyOf(of, values(one), format)) }]];
    case "filters": {
      if (inCloudFormation) return data(value);
      const bodies = Object.entries(values(value)).map(([name, list = []]) => namedValues(name, list));
      return [[format === "pulumi" ? `${name}` : name, { is: "blocks", bodies }]];
    }
    case "subscribers":
      return data(
        inCloudFormation ? elements(value).map((topic) => ({ SubscriptionType: "SNS", Address: topic })) : value,
      );
    case "program":
    case "script":
      return [[name, { is: shape, file: String(value) }]];
  }
};

const namedValues = (name: string, list: Data): Body =>
  new Map<string, Node>([
    ["name", { is: "data", data: name }],
    ["values", { is: "data", data: list }],
  ]);

const listed = (value: Data, key: "Name" | "Key"): Data =>
  Object.entries(values(value)).map(([name, data]) => ({ [key]: name, Value: data }));

const values = (data: Data): Values => {
  if (typeof data !== "object" || Array.isArray(data) || isExpression(data)) throw new Error("a map is expected");
  return data as Values;
};

const elements = (data: Data): readonly Data[] => {
  if (!Array.isArray(data)) throw new Error("a list is expected");
  return data;
};
