import * as z from "zod";
import { part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { classBy, githubAlert } from "./github-alert.ts";
import { githubRepository } from "./github-repository.ts";
import { monitor, page, when } from "./monitor.ts";
import { severityOf } from "./severity.ts";

/**
 * A dependency with a known hole, found by Dependabot.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#dependabot_alert
 */
export const githubDependabot = monitor({
  name: "github-dependabot",
  marks: [{ fields: ["alert", "repository"], where: { field: "alert.security_advisory.ghsa_id" } }],
  schema: z.object({
    action: z.string().min(1),
    alert: z.object({
      number: z.number(),
      html_url: text,
      updated_at: text,
      dependency: part({ package: part({ ecosystem: text, name: text }), manifest_path: text, scope: text }),
      security_advisory: z.object({ ghsa_id: text, cve_id: text, summary: text, severity: text }),
      security_vulnerability: part({
        severity: text,
        vulnerable_version_range: text,
        first_patched_version: part({ identifier: text }),
      }),
    }),
    repository: githubRepository,
  }),
  read: ({ action, alert, repository }) => {
    const { dependency, security_advisory: advisory, security_vulnerability: hole } = alert;
    const severity = severityOf(hole?.severity ?? advisory.severity);
    const name = dependency?.package?.name ?? "A dependency";
    const said = githubAlert(action, `${name} of ${repository.full_name} has a known hole`);
    return {
      key: [repository.full_name, alert.number],
      ...said,
      ...classBy(severity, said.kind),
      severity,
      text: advisory.summary,
      resource: repository.full_name,
      facts: [
        fact("Package", [dependency?.package?.name, dependency?.package?.ecosystem].filter((part) => part).join(", ")),
        fact("Hole", advisory.cve_id ?? advisory.ghsa_id),
        fact("Affected", hole?.vulnerable_version_range),
        fact("Fixed in", hole?.first_patched_version?.identifier ?? "no version yet"),
        fact("Used as", dependency?.scope),
        fact("File", dependency?.manifest_path),
      ],
      pages: [page("Open the alert", alert.html_url)],
      runbook: "github-dependabot",
      at: when(alert.updated_at),
    };
  },
});
