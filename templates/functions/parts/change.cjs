// @ts-check
"use strict";

/**
 * An alarm that changed its state; `at` in ms. A Metrics Insights alarm tells each of its series by itself: then with
 * the contributor's id, and its attributes as `series`.
 * @typedef {{ name: string, arn: string, partition: string, region: string, account: string, state: string, at: number,
 *   contributor?: string, series: Record<string, string> }} Change
 */

/**
 * What an alarm sends through SNS, or what EventBridge says of it. Nothing for anything else.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 * @param {any} body @returns {Change | undefined}
 */
function changeIn(body) {
  const isEvent =
    body.source === "aws.cloudwatch" && /^CloudWatch Alarm (Contributor )?State Change$/.test(body["detail-type"]);
  const detail = (isEvent && body.detail) || {};
  const arn = String((isEvent ? body.resources?.[0] : body.AlarmArn) ?? "");
  const [, partition = "", , region = "", account = "", kind, ...name] = arn.split(":");
  const state = isEvent ? detail.state?.value : body.NewStateValue;
  const at = Date.parse(isEvent ? detail.state?.timestamp : body.StateChangeTime);
  if (kind !== "alarm" || !state || Number.isNaN(at)) return undefined;
  const contributor = isEvent ? detail.alarmContributor?.id : body.AlarmContributorId;
  const series = (isEvent ? detail.alarmContributor?.attributes : body.AlarmContributorAttributes) ?? {};
  return { name: name.join(":"), arn, partition, region, account, state, at, contributor, series };
}

/**
 * Whether the alarm is of the account and Region that a function runs in: a name says nothing about another's.
 * @param {Change} change @param {string} self the function's ARN
 */
function isOwn({ region, account }, self) {
  const [, , , here, owner] = self.split(":");
  return region === here && account === owner;
}

/** @param {unknown} text JSON, or anything @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(String(text)) ?? {};
  } catch {
    return {};
  }
}

/** AWS leaves out lists that are empty. @param {any} some @returns {any[]} */
function list(some) {
  return some ?? [];
}

/** @param {number} at in ms */
function iso(at) {
  return new Date(at).toISOString();
}

const MINUTE = 60_000;

module.exports = { changeIn, isOwn, parsed, list, iso, MINUTE };
