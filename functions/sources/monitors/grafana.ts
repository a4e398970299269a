import * as z from "zod";
import { list, number, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { alertGroup, type Member } from "./alert-group.ts";
import { groupName, memberOf, prometheusAlert } from "./alertmanager.ts";
import { monitor, page } from "./monitor.ts";

const labels = z.record(z.string(), z.string()).catch({});
const grafanaAlert = prometheusAlert.extend({
  silenceURL: text,
  dashboardURL: text,
  panelURL: text,
  values: z
    .record(z.string(), z.union([z.number(), z.string()]))
    .optional()
    .catch(undefined),
});

/**
 * A group of alerts from Grafana's unified alerting (since version 8), as its webhook contact point sends it.
 * https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
 */
export const grafana = monitor({
  name: "grafana",
  marks: [{ fields: ["orgId", "alerts"] }],
  schema: z.object({
    groupKey: text,
    receiver: text,
    externalURL: text,
    commonLabels: labels,
    groupLabels: labels,
    alerts: list(grafanaAlert),
    truncatedAlerts: number,
  }),
  read: ({ groupKey: key, groupLabels, commonLabels, receiver, externalURL, alerts, truncatedAlerts }, envelope) =>
    alertGroup(
      {
        key,
        name: groupName(groupLabels, commonLabels) ?? receiver ?? "Grafana",
        members: alerts.map(grafanaMember),
        truncated: truncatedAlerts ?? 0,
        pages: [page("Open Grafana", externalURL)],
      },
      envelope,
    ),
});

const grafanaMember = (alert: z.infer<typeof grafanaAlert>): Member => {
  const member = memberOf(alert);
  const { alertname = "", rulename } = alert.labels;
  const silent = silences[alertname];
  const title = silent ? `${rulename ?? "An alert rule"} ${silent}` : undefined;
  const values = Object.entries(alert.values ?? {}).map(([name, value]) => `${name} = ${value}`);
  return {
    ...member,
    // Labels that Grafana keeps to itself are in it too: two rules may otherwise look alike.
    key: [alert.fingerprint ?? member.key.join("\n")],
    ...(title && {
      name: rulename ?? member.name,
      title: member.kind === "recovered" ? `Resolved: ${title}` : title,
      line: member.kind === "recovered" ? "resolved" : title,
      resource: rulename,
      severity: member.severity ?? "medium",
    }),
    facts: [fact("Values", values.slice(0, 8).join(", ")), ...(member.facts ?? [])],
    pages: [
      page("Open the dashboard", alert.panelURL ?? alert.dashboardURL),
      page("View the rule", alert.generatorURL),
      page("Runbook", alert.annotations.runbook_url),
      page("Silence it", alert.silenceURL),
    ],
  };
};

/** Alerts about the rule itself. https://grafana.com/docs/grafana/latest/alerting/fundamentals/alert-rule-evaluation/nodata-and-error-states/ */
const silences: Readonly<Record<string, string>> = table({
  DatasourceNoData: "has no data to look at",
  DatasourceError: "cannot be evaluated",
});
