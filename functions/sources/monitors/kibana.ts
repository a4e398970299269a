import * as z from "zod";
import type { Fact } from "../../domain/card.ts";
import { part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { flatten } from "../fields.ts";
import { monitor, page, when } from "./monitor.ts";
import { severityOf } from "./severity.ts";

const flat = z
  .object({
    ruleId: text,
    ruleName: text,
    alertId: text,
    alertName: text,
    alertInstanceId: text,
    alertActionGroup: text,
    alertActionGroupName: text,
    message: text,
    reason: text,
    severity: text,
    date: text,
    kibanaBaseUrl: text,
  })
  .transform(({ date, kibanaBaseUrl, ruleId, ruleName, alertName, alertId, ...event }) => ({
    date,
    kibanaBaseUrl,
    rule: { id: ruleId ?? alertId, name: ruleName ?? alertName, url: undefined, spaceId: undefined, tags: undefined },
    alert: {
      id: event.alertInstanceId ?? alertId,
      actionGroup: event.alertActionGroup,
      actionGroupName: event.alertActionGroupName,
    },
    context: {
      reason: event.reason,
      message: event.message,
      title: undefined,
      alertDetailsUrl: undefined,
      value: undefined,
    },
    severity: event.severity,
  }));

const nested = z.object({
  date: text,
  kibanaBaseUrl: text,
  rule: z.object({ id: text, name: text, url: text, spaceId: text, tags: z.unknown().optional() }),
  alert: z.object({ id: text, actionGroup: text, actionGroupName: text }),
  context: part({ reason: text, message: text, title: text, alertDetailsUrl: text, value: z.unknown().optional() }),
  severity: text,
});

/** What was measured: one figure is the value, and of several each has its own name. */
const valuesOf = (value: unknown): readonly (Fact | undefined)[] => {
  const { fields } = flatten(value === undefined ? {} : { Value: value });
  return fields
    .slice(0, 5)
    .map(({ name, value }) => fact(fields.length === 1 ? "Value" : name.replace(/^Value\./, ""), value));
};

/**
 * An alert of an Elastic (Kibana) rule, through the webhook connector: its body is the team's own, and understood when
 * it names the rule action variables as Kibana does, as objects (`rule`, `alert`, `context`) or flat (`ruleName`,
 * `alertActionGroup`). https://www.elastic.co/docs/explore-analyze/alerts-cases/alerts/rule-action-variables
 */
export const kibana = monitor({
  name: "kibana",
  marks: [
    { fields: ["rule", "alert"], where: { field: "alert.actionGroup" } },
    { fields: ["ruleName", "alertActionGroup"] },
    { fields: ["alertName", "alertActionGroup"] },
  ],
  schema: z.union([nested, flat]).refine(({ rule }) => (rule.name ?? rule.id) !== undefined),
  read: ({ date, kibanaBaseUrl, rule, alert, context = {}, severity }) => {
    const recovered = /^recovered$/i.test(alert.actionGroup ?? "");
    const name = rule.name ?? rule.id ?? "";
    const about = alert.id && ![rule.id, "*", "query matched"].includes(alert.id) ? alert.id : undefined;
    const subject = about ? `${name} (${about})` : name;
    return {
      key: [rule.spaceId, rule.id ?? name, alert.id],
      kind: recovered ? "recovered" : "problem",
      severity: severityOf(severity) ?? severityOf(alert.actionGroupName),
      title: recovered ? `${subject}: recovered` : subject,
      text: context.reason ?? context.message ?? context.title,
      resource: about,
      facts: [
        fact(
          "Action group",
          recovered || /^(alert|query matched)$/i.test(alert.actionGroupName ?? "") ? undefined : alert.actionGroupName,
        ),
        ...valuesOf(context.value),
        fact(
          "Tags",
          Array.isArray(rule.tags) ? rule.tags.filter((tag) => typeof tag === "string").join(", ") : undefined,
        ),
        fact("Space", rule.spaceId === "default" ? undefined : rule.spaceId),
      ],
      pages: [
        page("Open the alert", context.alertDetailsUrl),
        page("Open the rule", rule.url),
        page("Open Kibana", kibanaBaseUrl),
      ],
      line: recovered ? "recovered" : subject,
      at: when(date),
    };
  },
});
