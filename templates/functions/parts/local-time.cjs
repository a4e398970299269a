// @ts-check
"use strict";

/** @typedef {{ date: string, time: string, weekday: string }} LocalTime such as 2026-11-24, 08:15, Tue */

/** What clocks and calendars of a time zone show. @param {string} zone such as Europe/Berlin @returns {(at: number) => LocalTime} */
function localTime(zone) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    weekday: "short",
  });
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const date = `${part.year}-${part.month}-${part.day}`;
    return { date, time: `${part.hour}:${part.minute}`, weekday: part.weekday ?? "" };
  };
}

const DAY = 24 * 60 * 60_000;
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

module.exports = { localTime, DAY, WEEKDAYS, MONTHS };
