import type { Link } from "../domain/card.ts";
import { later } from "../domain/time.ts";
import type { Alarm, Metric } from "./alarm-form.ts";
import { consoleUrl } from "./aws.ts";

/** Where to click: the alarm in the console, and its metric around the moment of the change. */
export const alarmLinks = (alarm: Alarm, at: string): readonly Link[] => {
  const { partition, region, name } = alarm;
  const links = [
    {
      label: "Open the alarm",
      url: consoleUrl(partition, region, "cloudwatch/home", `alarmsV2:alarm/${encodeURIComponent(name)}`),
    },
    { label: "View the metric", url: metricUrl(alarm, at) },
  ];
  return links.flatMap(({ label, url }) => (url ? [{ label, url }] : []));
};

/** Only one plain metric is a graph that we can name; metric math is drawn on the alarm's own page. */
const metricUrl = ({ metrics, partition, region }: Alarm, at: string): string | undefined => {
  const plain = metrics.filter(({ name, namespace }) => name && namespace);
  const [metric] = plain;
  if (!metric || plain.length > 1) return undefined;
  return consoleUrl(partition, region, "cloudwatch/home", `metricsV2:graph=${encode(graph(metric, region, at))}`);
};

const graph = (metric: Metric, region: string, at: string) => ({
  metrics: [
    [metric.namespace ?? "", metric.name ?? "", ...metric.dimensions.flatMap(({ name, value }) => [name, value])],
  ],
  region,
  ...(metric.statistic && { stat: statistic(metric.statistic) }),
  ...(metric.periodSeconds && { period: metric.periodSeconds }),
  start: later(at, -3 * 3600),
  end: later(at, 3600),
});

/** `AVERAGE` in SNS messages, `Average` everywhere else; percentiles (`p99`) are written alike. */
export const statistic = (text: string): string => statistics.get(text) ?? text;

const statistics: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AVERAGE: "Average",
    SUM: "Sum",
    MINIMUM: "Minimum",
    MAXIMUM: "Maximum",
    SAMPLE_COUNT: "SampleCount",
  }),
);

type Value = string | number | readonly Value[] | { readonly [key: string]: Value };

/** JSURL, the notation of the console's addresses: `~(key~'text~other~1)`. https://github.com/Sage/jsurl */
const encode = (value: Value): string => {
  if (typeof value === "number") return `~${value}`;
  if (typeof value === "string") return `~'${value.replace(/[^\w.-]/g, encodeUnit)}`;
  if (Array.isArray(value)) return `~(${value.map(encode).join("") || "~"})`;
  const entries = Object.entries(value).map(([key, item]) => `${key}${encode(item)}`);
  return `~(${entries.join("~")})`;
};

const encodeUnit = (unit: string): string => {
  if (unit === "$") return "!";
  const code = unit.charCodeAt(0);
  return code < 0x100 ? `*${code.toString(16).padStart(2, "0")}` : `**${code.toString(16).padStart(4, "0")}`;
};
