import * as z from "zod";
import { part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { type CodeRun, codeRun } from "./code-run.ts";
import { githubRepository, githubUser } from "./github-repository.ts";
import { monitor, page, when } from "./monitor.ts";

/**
 * A deployment that GitHub was told about, of whatever deploys.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#deployment_status
 */
export const githubDeployment = monitor({
  name: "github-deployment",
  marks: [{ fields: ["deployment_status", "deployment", "repository"] }],
  schema: z.object({
    deployment_status: z.object({
      state: z.string().min(1),
      description: text,
      environment: text,
      environment_url: text,
      log_url: text,
      target_url: text,
      updated_at: text,
      creator: githubUser,
    }),
    deployment: part({
      ref: text,
      sha: text,
      environment: text,
      task: text,
      production_environment: z.boolean().optional().catch(undefined),
    }),
    repository: githubRepository,
  }),
  read: ({ deployment_status: status, deployment = {}, repository }) => {
    const environment = status.environment ?? deployment.environment ?? "an environment";
    const [outcome, said] = states[status.state] ?? (["other", `is now ${status.state.replaceAll("_", " ")}`] as const);
    return codeRun({
      key: [repository.full_name, environment],
      name: `Deployment of ${repository.full_name} to ${environment}`,
      outcome,
      said,
      shared: deployment.production_environment !== false || /prod/i.test(environment),
      text: status.description,
      resource: repository.full_name,
      facts: [
        fact("Environment", environment),
        fact("Reference", deployment.ref),
        fact("Commit", deployment.sha?.slice(0, 7)),
        fact("By", status.creator?.login),
      ],
      pages: [
        page("View the log", status.log_url ?? status.target_url),
        page("Open the environment", status.environment_url),
        page("Open the repository", repository.html_url),
      ],
      runbook: "deployment-failed",
      at: when(status.updated_at),
    });
  },
});

const states: Readonly<Record<string, readonly [CodeRun["outcome"], string]>> = table({
  success: ["succeeded", "succeeded"],
  failure: ["failed", "failed"],
  error: ["failed", "ended in an error"],
  inactive: ["other", "was replaced by another"],
  in_progress: ["other", "is running"],
  queued: ["other", "waits"],
  pending: ["other", "waits"],
  waiting: ["other", "waits for an approval"],
});
