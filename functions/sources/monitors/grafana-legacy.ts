import * as z from "zod";
import { list, number, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { monitor, page, type Report } from "./monitor.ts";

/**
 * A dashboard alert of Grafana before version 9, as its webhook channel sends it.
 * https://grafana.com/docs/grafana/v8.5/alerting/old-alerting/notifications/#webhook
 */
export const grafanaLegacy = monitor({
  name: "grafana-legacy",
  marks: [{ fields: ["ruleName", "ruleId", "state"] }],
  schema: z.object({
    ruleId: number,
    ruleName: z.string().min(1),
    state: z.string().min(1),
    orgId: number,
    ruleUrl: text,
    message: text,
    evalMatches: list(z.object({ metric: text, value: number })),
    tags: z.record(z.string(), z.string()).catch({}),
  }),
  read: ({ ruleId, ruleName, state, orgId, ruleUrl, message, evalMatches, tags }) => {
    const { said, ...meaning } = states[state] ?? { kind: "update", class: "notification", said: `is now ${state}` };
    return {
      key: [orgId, ruleId, ruleName],
      ...meaning,
      title: `${ruleName} ${said}`,
      text: message,
      resource: ruleName,
      facts: [
        ...evalMatches.map(({ metric, value }) => fact(metric ?? "Value", value)),
        ...Object.entries(tags).map(([label, value]) => fact(label, value)),
      ].slice(0, 10),
      pages: [page("Open the rule", ruleUrl)],
      line: said,
    };
  },
});

const states: Readonly<Record<string, Pick<Report, "kind" | "class" | "severity"> & { readonly said: string }>> = table(
  {
    alerting: { kind: "problem", severity: "high", said: "is alerting" },
    no_data: { kind: "problem", severity: "medium", said: "has no data to look at" },
    ok: { kind: "recovered", class: "alert", said: "is OK again" },
    pending: { kind: "update", class: "notification", said: "may be about to alert" },
    paused: { kind: "update", class: "notification", said: "was paused" },
  },
);
