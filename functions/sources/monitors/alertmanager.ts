import * as z from "zod";
import type { Fact } from "../../domain/card.ts";
import { list, number, text } from "../aws/loose.ts";
import { inUtc } from "../aws.ts";
import { fact } from "../aws-event.ts";
import { alertGroup, type Member } from "./alert-group.ts";
import { alertsInText, groupInSubject } from "./alertmanager-text.ts";
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

const webhook = z.object({
  groupKey: text,
  receiver: text,
  externalURL: text,
  commonLabels: labels,
  groupLabels: labels,
  alerts: list(prometheusAlert),
  truncatedAlerts: number,
});

const written = z.string().transform((message): z.infer<typeof webhook> => {
  const alerts = [...alertsInText(message)];
  return { ...nothing, alerts, commonLabels: inCommon(alerts.map((alert) => alert.labels)) };
});

/**
 * A group of alerts from Prometheus' Alertmanager: webhook version 4 (of any release since 2017), and what it and Amazon
 * Managed Service for Prometheus publish to SNS, as text or as the JSON that AWS documents. An alert's labels are its
 * situation in all of them.
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 * https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-receiver-JSON.html
 */
export const alertmanager = monitor({
  name: "alertmanager",
  marks: [
    { fields: ["version", "alerts"], where: { field: "version", is: "4" } },
    { fields: ["alerts", "status", "receiver"], where: { field: "status" }, without: ["version", "orgId"] },
    { text: /(?:^|\n)Alerts (?:Firing|Resolved):\s*\n\s*Labels:\s*\n - / },
  ],
  schema: z
    .union([webhook, written])
    .refine(({ alerts }) => alerts.some((alert) => Object.keys(alert.labels).length > 0)),
  read: ({ groupKey, groupLabels, commonLabels, receiver, externalURL, alerts, truncatedAlerts }, envelope) => {
    const subject = groupInSubject(envelope.subject);
    return alertGroup(
      {
        key: groupKey ?? (Object.keys(groupLabels).length > 0 ? keyOf(groupLabels) : subject),
        name: groupName(groupLabels, commonLabels) ?? subject ?? receiver ?? "Alertmanager",
        members: alerts.map((alert) => {
          const member = memberOf(alert);
          return { ...member, pages: [...(member.pages ?? []), page("Open Alertmanager", externalURL)] };
        }),
        truncated: truncatedAlerts ?? 0,
        pages: [page("Open Alertmanager", externalURL)],
      },
      envelope,
    );
  },
});

const nothing = {
  groupKey: undefined,
  receiver: undefined,
  externalURL: undefined,
  groupLabels: {},
  truncatedAlerts: undefined,
};

/** A set of labels, in whatever order they came. */
const keyOf = (set: Labels): string => JSON.stringify(Object.entries(set).sort());

const inCommon = ([first = {}, ...others]: readonly Labels[]): Labels =>
  Object.fromEntries(Object.entries(first).filter(([name, value]) => others.every((other) => other[name] === value)));

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
    key: [keyOf(labels)],
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
