import * as z from "zod";
import { list, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { codeRun } from "./code-run.ts";
import { githubRepository } from "./github-repository.ts";
import { outcomeOf } from "./github-workflow.ts";
import { monitor, page, when } from "./monitor.ts";

/**
 * One job of a GitHub Actions workflow, with the step that failed.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_job
 */
export const githubJob = monitor({
  name: "github-job",
  marks: [{ fields: ["workflow_job", "repository", "action"] }],
  schema: z.object({
    action: z.string(),
    workflow_job: z.object({
      name: z.string().min(1),
      workflow_name: text,
      conclusion: text,
      head_branch: text,
      head_sha: text,
      html_url: text,
      runner_name: text,
      completed_at: text,
      steps: list(z.object({ name: z.string(), conclusion: text })),
    }),
    repository: githubRepository,
  }),
  read: ({ action, workflow_job: job, repository }) => {
    const failed = job.steps.find(({ conclusion }) => conclusion === "failure" || conclusion === "timed_out");
    return codeRun({
      key: [repository.full_name, job.workflow_name, job.name, job.head_branch],
      name: `Job ${job.name} of ${repository.full_name}`,
      ...outcomeOf(job.conclusion ?? action.replaceAll("_", " ")),
      shared: job.head_branch !== undefined && job.head_branch === repository.default_branch,
      text: failed && `The step ${failed.name} failed.`,
      resource: repository.full_name,
      facts: [
        fact("Workflow", job.workflow_name),
        fact("Branch", job.head_branch),
        fact("Commit", job.head_sha?.slice(0, 7)),
        fact("Runner", job.runner_name),
      ],
      pages: [page("Open the job", job.html_url)],
      runbook: "github-workflow",
      at: when(job.completed_at),
    });
  },
});
