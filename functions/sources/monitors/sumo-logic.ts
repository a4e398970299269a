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
    return {
      key: [event.id ? `${event.id}` : name, group],
      kind: resolved ? "recovered" : "problem",
      severity: severities[type],
      title: resolved ? `${subject}: resolved` : missing ? `${subject} has no data` : subject,
      text: event.description ?? event.searchdescription,
      resource: group,
      facts: [
        fact("Value", event.triggervalue),
        fact("Condition", event.triggercondition),
        fact("Results", event.numrawresults),
        fact("Within", event.triggertimerange),
        fact("Query", event.query ?? event.searchquery),
      ],
      pages: [
        page("Open the alert", event.alertresponseurl),
        page("View the results", event.queryurl ?? event.searchqueryurl),
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
