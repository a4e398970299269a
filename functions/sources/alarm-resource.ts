import type { Alarm, Metric } from "./alarm-form.ts";
import { type ResourceRow, resourceRows } from "./alarm-resources.ts";
import { nameIn } from "./aws/arn-name.ts";
import { parseArn } from "./aws.ts";

/** What an alarm watches, as its metrics' dimensions name it. */
export interface Watched {
  /** The ARN where the dimensions determine one: a metric carries none itself. */
  readonly resource?: { readonly name: string; readonly arn?: string };
  /** What its console page is found by: the ARN, or its pattern where a part of it is in no dimension. */
  readonly page?: string;
  /** Where it writes its log, where AWS gives the log group its name. */
  readonly logGroup?: string;
}

/** What is watched, and where: a composite alarm and a query have no metric of their own. */
export type Watching = Pick<Alarm, "metrics" | "partition" | "region" | "account">;

/**
 * The resource behind an alarm's metrics: for the services that most alarms are about it follows from namespace and
 * dimensions. Nothing where the alarm is about several resources; a ratio of two metrics of one function is about one.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html
 */
export const watchedBy = ({ metrics, ...place }: Watching): Watched => {
  const all = metrics
    .filter(({ namespace, dimensions }) => namespace && dimensions.length > 0)
    .map((metric) => found(metric, place));
  const [first = {}] = all;
  const same = ({ resource }: Watched) =>
    resource?.name === first.resource?.name && resource?.arn === first.resource?.arn;
  return all.every(same) ? first : {};
};

/** A metric of another account (observability over accounts) has its resource there, and no page where we lead to. */
const found = (metric: Metric, place: Omit<Watching, "metrics">): Watched => {
  const account = metric.account ?? place.account;
  const values = new Map(metric.dimensions.map(({ name, value }) => [name, value]));
  const row = (resourceRows[metric.namespace ?? ""] ?? []).find(([wanted]) =>
    wanted.split("+").every((name) => values.get(name)),
  );
  if (!row) return { ...named(metric) };
  const pattern = arnOf(row, values, { ...place, account });
  const { page = true, log } = row[2] ?? {};
  const isHere = account === place.account;
  return {
    resource: {
      name: nameOf(row, values),
      ...(pattern && !pattern.includes("*") && { arn: pattern }),
    },
    ...(pattern && page && isHere && { page: pattern }),
    ...(log && isHere && { logGroup: filled(log, values) }),
  };
};

/** Of a namespace that nobody has described: a single dimension that is a name names the resource. */
const named = ({ dimensions: [dimension, ...others] }: Metric): Watched => {
  if (!dimension || others.length > 0 || !NAME.test(dimension.name) || !dimension.value.trim()) return {};
  const { value } = dimension;
  return { resource: { name: nameIn(value), ...(parseArn(value) && { arn: value }) } };
};

const NAME = /(name|id|identifier|arn)$/i;

const arnOf = (
  [, template]: ResourceRow,
  values: ReadonlyMap<string, string>,
  { partition, region, account }: Omit<Watching, "metrics">,
): string | undefined => {
  if (template === "") return undefined;
  if (template.startsWith("{")) return filled(template, values);
  const [service = "", place = "", resource = ""] = template.split(" ");
  const [inRegion, inAccount] = [place.includes("region") ? region : "", place.includes("account") ? account : ""];
  const arn = `arn:${partition}:${service}:${inRegion}:${inAccount}:${filled(resource, values)}`;
  const isWhole = (!place.includes("region") || region) && (!place.includes("account") || account);
  return isWhole && parseArn(arn) ? arn : undefined;
};

const filled = (template: string, values: ReadonlyMap<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? "");

/** What the last of its dimensions says, a load balancer and its targets without the hash behind them. */
const nameOf = ([wanted]: ResourceRow, values: ReadonlyMap<string, string>): string => {
  const value = values.get(wanted.split("+").at(-1) ?? "") ?? "";
  return /^(?:app|net|gwy|targetgroup)\/([^/]+)\/[^/]+$/.exec(value)?.[1] ?? nameIn(value);
};
