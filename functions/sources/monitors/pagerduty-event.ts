import * as z from "zod";
import { list, part, text } from "../aws/loose.ts";
import { inUtc } from "../aws.ts";
import { fact } from "../aws-event.ts";
import { flatten } from "../fields.ts";
import { monitor, page, type Report, when } from "./monitor.ts";
import { severityOf } from "./severity.ts";

/**
 * What a monitor sends to PagerDuty's Events API v2, with the address changed to an endpoint's. `dedup_key` is the
 * situation; the routing key is whose it would have been, and is never shown.
 * https://developer.pagerduty.com/docs/events-api-v2-overview
 */
export const pagerdutyEvent = monitor({
  name: "pagerduty-event",
  marks: [
    { fields: ["event_action", "payload"] },
    { fields: ["event_action", "routing_key"] },
    { fields: ["event_action", "dedup_key"] },
  ],
  schema: z
    .object({
      event_action: z.enum(["trigger", "acknowledge", "resolve"]),
      dedup_key: text,
      client: text,
      client_url: text,
      links: list(z.object({ href: z.string(), text })),
      payload: part({
        summary: text,
        source: text,
        severity: text,
        timestamp: text,
        component: text,
        group: text,
        class: text,
        custom_details: z.unknown().optional(),
      }),
    })
    .refine(({ dedup_key, payload }) => dedup_key !== undefined || payload?.summary !== undefined),
  read: ({ event_action: action, dedup_key: key, client, client_url, links, payload = {} }) => {
    const { summary, source, component, group, custom_details: details } = payload;
    const subject = summary ?? key ?? "";
    const detected = when(payload.timestamp);
    return {
      // PagerDuty gives every trigger without a key one of its own; equal triggers are one situation all the same.
      key: key === undefined ? [summary, source] : [key],
      ...actions[action],
      severity: severityOf(payload.severity),
      title: action === "trigger" ? subject : `${inWords[action]}: ${subject}`,
      text: typeof details === "string" ? details : undefined,
      resource: source,
      facts: [
        fact("Component", component),
        fact("Group", group),
        fact("Class", payload.class),
        ...(typeof details === "object" ? flatten(details).fields.slice(0, MOST_DETAILS) : []).map(({ name, value }) =>
          fact(name, value),
        ),
        fact("Sent by", client),
        // Not the order of events: only triggers have it, by the clock of whatever host.
        fact("Detected", detected && inUtc(detected)),
      ],
      pages: [
        page(`Open ${client ?? "the monitor"}`, client_url),
        ...links.map(({ href, text }) => page(text ?? "Link", href)),
      ],
    };
  },
});

const MOST_DETAILS = 10;

const actions: Readonly<Record<string, Pick<Report, "kind" | "class" | "line">>> = {
  trigger: { kind: "problem" },
  acknowledge: { kind: "update", class: "notification", line: "acknowledged where it came from" },
  resolve: { kind: "recovered", class: "alert", line: "resolved" },
};
const inWords = { acknowledge: "Acknowledged", resolve: "Resolved" } as const;
