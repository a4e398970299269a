// @ts-check
"use strict";
/** @import { LocalTime } from "./local-time.cjs" */
const { MINUTE } = require("./change.cjs");
const { DAY, localTime, MONTHS, WEEKDAYS } = require("./local-time.cjs");

/**
 * The end of the window that a mute rule is in now: its latest start, plus the duration. Soon, if that cannot be told:
 * who is still muted then is held again.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Schedule.html
 * @param {any} rule as GetAlarmMuteRule answers @param {number} now
 */
function muteEnd({ Rule, ExpireDate }, now) {
  const { Expression = "", Duration = "", Timezone = "UTC" } = Rule?.Schedule ?? {};
  const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(Duration) ?? [];
  const duration = Number(days ?? 0) * DAY + (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
  const starts = startsOf(Expression);
  const local = localTime(Timezone);
  for (let at = Math.floor(now / MINUTE) * MINUTE; at > now - duration; at -= MINUTE)
    if (starts(local(at))) return Math.min(at + duration, ExpireDate?.getTime() ?? Number.POSITIVE_INFINITY);
  return now + 5 * MINUTE;
}

/** @param {string} expression at(yyyy-MM-ddThh:mm), or cron(...) of five fields with lists and ranges */
function startsOf(expression) {
  const [, kind, inner = ""] = /^(at|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === "at") return (/** @type {LocalTime} */ { date, time }) => `${date}T${time}` === inner.slice(0, 16);
  const [minute, hour, day, month, weekday] = inner.toUpperCase().trim().split(/\s+/);
  // If only one of day and weekday had to fit, there might be a later start than the one that is found: that the alarm is
  // still muted is seen at the next look.
  if (!weekday) return () => false;
  return (/** @type {LocalTime} */ { date, time, weekday: today }) =>
    has(minute, Number(time.slice(3))) &&
    has(hour, Number(time.slice(0, 2))) &&
    has(day, Number(date.slice(8))) &&
    has(month, Number(date.slice(5, 7)), ["", ...MONTHS]) &&
    // Sunday is 0 and 7.
    (has(weekday, WEEKDAYS.indexOf(today.toUpperCase()), WEEKDAYS) || (today === "Sun" && has(weekday, 7, WEEKDAYS)));
}

/** @param {string | undefined} field such as 15,45 or MON-FRI @param {number} value @param {string[]} [names] by their numbers */
function has(field = "", value, names = []) {
  const number = (/** @type {string} */ text) => (names.includes(text) ? names.indexOf(text) : Number(text));
  return field.split(",").some((part) => {
    if (part === "*") return true;
    const [from = "", to = from] = part.split("-");
    const [low, high] = [number(from), number(to)];
    // FRI-MON goes round the end of the week.
    return low <= high ? low <= value && value <= high : low <= value || value <= high;
  });
}

module.exports = { muteEnd };
