import * as z from "zod";
import { text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { githubAlert } from "./github-alert.ts";
import { githubRepository, githubUser } from "./github-repository.ts";
import { monitor, page, when } from "./monitor.ts";

/**
 * A secret that somebody committed. Whatever the webhook says of the secret itself is never shown.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#secret_scanning_alert
 */
export const githubSecretScanning = monitor({
  name: "github-secret-scanning",
  marks: [{ fields: ["alert", "repository"], where: { field: "alert.secret_type" } }],
  schema: z.object({
    action: z.string().min(1),
    alert: z.object({
      number: z.number(),
      secret_type: z.string().min(1),
      secret_type_display_name: text,
      html_url: text,
      resolution: text,
      resolved_by: githubUser,
      validity: text,
      updated_at: text,
      publicly_leaked: z.boolean().optional().catch(undefined),
    }),
    repository: githubRepository,
  }),
  read: ({ action, alert, repository }) => {
    const secret = alert.secret_type_display_name ?? alert.secret_type.replaceAll("_", " ");
    return {
      key: [repository.full_name, alert.number],
      severity: "critical",
      ...githubAlert(action, `A secret was committed to ${repository.full_name}: ${secret}`),
      text: alert.validity === "active" ? "GitHub tried it: the secret still works." : undefined,
      resource: repository.full_name,
      facts: [
        fact("Kind of secret", secret),
        fact("Public", alert.publicly_leaked ? "yes, anybody can read it" : undefined),
        fact("Resolution", alert.resolution?.replaceAll("_", " ")),
        fact("Resolved by", alert.resolved_by?.login),
      ],
      pages: [
        page(
          "Open the alert",
          alert.html_url ?? (repository.html_url && `${repository.html_url}/security/secret-scanning/${alert.number}`),
        ),
      ],
      runbook: "github-secret-scanning",
      at: when(alert.updated_at),
    };
  },
});
