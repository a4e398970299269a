import type { Link } from "../domain/card.ts";
import { later } from "../domain/time.ts";
import type { Alarm, Metric } from "./alarm-form.ts";
import type { Watched } from "./alarm-resource.ts";
import { consoleUrl } from "./aws.ts";
import { jsurl } from "./jsurl.ts";
import { logsLink } from "./logs-link.ts";
import { resourceLink } from "./resource-link.ts";

/** Where to click: the alarm in the console, its metric and its log around the moment of the change, what it watches. */
export const alarmLinks = (alarm: Alarm, { page, logGroup }: Watched, at: string): readonly Link[] => {
  const { partition, region, name } = alarm;
  const links = [
    {
      label: "Open the alarm",
      url: consoleUrl(partition, region, "cloudwatch/home", `alarmsV2:alarm/${encodeURIComponent(name)}`),
    },
    { label: "View the metric", url: metricUrl(alarm, at) },
  ];
  const watched = [resourceLink(page, region), logsLink({ partition, region }, logGroup, at)];
  return [
    ...links.flatMap(({ label, url }) => (url ? [{ label, url }] : [])),
    ...watched.filter((link) => link !== undefined),
  ];
};

/** Only one plain metric is a graph that we can name; metric math is drawn on the alarm's own page. */
const metricUrl = ({ metrics, partition, region }: Alarm, at: string): string | undefined => {
  const plain = metrics.filter(({ name, namespace }) => name && namespace);
  const [metric] = plain;
  if (!metric || plain.length > 1) return undefined;
  return consoleUrl(partition, region, "cloudwatch/home", `metricsV2:graph=${jsurl(graph(metric, region, at))}`);
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
