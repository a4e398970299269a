import * as z from "zod";
import { list, number, part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { monitor, page, type Report, when } from "./monitor.ts";
import { severityOf } from "./severity.ts";

const named = part({ summary: text });

/**
 * What PagerDuty tells about its incidents: webhooks v3. https://developer.pagerduty.com/docs/webhooks-overview
 */
export const pagerdutyWebhook = monitor({
  name: "pagerduty-webhook",
  marks: [{ fields: ["event"], where: { field: "event.event_type" } }],
  schema: z.object({
    event: z.object({
      id: text,
      event_type: z.string().min(1),
      occurred_at: text,
      agent: named,
      data: z.object({
        id: text,
        number,
        title: text,
        html_url: text,
        summary: text,
        content: text,
        urgency: text,
        priority: named,
        service: named,
        escalation_policy: named,
        assignees: list(z.object({ summary: text })),
        incident: part({ id: text, summary: text, html_url: text }),
      }),
    }),
  }),
  identity: ({ event }) => event.id,
  read: ({ event: { event_type: type, occurred_at, agent, data } }) => {
    const what = type.replace(/^\w+\./, "").replaceAll("_", " ");
    const about = data.incident ?? data;
    const subject = data.title ?? data.incident?.summary ?? data.summary ?? "PagerDuty";
    const meaning = meanings[type] ?? { kind: "update", class: "notification" };
    return {
      key: ["incident", about.id ?? subject],
      ...meaning,
      severity: severityOf(data.priority?.summary) ?? severityOf(data.urgency),
      title: type === "incident.triggered" ? subject : `${subject}: ${what}`,
      text: data.content,
      resource: data.service?.summary,
      facts: [
        fact("Incident", data.number === undefined ? undefined : `#${data.number}`),
        fact("Priority", data.priority?.summary),
        fact("Assigned to", data.assignees.map(({ summary }) => summary ?? "").join(", ")),
        fact("Escalation policy", data.escalation_policy?.summary),
        type === "incident.triggered" ? undefined : fact("By", agent?.summary),
      ],
      pages: [page("Open the incident", about.html_url)],
      line: `${what} in PagerDuty`,
      at: when(occurred_at),
    };
  },
});

/** Whatever else happens to an incident is a line in its timeline. */
const meanings: Readonly<Record<string, Pick<Report, "kind" | "class">>> = table({
  "incident.triggered": { kind: "problem" },
  "incident.reopened": { kind: "problem" },
  "incident.resolved": { kind: "recovered", class: "alert" },
  "pagey.ping": { kind: "problem", class: "notification" },
});
