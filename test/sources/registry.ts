import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import fc from "fast-check";

const spec = loadAwsServiceSpecSync();
const definitions = new Map(spec.all("eventTypeDefinition").map((definition) => [definition.$id, definition]));

type Definition = ReturnType<typeof spec.all<"eventTypeDefinition">>[number];
type PropertyType = Definition["properties"][string]["type"];

/** Every type of AWS's registry of event schemas, with events made of its schema: optional parts there or not. */
export const eventsOfRegistry = () =>
  spec.all("event").map(({ source, detailType, rootProperty }) => ({
    source,
    type: detailType,
    event: envelope(source, detailType, detailOf(rootProperty.$ref, 0)),
  }));

const envelope = (source: string, type: string, detail: fc.Arbitrary<unknown>) =>
  fc.record({
    version: fc.constant("0"),
    id: fc.uuid(),
    "detail-type": fc.constant(type),
    source: fc.constant(source),
    account: fc.constant("111111111111"),
    time: fc.constant("2026-11-24T07:58:12Z"),
    region: fc.constantFrom("eu-west-1", "us-gov-west-1", "cn-north-1"),
    resources: fc.array(arn, { maxLength: 2 }),
    detail,
  });

const DEEPEST = 5;

const detailOf = (id: string, level: number): fc.Arbitrary<unknown> => {
  const properties = Object.entries(definitions.get(id)?.properties ?? {});
  const values = properties.map(([name, { type }]) => [name, valueFor(name, type, level)] as const);
  const required = properties.filter(([, property]) => property.required).map(([name]) => name);
  return fc.record(Object.fromEntries(values), { requiredKeys: required });
};

const valueFor = (name: string, type: PropertyType, level: number): fc.Arbitrary<unknown> => {
  switch (type.type) {
    case "ref":
      return level > DEEPEST ? fc.constant({}) : detailOf(type.reference.$ref, level + 1);
    case "array":
      return fc.array(valueFor(name, type.element, level), { maxLength: 2 });
    case "map":
      return fc.dictionary(word, word, { maxKeys: 2 });
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return fc.oneof(fc.nat(), fc.constantFrom(0, -1, 1.5, 1795506065, 1795506065000));
    case "json":
      return fc.oneof(fc.constant(null), word, fc.dictionary(word, word, { maxKeys: 2 }));
    default:
      return textOf(name);
  }
};

const word = fc
  .stringMatching(/^[A-Za-z]([\w-]{0,20}[A-Za-z\d])?$/)
  .filter((text) => !/^(undefined|null|nan)$/i.test(text));
const arn = fc
  .tuple(fc.constantFrom("ec2:eu-west-1", "s3:", "omics:eu-west-1", "lambda:cn-north-1"), word)
  .map(([place, name]) => `arn:aws:${place}:111111111111:thing/${name}`);

const textOf = (name: string): fc.Arbitrary<string> => {
  const states = fc.constantFrom("FAILED", "Completed", "in-progress", "SOMETHING_NEW", "active", "");
  if (/(state|status|result|type|reason|code)$/i.test(name)) return fc.oneof(states, word);
  if (/arn$/i.test(name)) return fc.oneof(arn, word);
  if (/(time|date|at|timestamp)$/i.test(name)) return fc.constantFrom("2026-11-24T07:41:05Z", "soon", "1795506065", "");
  if (/input|output|cause|details|parameters|reason$/i.test(name)) return fc.oneof(word, fc.constant('{"a":{"b":1}}'));
  return fc.oneof(word, fc.constantFrom("", "two words", "a".repeat(600)));
};
