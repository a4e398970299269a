// @ts-check
"use strict";
/** @import { Change } from "./change.cjs" */
const { iso } = require("./change.cjs");

/** @type {Record<string, string>} */
const CONSOLES = { "aws-cn": "console.amazonaws.cn", "aws-us-gov": "console.amazonaws-us-gov.com" };

/** @param {Change} change */
function consoleOf({ partition, region }) {
  return CONSOLES[partition] ?? `${region}.console.aws.amazon.com`;
}

/**
 * Opens Logs Insights with the same question, in the notation that the console writes it in.
 * @param {Change} change @param {string[]} groups @param {string} query @param {{ from: number, to: number }} time
 */
function insightsUrl(change, groups, query, { from, to }) {
  const time = `end~${starred(iso(to))}~start~${starred(iso(from))}~timeType~'ABSOLUTE~tz~'UTC`;
  const source = groups.map((group) => `~${starred(group)}`).join("");
  const detail = `~(${time}~editorString~${starred(query)}~source~(${source}))`;
  const page = `https://${consoleOf(change)}/cloudwatch/home?region=${change.region}`;
  return `${page}#logsV2:logs-insights$3FqueryDetail$3D${detail}`;
}

/** @param {string} text */
function starred(text) {
  const escaped = encodeURIComponent(text).replace(/[!'()~*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return `'${escaped.replaceAll("%", "*")}`;
}

module.exports = { consoleOf, insightsUrl };
