import * as z from "zod";
import { number, part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { codeRun } from "./code-run.ts";
import { githubRepository, githubUser } from "./github-repository.ts";
import { monitor, page, when } from "./monitor.ts";

const run = z.object({
  workflow_id: z.union([z.number(), z.string()]).optional().catch(undefined),
  name: text,
  path: text,
  status: text,
  conclusion: text,
  event: text,
  head_branch: text,
  head_sha: text,
  display_title: text,
  run_number: number,
  run_attempt: number,
  html_url: text,
  updated_at: text,
  head_commit: part({ message: text }),
  actor: githubUser,
});

/**
 * A run of a GitHub Actions workflow. A failure on the default branch is an alert until the same workflow succeeds
 * there; on another branch, or of a pull request, it is good to know.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_run
 */
export const githubWorkflow = monitor({
  name: "github-workflow",
  marks: [{ fields: ["workflow_run", "repository", "action"] }],
  schema: z.object({
    action: z.string(),
    workflow_run: run,
    workflow: part({ name: text }),
    repository: githubRepository,
  }),
  read: ({ action, workflow_run: run, workflow, repository }) => {
    const outcome = run.conclusion ?? action.replaceAll("_", " ");
    const name = workflow?.name ?? run.name ?? run.path ?? "A workflow";
    return codeRun({
      key: [repository.full_name, run.workflow_id ?? name, run.head_branch],
      name: `Workflow ${name} of ${repository.full_name}`,
      ...outcomeOf(outcome),
      shared: run.head_branch === repository.default_branch && !/^pull_request/.test(run.event ?? ""),
      text: run.display_title ?? run.head_commit?.message?.split("\n")[0],
      resource: repository.full_name,
      facts: [
        fact("Branch", run.head_branch),
        fact("Commit", run.head_sha?.slice(0, 7)),
        fact("By", run.actor?.login),
        fact("Run", run.run_number === undefined ? undefined : `#${run.run_number}${attempt(run.run_attempt)}`),
        fact("Started by", run.event?.replaceAll("_", " ")),
      ],
      pages: [page("Open the run", run.html_url)],
      runbook: "github-workflow",
      at: when(run.updated_at),
    });
  },
});

const attempt = (count: number | undefined): string => (count !== undefined && count > 1 ? `, attempt ${count}` : "");

/** https://docs.github.com/rest/checks/runs: what a run may come to, and what it may be on the way. */
export const outcomeOf = (conclusion: string): { outcome: "failed" | "succeeded" | "other"; said: string } => {
  const [outcome, said] = conclusions[conclusion] ?? (["other", `is now ${conclusion}`] as const);
  return { outcome, said };
};

const conclusions: Readonly<Record<string, readonly ["failed" | "succeeded" | "other", string]>> = table({
  success: ["succeeded", "succeeded"],
  failure: ["failed", "failed"],
  timed_out: ["failed", "ran out of time"],
  startup_failure: ["failed", "could not start"],
  action_required: ["failed", "waits for somebody's approval"],
  cancelled: ["other", "was cancelled"],
  skipped: ["other", "was skipped"],
  neutral: ["other", "came to no result"],
  stale: ["other", "was given up by GitHub"],
  requested: ["other", "was requested"],
  queued: ["other", "waits for a runner"],
  waiting: ["other", "waits for an approval"],
  "in progress": ["other", "is running"],
});
