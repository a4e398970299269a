import * as z from "zod";
import { list, part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { flatten } from "../fields.ts";
import { table } from "../table.ts";
import { monitor, type Report, when } from "./monitor.ts";
import { severityOf } from "./severity.ts";

const body = z.object({
  message: text,
  alias: text,
  alertId: text,
  tinyId: text,
  description: text,
  note: text,
  entity: text,
  source: text,
  priority: text,
  username: text,
  tags: list(z.string()),
  details: z.unknown().optional(),
  updatedAt: text,
});

/** The body of the Alert API's create request. Closing and acknowledging name the alert in the address, which is ours here: `action` and `alias` in the body say the same. */
const request = body.extend({ action: text }).transform(({ action = "create", ...alert }) => ({ action, alert }));

/** What Opsgenie's own webhook integration tells. */
const told = z.object({ action: z.string().min(1), alert: body, source: part({ name: text }) });

/**
 * What a monitor sends to Opsgenie's Alert API, with the address changed to an endpoint's, and what Opsgenie itself
 * tells by webhook. The alias is the situation in both.
 * https://docs.opsgenie.com/docs/alert-api, https://support.atlassian.com/opsgenie/docs/integrate-opsgenie-with-webhook/
 */
export const opsgenie = monitor({
  name: "opsgenie",
  marks: [
    { fields: ["alias", "message"] },
    { fields: ["alias", "action"] },
    { fields: ["responders", "message"] },
    { fields: ["action", "alert"], where: { field: "alert.alertId" } },
  ],
  schema: z
    .union([told, request])
    .refine(({ alert: { message, alias, alertId } }) => (message ?? alias ?? alertId) !== undefined),
  read: ({ action, alert }) => {
    const { message, alias, alertId, description, note, entity, source, tags, details } = alert;
    const { kind, said } = actions[action.toLowerCase()] ?? { kind: "update" as const, said: words(action) };
    const subject = message ?? alias ?? alertId ?? "";
    return {
      key: [alias ?? alertId ?? message],
      kind,
      ...(kind === "update" && { class: "notification" as const }),
      severity: severityOf(priorityOf(alert.priority)),
      title: kind === "problem" ? subject : `${subject}: ${said}`,
      text: description ?? note,
      resource: entity,
      facts: [
        fact("Source", source),
        ...flatten(details ?? {})
          .fields.slice(0, MOST_DETAILS)
          .map(({ name, value }) => fact(name, value)),
        fact("Tags", tags.join(", ")),
        fact("Opsgenie alert", alert.tinyId && `#${alert.tinyId}`),
        action.toLowerCase() === "create" ? undefined : fact("By", alert.username),
      ],
      line: said,
      at: when(alert.updatedAt),
    };
  },
});

const MOST_DETAILS = 10;

/** `P3` in requests, `3` in webhooks. */
const priorityOf = (priority: string | undefined): string | undefined => priority && `P${priority.replace(/^p/i, "")}`;

const actions: Readonly<Record<string, { readonly kind: NonNullable<Report["kind"]>; readonly said: string }>> = table({
  create: { kind: "problem", said: "created" },
  close: { kind: "recovered", said: "closed in Opsgenie" },
  delete: { kind: "recovered", said: "deleted in Opsgenie" },
  acknowledge: { kind: "update", said: "acknowledged in Opsgenie" },
});

/** `AddNote` in words: `add note`. */
const words = (action: string): string => action.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
