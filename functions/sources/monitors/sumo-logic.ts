import * as z from "zod";
import type { Severity } from "../../domain/card.ts";
import { text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { monitor, page, when } from "./monitor.ts";

/** Variables are the team's to name: they are read whatever their case. */
const lowerCase = z
  .record(z.string(), z.unknown())
  .transform((fields) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value])),
  );

/**
 * A monitor or a scheduled search of Sumo Logic, with a payload that names its variables as Sumo does.
 * https://help.sumologic.com/docs/alerts/monitors/alert-variables/
 */
export const sumoLogic = monitor({
  name: "sumo-logic",
  marks: [
    { fields: ["TriggerType"] },
    { fields: ["triggerType", "name"] },
    { fields: ["searchName"] },
    { fields: ["SearchName"] },
  ],
  schema: lowerCase.pipe(
    z
      .object({
        name: text,
        searchname: text,
        alertname: text,
        description: text,
        searchdescription: text,
        id: text,
        triggertype: text,
        triggervalue: text,
        triggercondition: text,
        triggertimerange: text,
        triggertime: text,
        numrawresults: text,
        monitortype: text,
        query: text,
        searchquery: text,
        queryurl: text,
        searchqueryurl: text,
        alertresponseurl: text,
        alertgroup: text,
        sourceurl: text,
      })
      .refine(({ name, searchname, alertname }) => (name ?? searchname ?? alertname) !== undefined),
  ),
  read: (event) => {
    const name = event.name ?? event.searchname ?? event.alertname ?? "";
    const type = (event.triggertype ?? "").replace(/\s+/g, "").toLowerCase();
    const resolved = type.startsWith("resolved") || type === "normal";
    const group = event.alertgroup;
    const subject = group ? `${name} (${group})` : name;
    const missing = type.includes("missingdata");
    const about = event.description ?? event.searchdescription;
    return {
      key: [event.id ? `${event.id}` : name, group],
      kind: resolved ? "recovered" : "problem",
      severity: severities[type],
      title: resolved ? `${subject}: resolved` : missing ? `${subject} has no data` : subject,
      text: missing ? undefined : about,
      resource: group,
      facts: [
        fact("Value", event.triggervalue),
        fact("Condition", event.triggercondition),
        fact("Watches for", missing ? about : undefined),
        fact("Results", event.numrawresults === event.triggervalue ? undefined : event.numrawresults),
        fact("Within", event.triggertimerange && rangeIn(event.triggertimerange)),
        fact("Query", event.query ?? event.searchquery),
      ],
      pages: [
        page("Open the alert", event.alertresponseurl),
        page("Open the results", event.queryurl ?? event.searchqueryurl),
        page("Open the monitor", event.sourceurl),
      ],
      line: resolved ? "resolved" : subject,
      at: when(event.triggertime),
    };
  },
});

const severities: Readonly<Record<string, Severity>> = table({
  critical: "critical",
  warning: "medium",
  missingdata: "high",
});

/** `11/24/2026 07:50:00 AM UTC to 07:55:00 AM UTC` as cards show moments; another form stays what it is. */
const rangeIn = (range: string): string => {
  const [, date, from, to] =
    /^(\d\d\/\d\d\/\d{4}) (\d\d:\d\d:\d\d [AP]M) UTC to (\d\d:\d\d:\d\d [AP]M) UTC$/.exec(range) ?? [];
  if (!date || !from || !to) return range;
  const [month, day, year] = date.split("/");
  return `${year}-${month}-${day} ${in24Hours(from)} to ${in24Hours(to)} UTC`;
};

const in24Hours = (clock: string): string =>
  `${String((Number(clock.slice(0, 2)) % 12) + (clock.endsWith("PM") ? 12 : 0)).padStart(2, "0")}${clock.slice(2, 8)}`;
