import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { describe, expect, it } from "@jest/globals";
import type { AlarmRule, Metric } from "../../templates/model.ts";
import { isExpression, type Value } from "../../templates/value.ts";
import { compiled } from "./support/deployment.ts";
import { documented } from "./support/documented-metrics.ts";

/** A metric's name and what it is told by: an alarm on anything else is created without complaint, and never fires. */
interface Told {
  readonly namespace: string;
  readonly name: string;
  /** Sorted; undefined where a query takes whatever there is. */
  readonly by: readonly string[] | undefined;
}

const known = new Map<string, Set<string>>();
const add = (namespace: string, name: string, by: readonly string[]): void => {
  const key = `${namespace} ${name}`;
  const sets = known.get(key) ?? new Set();
  known.set(key, sets.add([...by].sort().join(", ")));
};
const database = loadAwsServiceSpecSync();
for (const metric of database.all("metric"))
  for (const { entity } of database.follow("usesDimensionSet", metric))
    add(
      metric.namespace,
      metric.name,
      entity.dimensions.map(({ name }) => name),
    );
for (const { namespace, by, names } of documented) for (const name of names) add(namespace, name, by);

const text = (value: Value): string => {
  if (!isExpression(value)) return String(value);
  return value.$ === "join" ? value.parts.map(text).join("") : "";
};

const QUERY = /^SELECT \w+\("?([^")]+)"?\) FROM (?:SCHEMA\("([^"]+)", ([^)]+)\)|"([^"]+)")/;

const toldBy = ({ watch }: AlarmRule): readonly Told[] => {
  const of = ({ namespace, name, dimensions = {} }: Metric): Told => ({
    namespace,
    name,
    by: Object.keys(dimensions).sort(),
  });
  if (watch.measure === "metric" || watch.measure === "anomaly") return [of(watch.metric)];
  if (watch.measure === "math")
    return Object.values(watch.of).flatMap((one) => (typeof one === "string" ? [] : of(one)));
  const [, name = "", schema, dimensions, namespace = schema ?? ""] = QUERY.exec(text(watch.query)) ?? [];
  const by = dimensions?.split(", ").map((one) => one.replaceAll('"', ""));
  return [{ namespace, name, by: by?.sort() }];
};

const alarms = compiled.flatMap(({ template, rules }) =>
  rules
    .filter((rule): rule is AlarmRule => rule.rule === "alarm")
    .flatMap((rule) => toldBy(rule).map((told) => ({ alarm: `${template.slug}/${rule.id}`, ...told }))),
);

describe("an alarm watches a metric that there is", () => {
  it.each(alarms)("$alarm: $namespace $name", ({ namespace, name, by }) => {
    if (namespace === "marbot/Filter") return; // Told by the filter function itself.
    const sets = [...(known.get(`${namespace} ${name}`) ?? [])];

    expect(sets).not.toEqual([]);
    if (by) expect(sets).toContain(by.join(", "));
  });
});
