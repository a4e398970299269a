import * as z from "zod";
import { part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { monitor, page, when } from "./monitor.ts";
import { severityOf } from "./severity.ts";

const documentation = z
  .union([z.string(), z.object({ content: z.string(), subject: text }).transform(({ content }) => content)])
  .optional()
  .catch(undefined);

/**
 * An incident of Google Cloud Monitoring, as a webhook notification channel sends it; also its test message.
 * https://cloud.google.com/monitoring/support/notification-options#webhooks
 */
export const gcpMonitoring = monitor({
  name: "gcp-monitoring",
  marks: [{ fields: ["incident", "version"], where: { field: "incident.incident_id" } }],
  schema: z.object({
    version: text,
    incident: z.object({
      incident_id: z.string().min(1),
      scoping_project_id: text,
      url: text,
      state: z.string().min(1),
      started_at: text,
      ended_at: text,
      summary: text,
      severity: text,
      policy_name: text,
      condition_name: text,
      threshold_value: text,
      observed_value: text,
      resource_name: text,
      resource_display_name: text,
      resource_type_display_name: text,
      metric: part({ displayName: text, type: text }),
      documentation,
    }),
  }),
  read: ({ version, incident }) => {
    const closed = incident.state.toLowerCase() === "closed";
    const test = version?.toLowerCase() === "test";
    const resource = incident.resource_display_name ?? incident.resource_name;
    const subject = incident.condition_name ?? incident.policy_name ?? "Cloud Monitoring";
    const title = resource ? `${subject} on ${resource}` : subject;
    return {
      key: [incident.scoping_project_id, incident.incident_id],
      kind: closed ? "recovered" : "problem",
      ...(test && { class: "notification" as const }),
      severity: severityOf(incident.severity),
      title: test
        ? "Test notification of Google Cloud Monitoring: the connection works"
        : closed
          ? `${title}: closed`
          : title,
      text: incident.summary,
      resource,
      facts: [
        fact("Observed", incident.observed_value),
        fact("Threshold", incident.threshold_value),
        fact("Metric", incident.metric?.displayName ?? incident.metric?.type),
        fact("Resource type", incident.resource_type_display_name),
        fact("Policy", incident.policy_name),
        fact("Project", incident.scoping_project_id),
        fact("Documentation", incident.documentation?.trim()),
      ],
      pages: [page("Open the incident", incident.url)],
      ...(!test && { line: closed ? "the incident is over" : title }),
      at: when(closed ? incident.ended_at : incident.started_at),
    };
  },
});
