import * as z from "zod";
import { list, number, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { monitor, page, type Report, when } from "./monitor.ts";
import { severityOf } from "./severity.ts";

/** An issue, as workflows tell it. https://docs.newrelic.com/docs/alerts/get-notified/notification-integrations/#webhook */
const issue = z
  .object({
    id: z.string().min(1),
    issueUrl: text,
    title: text,
    state: z.string().min(1),
    priority: text,
    impactedEntities: list(z.string()),
    totalIncidents: number,
    alertPolicyNames: list(z.string()),
    alertConditionNames: list(z.string()),
    workflowName: text,
    owner: text,
    updatedAt: text,
  })
  .transform((event) => ({
    id: event.id,
    state: event.state,
    title: event.title ?? event.alertConditionNames[0] ?? "An issue in New Relic",
    text: undefined,
    severity: severityOf(event.priority),
    resource: event.impactedEntities[0],
    url: event.issueUrl,
    at: when(event.updatedAt),
    facts: [
      event.impactedEntities.length > 1 ? fact("Impacted", event.impactedEntities.slice(0, 10).join(", ")) : undefined,
      fact("Condition", event.alertConditionNames.join(", ")),
      fact("Policy", event.alertPolicyNames.join(", ")),
      fact("Incidents", event.totalIncidents === 1 ? undefined : event.totalIncidents),
      fact("Owner", event.owner),
    ],
  }));

/** An incident, as notification channels told it before workflows. */
const incident = z
  .object({
    incident_id: z.union([z.number(), z.string()]),
    current_state: z.string().min(1),
    condition_name: text,
    policy_name: text,
    severity: text,
    details: text,
    incident_url: text,
    timestamp: text,
    owner: text,
    targets: list(z.object({ name: text })),
  })
  .transform((event) => ({
    id: String(event.incident_id),
    state: event.current_state,
    title: about(event.condition_name ?? event.details ?? "An incident in New Relic", event.targets[0]?.name),
    text: event.condition_name && event.details,
    severity: severityOf(event.severity),
    resource: event.targets[0]?.name,
    url: event.incident_url,
    at: when(event.timestamp),
    facts: [fact("Policy", event.policy_name), fact("Owner", event.owner)],
  }));

/** A condition says what is wrong, and seldom with what. */
const about = (condition: string, target: string | undefined): string =>
  target && !condition.includes(target) ? `${condition} on ${target}` : condition;

/** New Relic's issues and incidents: its id is the situation, closing it there closes it here. */
export const newrelic = monitor({
  name: "newrelic",
  marks: [{ fields: ["issueUrl", "state"] }, { fields: ["incident_id", "current_state"] }],
  schema: z.union([issue, incident]),
  read: ({ id, state, title, text, severity, resource, url, facts, at }) => {
    const { said, ...meaning } = states[state.toLowerCase()] ?? { kind: "problem" as const, said: "" };
    return {
      key: [id],
      ...meaning,
      severity,
      title: said ? `${title}: ${said}` : title,
      text,
      resource,
      facts,
      pages: [page("Open the issue", url)],
      line: said || title,
      at,
    };
  },
});

const states: Readonly<Record<string, Pick<Report, "kind" | "class"> & { readonly said: string }>> = table({
  acknowledged: { kind: "update", class: "notification", said: "acknowledged in New Relic" },
  closed: { kind: "recovered", said: "closed in New Relic" },
});
