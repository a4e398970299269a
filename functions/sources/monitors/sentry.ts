import * as z from "zod";
import { part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { monitor, page, type Report } from "./monitor.ts";
import { severityOf } from "./severity.ts";

const project = z
  .union([z.object({ name: text, slug: text }).transform(({ name, slug }) => name ?? slug), z.string()])
  .optional()
  .catch(undefined);

const issue = part({
  id: text,
  shortId: text,
  title: text,
  culprit: text,
  level: text,
  priority: text,
  project,
  permalink: text,
  web_url: text,
  count: text,
  userCount: text,
  firstSeen: text,
  assignedTo: part({ name: text }),
});
const event = part({
  issue_id: text,
  title: text,
  message: text,
  culprit: text,
  level: text,
  environment: text,
  release: text,
  web_url: text,
});
const metric = part({ id: text, title: text, web_url: text, alert_rule: part({ name: text, environment: text }) });

/**
 * What Sentry tells: issues and their life, events that an alert rule picked, errors, and metric alerts. An issue's id
 * is the situation, so resolving it closes whatever an alert rule opened for it.
 * https://docs.sentry.io/integrations/integration-platform/webhooks/
 */
export const sentry = monitor({
  name: "sentry",
  marks: [
    { fields: ["action", "data"], where: { field: "data.issue.id" } },
    { fields: ["action", "data"], where: { field: "data.event.event_id" } },
    { fields: ["action", "data"], where: { field: "data.error.event_id" } },
    { fields: ["action", "data"], where: { field: "data.metric_alert.id" } },
    { fields: ["project_slug", "culprit"] },
  ],
  schema: z.union([
    z.object({
      action: z.string().min(1),
      data: z.object({
        issue,
        event,
        error: event,
        metric_alert: metric,
        description_text: text,
        description_title: text,
        triggered_rule: text,
        web_url: text,
      }),
      actor: part({ name: text }),
    }),
    legacy(),
  ]),
  read: ({ action, data, actor }) =>
    data.metric_alert ? ofMetric(action, data) : data.issue ? ofIssue(action, data.issue, actor?.name) : ofEvent(data),
});

interface Data {
  readonly issue?: z.infer<typeof issue>;
  readonly event?: z.infer<typeof event>;
  readonly error?: z.infer<typeof event>;
  readonly metric_alert?: z.infer<typeof metric>;
  readonly description_text?: string | undefined;
  readonly description_title?: string | undefined;
  readonly triggered_rule?: string | undefined;
  readonly web_url?: string | undefined;
}

const ofEvent = ({ event, error, triggered_rule }: Data): Report => {
  const seen = event ?? error ?? {};
  const title = seen.title ?? seen.message ?? "An error in Sentry";
  return {
    key: ["issue", seen.issue_id ?? title],
    severity: severityOf(seen.level),
    title,
    text: seen.message === title ? undefined : seen.message,
    facts: [
      fact("Where", seen.culprit),
      fact("Environment", seen.environment),
      fact("Release", seen.release),
      fact("Alert rule", triggered_rule),
    ],
    pages: [page("Open the event", seen.web_url)],
    runbook: "sentry",
  };
};

const ofIssue = (action: string, issue: NonNullable<Data["issue"]>, actor: string | undefined): Report => {
  const { kind, said } = actions[action] ?? { kind: "update" as const, said: `${action} in Sentry` };
  const title = issue.title ?? issue.shortId ?? "An issue in Sentry";
  return {
    key: ["issue", issue.id ?? title],
    kind,
    ...(kind === "update" && { class: "notification" as const }),
    severity: severityOf(issue.priority) ?? severityOf(issue.level),
    title: said ? `${title}: ${said}` : title,
    resource: issue.project,
    facts: [
      fact("Where", issue.culprit),
      fact("Issue", issue.shortId),
      fact("Events", issue.count),
      fact("Users", issue.userCount === "0" ? undefined : issue.userCount),
      fact("Assigned to", issue.assignedTo?.name),
      action === "created" ? undefined : fact("By", actor),
    ],
    pages: [page("Open the issue", issue.web_url ?? issue.permalink)],
    line: said || title,
    runbook: "sentry",
  };
};

const ofMetric = (action: string, { metric_alert, description_text, description_title, web_url }: Data): Report => {
  const rule = metric_alert?.alert_rule?.name ?? metric_alert?.title ?? "A metric alert in Sentry";
  const resolved = action === "resolved";
  return {
    key: ["metric", metric_alert?.id ?? rule],
    kind: resolved ? "recovered" : "problem",
    severity: resolved ? undefined : severityOf(action),
    title: resolved ? `${rule}: resolved` : (description_title ?? rule),
    text: description_text,
    resource: rule,
    facts: [fact("Environment", metric_alert?.alert_rule?.environment)],
    pages: [page("Open the alert", web_url ?? metric_alert?.web_url)],
    line: resolved ? "resolved" : (description_title ?? rule),
    ...(!resolved && { runbook: "sentry/metric" }),
  };
};

const actions: Readonly<Record<string, { readonly kind: NonNullable<Report["kind"]>; readonly said: string }>> = table({
  created: { kind: "problem", said: "" },
  unresolved: { kind: "problem", said: "is back" },
  resolved: { kind: "recovered", said: "resolved in Sentry" },
  archived: { kind: "recovered", said: "archived in Sentry" },
  ignored: { kind: "recovered", said: "archived in Sentry" },
  assigned: { kind: "update", said: "assigned in Sentry" },
});

/** The webhook plugin of a project, older than the integrations. */
function legacy() {
  return z
    .object({
      id: text,
      project_name: text,
      culprit: text,
      message: text,
      level: text,
      url: text,
      event: part({ title: text, environment: text, release: text }),
    })
    .transform(({ id, culprit, message, level, url, event }) => ({
      action: "triggered",
      data: {
        event: { ...event, issue_id: id, culprit, level, message: message ?? event?.title, web_url: url },
      } as Data,
      actor: undefined,
    }));
}
