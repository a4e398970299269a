import * as z from "zod";
import type { Severity } from "../../domain/card.ts";
import { part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { limits } from "../content.ts";
import { monitor, page, type Report, when } from "./monitor.ts";
import { severityOf } from "./severity.ts";

/**
 * A monitor of Datadog: the webhook's default payload, and one with any of the variables that say more
 * (`alert_transition`, `alert_cycle_key`, `alert_scope`, ... by the names of the variables in lower case).
 * https://docs.datadoghq.com/integrations/webhooks/
 */
export const datadog = monitor({
  name: "datadog",
  marks: [{ fields: ["event_type", "last_updated", "title"] }, { fields: ["alert_transition"] }],
  schema: z
    .object({
      title: text,
      event_title: text,
      alert_title: text,
      body: text,
      event_msg: text,
      text_only_msg: text,
      alert_status: text,
      alert_transition: text,
      alert_type: text,
      alert_priority: text,
      priority: text,
      alert_id: text,
      alert_cycle_key: text,
      aggreg_key: text,
      alert_scope: text,
      alert_metric: text,
      alert_query: text,
      hostname: text,
      link: text,
      snapshot: text,
      tags: text,
      date: text,
      last_updated: text,
      org: part({ name: text }),
    })
    .refine(({ title, event_title, alert_title }) => (title ?? event_title ?? alert_title) !== undefined),
  read: (event) => {
    const { name, state, scope } = titleOf(event.title ?? event.event_title ?? event.alert_title ?? "");
    const { kind, severity, said } = meaningOf(event.alert_transition ?? state ?? event.alert_type ?? "");
    const message = event.body ?? event.event_msg ?? "";
    const about = event.alert_scope ?? scope;
    const subject = about && !name.includes(about) ? `${name} (${about})` : name;
    return {
      key: [event.alert_cycle_key ?? event.aggreg_key ?? [event.alert_id ?? name, about ?? ""].join("\n")],
      kind,
      severity: severityOf(event.alert_priority ?? event.priority) ?? severity,
      title: said ? `${subject} ${said}` : subject,
      text: event.alert_status ?? wordsOf(event.text_only_msg ?? message),
      resource: event.hostname ?? about,
      facts: [
        fact("Metric", event.alert_metric),
        fact("Query", event.alert_query),
        fact("Tags", event.tags),
        fact("Organisation", event.org?.name),
      ],
      pages: [page("Open the monitor", event.link ?? monitorIn(message)), page("View the graph", event.snapshot)],
      line: said || subject,
      at: when(event.last_updated ?? event.date),
    };
  },
});

/** `[P2] [Triggered on {host:web-1}] CPU is high`, taken apart. */
const titleOf = (title: string): { name: string; state?: string | undefined; scope?: string | undefined } => {
  const match = /^(?:\[P[1-5]\]\s*)?\[([^\]{]{3,40}?)(?:\s+on\s+\{([^}]{0,300})\})?\]\s*(.+)$/s.exec(title);
  const [, state, scope, name = title] = match ?? [];
  return state && STATE.test(state) ? { name, state, scope } : { name: title };
};

/** The default payload has no link of its own, but its text has. */
const monitorIn = (message: string): string | undefined =>
  /https:\/\/[\w.-]+\/monitors\/\d+/.exec(message.slice(0, limits.text * 4))?.[0];

const STATE = /^(re-)?(triggered|warn|no data|renotify|recovered)( recovered)?$/i;

const meaningOf = (transition: string): { kind: Report["kind"]; severity?: Severity | undefined; said: string } => {
  if (/recovered|^success$/i.test(transition)) return { kind: "recovered", said: "recovered" };
  if (/no data/i.test(transition)) return { kind: "problem", severity: "medium", said: "has no data" };
  if (/warn/i.test(transition)) return { kind: "problem", severity: "medium", said: "is close to its threshold" };
  if (/^info$/i.test(transition)) return { kind: "problem", severity: "info", said: "" };
  return { kind: "problem", severity: /triggered|error/i.test(transition) ? "high" : undefined, said: "" };
};

/** A message without its mark-up, the handles it notifies, and what Datadog appends after a rule. */
const wordsOf = (message: string): string =>
  (message.split(/\n- - -/)[0] ?? "")
    .slice(0, limits.text * 2)
    .replaceAll("%%%", "")
    .replace(/\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*([^*]+)\*\*/g, "$1")
    .replace(/(^|\s)@[\w.+-]+(?:@[\w.-]+)?/g, "$1")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
