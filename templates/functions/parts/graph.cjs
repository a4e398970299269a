// @ts-check
"use strict";
/** @import { Change } from "./change.cjs" */
/** @import { Client, Graph } from "./enrich.cjs" */
/** @import { Measured } from "./measured.cjs" */
const { GetMetricWidgetImageCommand } = require("@aws-sdk/client-cloudwatch");
const { iso, list } = require("./change.cjs");
const { evaluated, HOUR } = require("./measured.cjs");

/**
 * CloudWatch draws the alarm's metrics, its threshold, and the time that it looks at.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricWidgetImage.html
 * @param {Client} client @param {Change} change @param {Measured} measured
 * @param {{ now: () => number, abortSignal: AbortSignal }} options @returns {Promise<Graph>}
 */
async function graphOf(client, change, { alarm }, { now, ...options }) {
  const size = { width: 600, height: 400 };
  const span = { from: change.at - Math.max(HOUR, 4 * evaluated(alarm)), to: Math.max(now(), change.at) };
  const MetricWidget = JSON.stringify({ ...size, ...widget(alarm, change, span) });
  const { MetricWidgetImage: image } = await client.send(new GetMetricWidgetImageCommand({ MetricWidget }), options);
  if (!image?.length) throw new Error("CloudWatch drew nothing");
  if (image.length > 150 * 1024) throw new Error("the image is too large");
  const data = Buffer.from(image).toString("base64");
  const alternative = described(alarm, change, span);
  return { type: "image/png", data, ...size, from: iso(span.from), to: iso(span.to), alternative };
}

/**
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Metric-Widget-Structure.html
 * @param {any} alarm @param {Change} change @param {{ from: number, to: number }} span
 */
function widget(alarm, change, { from, to }) {
  // An anomaly has no threshold: its band is one of the metrics.
  const sign = SIGNS[alarm.ComparisonOperator];
  const fill = sign?.startsWith(">") ? "above" : "below";
  const threshold = { value: alarm.Threshold, label: `alarm ${sign} ${alarm.Threshold}`, color: "#d13212", fill };
  const looked = [{ value: iso(change.at - evaluated(alarm)), label: "in alarm" }, { value: iso(to) }];
  return {
    title: change.name.slice(0, 100),
    metrics: metricsOf(alarm),
    annotations: { horizontal: sign ? [threshold] : [], vertical: [looked] },
    start: iso(from),
    end: iso(to),
    timezone: "+0000",
  };
}

/** @type {Record<string, string>} */
const SIGNS = {
  GreaterThanThreshold: ">",
  GreaterThanOrEqualToThreshold: ">=",
  LessThanThreshold: "<",
  LessThanOrEqualToThreshold: "<=",
};

/** In words, for those who listen. @type {Record<string, string>} */
const SIDES = { ">": "above", ">=": "at or above", "<": "below", "<=": "at or below" };

/** As the alarm compares them: what it only reckons with is hidden. @param {any} alarm */
function metricsOf({ Metrics, MetricName, Namespace, Dimensions, Statistic, ExtendedStatistic, Period }) {
  if (MetricName) {
    const how = { stat: Statistic ?? ExtendedStatistic, period: Period };
    return [line({ MetricName, Namespace, Dimensions }, how)];
  }
  if (list(Metrics).length === 0) throw new Error("an alarm of this kind cannot be drawn");
  return list(Metrics).map(({ Id, Label, ReturnData, Expression, MetricStat, AccountId, ...metric }) => {
    const how = { id: Id, label: Label, visible: ReturnData !== false, accountId: AccountId };
    if (!MetricStat) return [{ ...how, expression: Expression, period: metric.Period }];
    return line(MetricStat.Metric, { ...how, stat: MetricStat.Stat, period: MetricStat.Period });
  });
}

/** @param {any} metric @param {object} how */
function line({ Namespace, MetricName, Dimensions }, how) {
  return [Namespace, MetricName, ...list(Dimensions).flatMap(({ Name, Value }) => [Name, Value]), how];
}

/** @param {any} alarm @param {Change} change @param {{ from: number, to: number }} span */
function described(alarm, change, { from, to }) {
  const compared = list(alarm.Metrics).find(
    ({ Id, ReturnData }) => ReturnData !== false && Id !== alarm.ThresholdMetricId,
  );
  const { Label, MetricStat, Expression } = compared ?? {};
  const what = alarm.MetricName ?? Label ?? MetricStat?.Metric?.MetricName ?? Expression ?? "the metric";
  const side = SIDES[SIGNS[alarm.ComparisonOperator] ?? ""];
  const limit = side ? `the alarm is for values ${side} ${alarm.Threshold}` : "with the band that is expected";
  const time = (/** @type {number} */ at) => iso(at).slice(11, 16);
  const span = `from ${time(from)} to ${time(to)} UTC`;
  return `${what.slice(0, 200)} ${span}; ${limit}; in alarm since ${time(change.at)}.`;
}

module.exports = { graphOf };
