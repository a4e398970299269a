// @ts-check
"use strict";
/** @import { Change } from "./change.cjs" */
/** @import { Client, Enrichment, Time } from "./enrich.cjs" */
/** @import { Measured } from "./measured.cjs" */
const { GetQueryResultsCommand, StartQueryCommand } = require("@aws-sdk/client-cloudwatch-logs");
const { iso, list, MINUTE } = require("./change.cjs");
const { insightsUrl } = require("./links.cjs");
const { logGroups } = require("./log-groups.cjs");
const { masked } = require("./masks.cjs");
const { evaluated } = require("./measured.cjs");

/**
 * Lambda's own lines say nothing. Messages are cut before they leave CloudWatch: one may have a megabyte.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
const QUERY = `fields @timestamp, substr(@message, 0, 2000) as line
| filter @message not like /^(START|END|REPORT|INIT_START) /
| sort @timestamp desc`;

/**
 * The last lines that were written until now, from some minutes before the alarm began to look.
 * @param {Client} client @param {Change} change @param {Measured} measured
 * @param {Time & { tags: () => Promise<Record<string, string>>, abortSignal: AbortSignal }} options
 * @returns {Promise<Partial<Enrichment> | undefined>}
 */
async function lastLines(client, change, { alarm, dimensions }, { now, sleep, tags, ...options }) {
  const groups = await logGroups(client, change, { alarm, dimensions, tags, ...options });
  if (groups.length === 0) return undefined;
  const [from, to] = [change.at - evaluated(alarm) - 5 * MINUTE, Math.max(now(), change.at + MINUTE)];
  const asked = { logGroupNames: groups, queryString: QUERY, limit: 200 };
  const time = { startTime: Math.floor(from / 1000), endTime: Math.ceil(to / 1000) };
  const { queryId } = await client.send(new StartQueryCommand({ ...asked, ...time }), options);
  let answer = { status: "Scheduled", results: [] };
  while (/^(Scheduled|Running|Unknown)$/.test(answer.status)) {
    await sleep(500);
    answer = await client.send(new GetQueryResultsCommand({ queryId }), options);
  }
  if (answer.status !== "Complete") throw new Error(`the query ended as ${answer.status}`);
  const lines = worthShowing(list(answer.results));
  return {
    logs: { groups, from: iso(from), to: iso(to), lines, url: insightsUrl(change, groups, QUERY, { from, to }) },
  };
}

const TROUBLE = /error|exception|fail|fatal|panic|timed? ?out|denied|refused|throttl|unable|cannot/i;

/**
 * At most 20 lines: those that tell of trouble before others, later ones before earlier ones; shown in order of time.
 * @param {any[]} results
 */
function worthShowing(results) {
  const lines = results.map((fields) => {
    const of = Object.fromEntries(list(fields).map(({ field, value }) => [field, value]));
    // 2026-11-24 07:55:10.123, in UTC
    const at = `${String(of["@timestamp"]).replace(" ", "T")}Z`;
    return {
      at,
      text: masked(of.line ?? "")
        .trim()
        .slice(0, 500),
    };
  });
  const trouble = lines.filter(({ text }) => TROUBLE.test(text));
  const best = [...new Set([...trouble, ...lines])].filter(({ text }) => text !== "").slice(0, 20);
  return best.sort((a, b) => a.at.localeCompare(b.at));
}

module.exports = { lastLines };
