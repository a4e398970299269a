// @ts-check
"use strict";

/**
 * A log line that is also a metric: one of `name`, by `dimensions`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 * @param {{ namespace: string, name: string, dimensions: Record<string, string>, now: number }} counted
 * @param {object} said what else the line says
 */
function counted({ namespace, name, dimensions, now }, said) {
  const metric = {
    Namespace: namespace,
    Dimensions: [Object.keys(dimensions)],
    Metrics: [{ Name: name, Unit: "Count" }],
  };
  const _aws = { Timestamp: now, CloudWatchMetrics: [metric] };
  return JSON.stringify({ _aws, ...dimensions, [name]: 1, ...said });
}

/** Past the console, which may wrap lines so that no metric is found in them. @param {string} line */
function stdout(line) {
  process.stdout.write(`${line}\n`);
}

module.exports = { counted, stdout };
