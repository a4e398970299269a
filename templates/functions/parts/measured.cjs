// @ts-check
"use strict";
/** @import { Change } from "./change.cjs" */
/** @import { Client } from "./enrich.cjs" */
const cloudWatch = require("@aws-sdk/client-cloudwatch");
const { list } = require("./change.cjs");

/** @typedef {{ alarm: any, dimensions: Record<string, string> }} Measured a metric alarm, and the resources it names */

/**
 * What the alarm looks at; of a composite alarm, what its child looks at that went off last.
 * @param {Client} client @param {Change} change @param {{ abortSignal: AbortSignal }} options @returns {Promise<Measured>}
 */
async function whatItMeasures(client, change, options) {
  let name = change.name;
  // Composite alarms may stand on composite alarms, though not on themselves.
  for (let depth = 0; depth < 5; depth += 1) {
    const AlarmTypes = [cloudWatch.AlarmType.MetricAlarm, cloudWatch.AlarmType.CompositeAlarm];
    const found = await client.send(new cloudWatch.DescribeAlarmsCommand({ AlarmNames: [name], AlarmTypes }), options);
    const [alarm] = list(found.MetricAlarms);
    if (alarm) return { alarm, dimensions: { ...dimensionsOf(alarm), ...change.series } };
    const { triggeringAlarms } = JSON.parse(found.CompositeAlarms?.[0]?.StateReasonData || "{}");
    const off = list(triggeringAlarms).filter(({ state }) => state?.value === "ALARM");
    const [last] = off.sort((a, b) => Date.parse(b.state.timestamp) - Date.parse(a.state.timestamp));
    if (!last) break;
    name = last.arn.split(":").slice(6).join(":");
  }
  throw new Error("no metric alarm was found behind it");
}

/** @param {any} alarm @returns {Record<string, string>} */
function dimensionsOf({ Dimensions, Metrics }) {
  const all = [...list(Dimensions), ...list(Metrics).flatMap(({ MetricStat }) => list(MetricStat?.Metric?.Dimensions))];
  const dimensions = Object.fromEntries(all.map(({ Name, Value }) => [Name, Value]));
  const machine = dimensions.StateMachineArn;
  return machine ? { ...dimensions, StateMachineName: machine.split(":").at(-1) } : dimensions;
}

/** How long the alarm looks back, in ms. @param {any} alarm */
function evaluated({ Period, EvaluationPeriods = 1, Metrics }) {
  const periods = list(Metrics).map((metric) => metric.Period ?? metric.MetricStat?.Period ?? 0);
  return Math.max(Period ?? 0, 60, ...periods) * EvaluationPeriods * 1000;
}

/**
 * The template with names put in, if all of them are known: a list of one or none.
 * @param {string} template such as /aws/lambda/{FunctionName} @param {Record<string, unknown>} names
 */
function filled(template, names) {
  const text = template.replace(/\{(\w+)\}/g, (_, name) => String(names[name] ?? "{}"));
  return text.includes("{}") ? [] : [text];
}

const HOUR = 60 * 60_000;

module.exports = { whatItMeasures, evaluated, filled, HOUR };
