import * as z from "zod";
import { part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { classBy, githubAlert } from "./github-alert.ts";
import { githubRepository } from "./github-repository.ts";
import { monitor, page, when } from "./monitor.ts";
import { severityOf } from "./severity.ts";

/**
 * A fault in a team's own code, found by code scanning (CodeQL or another tool).
 * https://docs.github.com/webhooks/webhook-events-and-payloads#code_scanning_alert
 */
export const githubCodeScanning = monitor({
  name: "github-code-scanning",
  marks: [{ fields: ["alert", "repository"], where: { field: "alert.rule.id" } }],
  schema: z.object({
    action: z.string().min(1),
    ref: text,
    commit_oid: text,
    alert: z.object({
      number: z.number(),
      html_url: text,
      updated_at: text,
      dismissed_reason: text,
      rule: z.object({
        id: z.string(),
        severity: text,
        security_severity_level: text,
        description: text,
        full_description: text,
      }),
      tool: part({ name: text }),
      most_recent_instance: part({ location: part({ path: text, start_line: z.number() }), ref: text }),
    }),
    repository: githubRepository,
  }),
  read: ({ action, alert, ref, commit_oid, repository }) => {
    const { rule, tool, most_recent_instance: found } = alert;
    const severity = severityOf(rule.security_severity_level ?? rule.severity);
    const said = githubAlert(action, `${rule.description ?? rule.id} in ${repository.full_name}`);
    const at = found?.location;
    return {
      key: [repository.full_name, alert.number],
      ...said,
      ...classBy(severity, said.kind),
      severity,
      text: rule.full_description === rule.description ? undefined : rule.full_description,
      resource: repository.full_name,
      facts: [
        fact("Where", at?.path && `${at.path}${at.start_line ? `, line ${at.start_line}` : ""}`),
        fact("Branch", (ref ?? found?.ref)?.replace(/^refs\/heads\//, "")),
        fact("Commit", commit_oid?.slice(0, 7)),
        fact("Rule", rule.id),
        fact("Found by", tool?.name),
        fact("Dismissed as", alert.dismissed_reason),
      ],
      pages: [page("Open the alert", alert.html_url)],
      runbook: "github-code-scanning",
      at: when(alert.updated_at),
    };
  },
});
