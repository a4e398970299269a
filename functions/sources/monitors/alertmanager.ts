import * as z from "zod";
import type { Fact } from "../../domain/card.ts";
import { list, number, text } from "../aws/loose.ts";
import { inUtc } from "../aws.ts";
import { fact } from "../aws-event.ts";
import { alertGroup, type Member } from "./alert-group.ts";
import { monitor, page, when } from "./monitor.ts";
import { severityOf } from "./severity.ts";

const labels = z.record(z.string(), z.string()).catch({});

/** One alert as Prometheus' Alertmanager sends it; Grafana speaks the same, with more fields. */
export const prometheusAlert = z.object({
  status: text,
  labels,
  annotations: labels,
  startsAt: text,
  endsAt: text,
  generatorURL: text,
  fingerprint: text,
});
export type PrometheusAlert = z.infer<typeof prometheusAlert>;

/**
 * A group of alerts from Prometheus' Alertmanager, webhook version 4 (the `webhook_config` of any of its releases since
 * 2017). Its own fingerprint of an alert's labels is the situation.
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export const alertmanager = monitor({
  name: "alertmanager",
  marks: [{ fields: ["version", "alerts"], where: { field: "version", is: "4" } }],
  schema: z.object({
    groupKey: text,
    receiver: text,
    externalURL: text,
    commonLabels: labels,
    groupLabels: labels,
    alerts: list(prometheusAlert),
    truncatedAlerts: number,
  }),
  read: ({ groupKey: key, groupLabels, commonLabels, receiver, externalURL, alerts, truncatedAlerts }, envelope) =>
    alertGroup(
      {
        key,
        name: groupName(groupLabels, commonLabels) ?? receiver ?? "Alertmanager",
        members: alerts.map((alert) => {
          const member = memberOf(alert);
          return { ...member, pages: [...(member.pages ?? []), page("Open Alertmanager", externalURL)] };
        }),
        truncated: truncatedAlerts ?? 0,
        pages: [page("Open Alertmanager", externalURL)],
      },
      envelope,
    ),
});

type Labels = Readonly<Record<string, string>>;

/** What the alerts of a group have in common: `HighCpu, prod`. */
export const groupName = (...choices: readonly Labels[]): string | undefined =>
  choices
    .map((common) => Object.entries(common).filter(([name, value]) => value !== "" && !name.startsWith("__")))
    .find((entries) => entries.length > 0)
    ?.slice(0, 4)
    .map(([, value]) => value)
    .join(", ");

export const memberOf = ({ status, labels, annotations, ...alert }: PrometheusAlert): Member => {
  const rule = labels.alertname ?? "Alert";
  const resource = subjects.map((name) => labels[name]).find((value) => value);
  const { summary, description, message, title: said } = annotations;
  const title = summary || said || (resource ? `${rule} on ${resource}` : rule);
  const resolved = status === "resolved";
  const details = description || message;
  // No clock of this message: an alert that fires again may still have begun before it was resolved.
  const since = when(alert.startsAt);
  return {
    name: rule,
    key: [alert.fingerprint ?? JSON.stringify(Object.entries(labels).sort())],
    kind: resolved ? "recovered" : "problem",
    severity: severityOf(labels.severity ?? labels.priority),
    title: resolved ? `Resolved: ${title}` : title,
    text: details === title ? undefined : details,
    resource,
    facts: [
      title.includes(rule) ? undefined : fact("Alert", rule),
      ...labelFacts(labels, resource),
      fact("Since", since && inUtc(since)),
    ],
    pages: [
      page("Runbook", annotations.runbook_url ?? annotations.runbook),
      page("View the query", alert.generatorURL),
    ],
    line: resolved ? "resolved" : title,
  };
};

/** Labels that say what an alert is about, the most telling first. */
const subjects = ["instance", "pod", "node", "host", "hostname", "container", "deployment", "service", "job"];
const SAID = /^(__.*|alertname|severity|priority|rulename|datasource_uid|ref_id)$/;

const labelFacts = (labels: Labels, resource: string | undefined): readonly Fact[] =>
  Object.entries(labels)
    .filter(([name, value]) => value !== "" && value !== resource && !SAID.test(name))
    .slice(0, MOST_LABELS)
    .map(([label, value]) => ({ label, value }));

const MOST_LABELS = 10;
