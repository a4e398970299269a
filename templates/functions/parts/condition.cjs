// @ts-check
"use strict";
const { MINUTE } = require("./change.cjs");
const { DAY, localTime, WEEKDAYS } = require("./local-time.cjs");

/**
 * @typedef {{ from?: string, to?: string, days?: string[], zone?: string }} Hours HH:MM, Mon to Sun, Europe/Berlin
 * @typedef {{ names?: string[], tags?: Record<string, string>, hours?: Hours, because: string }} Condition
 */

/**
 * One that is misspelt, or empty, would fit too much: then none is applied, and every alarm is sent.
 * @param {string | undefined} json @returns {Condition[]}
 */
function conditionsIn(json) {
  return JSON.parse(json || "[]").map((/** @type {any} */ condition) => {
    const { names, tags, hours, because, ...others } = condition;
    const { from = "00:00", to = "24:00", days = [], zone, ...more } = hours ?? {};
    const unknown = [
      ...Object.keys(others),
      ...Object.keys(more),
      ...days.filter((/** @type {string} */ day) => !isDay(day)),
    ];
    if (unknown.length > 0) throw new Error(`CONDITIONS: unknown ${unknown}`);
    if (!(names || tags || hours)) throw new Error("CONDITIONS: each has names, tags or hours");
    for (const time of [from, to]) if (!/^\d\d:\d\d$/.test(time)) throw new Error(`CONDITIONS: ${time} is not HH:MM`);
    return { ...condition, because: because ?? `condition ${JSON.stringify(condition)}` };
  });
}

/** @param {string} day */
function isDay(day) {
  return /^[A-Z][a-z]{2}$/.test(day) && WEEKDAYS.includes(day.toUpperCase());
}

/** Without its hours. @param {Condition} condition @param {string} name @param {Record<string, string>} tags */
function fits({ names, tags: wanted = {} }, name, tags) {
  if (names && !names.some((pattern) => like(pattern, name))) return false;
  return Object.entries(wanted).every(([key, pattern]) => key in tags && like(pattern, tags[key] ?? ""));
}

/**
 * `*` stands for any text. Written without a regular expression, which a pattern could make slow.
 * @param {string} pattern @param {string} text
 */
function like(pattern, text) {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return pattern === text;
  if (!text.startsWith(first)) return false;
  const last = rest.pop() ?? "";
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/**
 * When the hours that it is now are over; nothing when it is outside of them. Minute by minute, because local time jumps.
 * @param {Hours} hours @param {number} now
 */
function hoursEnd({ from = "00:00", to = "24:00", days, zone = "UTC" }, now) {
  const local = localTime(zone);
  const begins = (/** @type {number} */ at) => !days || days.includes(local(at).weekday);
  const inside = (/** @type {number} */ at) => {
    const { time } = local(at);
    if (from <= to) return from <= time && time < to && begins(at);
    return (from <= time && begins(at)) || (time < to && begins(at - DAY));
  };
  const start = Math.floor(now / MINUTE) * MINUTE;
  for (let at = start; at <= start + 8 * DAY; at += MINUTE) if (!inside(at)) return at === start ? undefined : at;
  return start + 8 * DAY;
}

module.exports = { conditionsIn, fits, hoursEnd };
