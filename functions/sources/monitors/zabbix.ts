import * as z from "zod";
import type { Severity } from "../../domain/card.ts";
import { text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { monitor, page } from "./monitor.ts";
import { severityOf } from "./severity.ts";

/** `event_value`, `EVENT.VALUE`, `eventvalue`: scripts of media types name the same macro in each of these ways. */
const parameters = z
  .record(z.string(), z.unknown())
  .transform((fields) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name.toLowerCase().replace(/[^a-z]/g, ""), value]),
    ),
  );

/**
 * A problem of Zabbix: what its webhook media types put together of the macros `{EVENT.ID}`, `{EVENT.VALUE}`,
 * `{EVENT.NAME}`, `{EVENT.SEVERITY}`, `{HOST.NAME}`, sent on as JSON or as a form. In a recovery, `{EVENT.ID}` is still
 * the problem's. https://www.zabbix.com/documentation/current/en/manual/config/notifications/media/webhook
 */
export const zabbix = monitor({
  name: "zabbix",
  marks: [
    { fields: ["event_id", "event_value"] },
    { fields: ["eventid", "eventvalue"] },
    { fields: ["EVENT.ID", "EVENT.VALUE"] },
    { fields: ["event_source", "event_value"] },
  ],
  schema: parameters.pipe(
    z
      .object({
        eventid: text,
        eventvalue: z.coerce.string(),
        eventupdatestatus: text,
        eventname: text,
        triggername: text,
        triggerdescription: text,
        triggerid: text,
        alertsubject: text,
        alertmessage: text,
        eventopdata: text,
        eventseverity: text,
        eventnseverity: text,
        triggerseverity: text,
        severity: text,
        hostname: text,
        host: text,
        hostip: text,
        eventtags: text,
        zabbixurl: text,
        url: text,
      })
      .refine(
        ({ eventname, triggername, alertsubject, eventid }) =>
          (eventname ?? triggername ?? alertsubject ?? eventid) !== undefined,
      ),
  ),
  read: (event) => {
    const resolved = event.eventvalue === "0" || /^(ok|resolved)$/i.test(event.eventvalue);
    const updated = event.eventupdatestatus === "1";
    const host = event.hostname ?? event.host;
    const name = event.eventname ?? event.triggername ?? event.alertsubject ?? `Event ${event.eventid}`;
    const subject = host && !name.includes(host) ? `${name} on ${host}` : name;
    const base = event.zabbixurl ?? event.url;
    return {
      key: [event.eventid ?? [name, host ?? ""].join("\n")],
      kind: updated ? "update" : resolved ? "recovered" : "problem",
      ...(updated && { class: "notification" as const }),
      severity: zabbixSeverity(event.eventseverity ?? event.triggerseverity ?? event.severity, event.eventnseverity),
      title: updated ? `${subject}: updated in Zabbix` : resolved ? `${subject}: resolved` : subject,
      text: event.alertmessage ?? event.triggerdescription,
      resource: host,
      facts: [
        fact("Value", event.eventopdata),
        fact("Address", event.hostip),
        fact("Tags", event.eventtags),
        fact("Event", event.eventid),
      ],
      pages: [
        page(
          "Open the event",
          base && event.triggerid && event.eventid
            ? `${base.replace(/\/$/, "")}/tr_events.php?triggerid=${encodeURIComponent(event.triggerid)}&eventid=${encodeURIComponent(event.eventid)}`
            : undefined,
        ),
      ],
      line: updated ? "updated in Zabbix" : resolved ? "resolved" : subject,
    };
  },
});

/** By its name or its number. https://www.zabbix.com/documentation/current/en/manual/config/triggers/severity */
const zabbixSeverity = (word: string | undefined, figure: string | undefined): Severity | undefined =>
  figures[figure ?? word ?? ""] ?? (/^not classified$/i.test(word ?? "") ? undefined : severityOf(word));

const figures: Readonly<Record<string, Severity>> = table({
  5: "critical",
  4: "high",
  3: "medium",
  2: "medium",
  1: "info",
});
