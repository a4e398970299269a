import * as z from "zod";
import type { Severity } from "../../domain/card.ts";
import { list, part, text } from "../aws/loose.ts";
import { inUtc } from "../aws.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { monitor, page, type Report, when } from "./monitor.ts";

const statusPage = part({ id: text, status_description: text });

/**
 * A status page on Atlassian Statuspage that the team subscribed to: incidents, planned maintenance, components. The
 * address that ends the subscription is never shown.
 * https://support.atlassian.com/statuspage/docs/enable-webhook-notifications/
 */
export const statuspage = monitor({
  name: "statuspage",
  marks: [
    { fields: ["page", "incident"], where: { field: "incident.id" } },
    { fields: ["page", "component_update"], where: { field: "component_update.new_status" } },
  ],
  schema: z.union([
    z.object({
      page: statusPage,
      incident: z.object({
        id: z.string(),
        name: z.string(),
        status: z.string(),
        impact: text,
        shortlink: text,
        updated_at: text,
        scheduled_for: text,
        scheduled_until: text,
        incident_updates: list(z.object({ body: text })),
        components: list(z.object({ name: text })),
      }),
    }),
    z.object({
      page: statusPage,
      component: z.object({ id: text, name: z.string() }),
      component_update: z.object({ old_status: text, new_status: z.string(), created_at: text }),
    }),
  ]),
  read: (event) => ("incident" in event ? ofIncident(event) : ofComponent(event)),
});

const ofIncident = ({ page: about, incident }: { page?: z.infer<typeof statusPage>; incident: Incident }): Report => {
  const { status, impact } = incident;
  const planned = impact === "maintenance" || incident.scheduled_for !== undefined;
  const over = ["resolved", "completed", "postmortem"].includes(status);
  return {
    key: ["incident", about?.id, incident.id],
    kind: over ? "recovered" : "problem",
    ...((planned || impact === undefined) && !over && { class: "notification" as const }),
    severity: planned ? undefined : impacts[impact ?? ""],
    title: `${incident.name}: ${inWords(status)}`,
    text: incident.incident_updates[0]?.body,
    facts: [
      fact("Components", incident.components.map(({ name }) => name ?? "").join(", ")),
      fact("Impact", planned ? undefined : impact && inWords(impact)),
      fact("Planned from", utc(incident.scheduled_for)),
      fact("Planned until", utc(incident.scheduled_until)),
      fact("The page says", about?.status_description),
    ],
    pages: [page("Open the status page", incident.shortlink)],
    ...(!over && !planned && { runbook: "statuspage" }),
    line: inWords(status),
    at: when(incident.updated_at),
  };
};

interface Incident {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly impact?: string | undefined;
  readonly shortlink?: string | undefined;
  readonly updated_at?: string | undefined;
  readonly scheduled_for?: string | undefined;
  readonly scheduled_until?: string | undefined;
  readonly incident_updates: readonly { readonly body?: string | undefined }[];
  readonly components: readonly { readonly name?: string | undefined }[];
}

const ofComponent = ({
  page: about,
  component,
  component_update: change,
}: {
  page?: z.infer<typeof statusPage>;
  component: { readonly id?: string | undefined; readonly name: string };
  component_update: {
    readonly old_status?: string | undefined;
    readonly new_status: string;
    readonly created_at?: string | undefined;
  };
}): Report => {
  const status = change.new_status;
  const operational = status === "operational";
  return {
    key: ["component", about?.id, component.id ?? component.name],
    kind: operational ? "recovered" : "problem",
    ...(status === "under_maintenance" && { class: "notification" as const }),
    severity: impacts[status],
    title: `${component.name}: ${inWords(status)}`,
    resource: component.name,
    facts: [
      fact("It was", change.old_status && inWords(change.old_status)),
      fact("The page says", about?.status_description),
    ],
    line: inWords(status),
    ...(!operational && { runbook: "statuspage" }),
    at: when(change.created_at),
  };
};

const impacts: Readonly<Record<string, Severity>> = table({
  critical: "critical",
  major: "high",
  minor: "medium",
  major_outage: "critical",
  partial_outage: "high",
  degraded_performance: "medium",
});

const utc = (text: string | undefined): string | undefined => {
  const at = when(text);
  return at && inUtc(at);
};

const inWords = (word: string): string => word.replaceAll("_", " ");
