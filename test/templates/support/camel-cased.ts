import { camel } from "../../../templates/render/words.ts";

type Props = Readonly<Record<string, unknown>>;

const renamed: Readonly<Record<string, string>> = {
  alarmName: "name",
  metricQuery: "metricQueries",
  topicArn: "topic",
  notification: "notifications",
  costFilter: "costFilters",
};

/** What Terraform calls its properties, in the words of Pulumi: their providers are one. */
export const camelCased = (value: unknown): Props => {
  const cased = Object.entries((value ?? {}) as Props).map(([key, one]) => {
    const name = camel(key);
    return [renamed[name] ?? name, inner(key, one)] as const;
  });
  return Object.fromEntries(cased);
};
const inner = (key: string, value: unknown): unknown => {
  if (/^(dimensions|tags|variables|environment_variables)$/.test(key)) return value;
  if (Array.isArray(value)) return value.map((one) => inner(key, one));
  return typeof value === "object" && value !== null ? camelCased(value) : value;
};
