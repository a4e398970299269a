import * as z from "zod";
import { list, number, part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { type CodeRun, codeRun } from "./code-run.ts";
import { monitor, page, type Report, when } from "./monitor.ts";

const project = part({ name: text, path_with_namespace: text, web_url: text, default_branch: text });
const user = part({ name: text, username: text });

const pipeline = z.object({
  object_kind: z.literal("pipeline"),
  object_attributes: z.object({
    id: number,
    iid: number,
    name: text,
    ref: text,
    sha: text,
    source: text,
    status: z.string().min(1),
    finished_at: text,
    url: text,
  }),
  project,
  user,
  commit: part({ title: text, message: text }),
  builds: list(
    z.object({ name: text, stage: text, status: text, allow_failure: z.boolean().catch(false), failure_reason: text }),
  ),
});
const job = z.object({
  object_kind: z.literal("build"),
  ref: text,
  sha: text,
  build_id: number,
  build_name: z.string().min(1),
  build_stage: text,
  build_status: z.string().min(1),
  build_finished_at: text,
  build_failure_reason: text,
  build_allow_failure: z.boolean().catch(false),
  project_name: text,
  project,
  user,
  commit: part({ message: text }),
  repository: part({ homepage: text }),
});
const deployment = z.object({
  object_kind: z.literal("deployment"),
  status: z.string().min(1),
  status_changed_at: text,
  environment: text,
  environment_tier: text,
  deployable_url: text,
  environment_external_url: text,
  short_sha: text,
  commit_title: text,
  ref: text,
  project,
  user,
});

/**
 * Pipelines, jobs and deployments of GitLab. A failure on the default branch or on its way to production is an alert
 * until the same succeeds. https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
export const gitlab = monitor({
  name: "gitlab",
  marks: ["pipeline", "build", "deployment"].map((is) => ({
    fields: ["object_kind"],
    where: { field: "object_kind", is },
  })),
  schema: z.discriminatedUnion("object_kind", [pipeline, job, deployment]),
  read: (event) => {
    if (event.object_kind === "pipeline") return ofPipeline(event);
    return event.object_kind === "build" ? ofJob(event) : ofDeployment(event);
  },
});

const ofPipeline = ({ object_attributes: run, project, user, commit, builds }: z.infer<typeof pipeline>): Report => {
  const broken = builds.filter(({ status, allow_failure }) => status === "failed" && !allow_failure);
  const name = run.name ? `Pipeline ${run.name}` : "The pipeline";
  return codeRun({
    key: ["pipeline", nameOf(project), run.name, run.ref],
    name: `${name} of ${nameOf(project)} on ${run.ref ?? "a branch"}`,
    ...outcomeOf(run.status),
    shared: isShared(run.ref, project, run.source),
    text: commit?.title ?? commit?.message?.split("\n")[0],
    resource: nameOf(project),
    facts: [
      fact(
        "Failed",
        broken.map(({ name = "a job", failure_reason: why }) => (why ? `${name} (${inWords(why)})` : name)).join(", "),
      ),
      fact("Commit", run.sha?.slice(0, 8)),
      fact("By", user?.name ?? user?.username),
      fact("Started by", run.source?.replaceAll("_", " ")),
      fact("Pipeline", run.iid ?? run.id),
    ],
    pages: [page("Open the pipeline", run.url ?? (project?.web_url && `${project.web_url}/-/pipelines/${run.id}`))],
    runbook: "gitlab",
    at: when(run.finished_at),
  });
};

const ofJob = (event: z.infer<typeof job>): Report => {
  const name = event.project ? nameOf(event.project) : (event.project_name ?? "a project");
  const home = event.project?.web_url ?? event.repository?.homepage;
  return codeRun({
    key: ["job", name, event.build_stage, event.build_name, event.ref],
    name: `Job ${event.build_name} of ${name} on ${event.ref ?? "a branch"}`,
    ...outcomeOf(event.build_status),
    shared: isShared(event.ref, event.project) && !event.build_allow_failure,
    text:
      event.build_status === "failed" && event.build_failure_reason
        ? `GitLab's reason: ${inWords(event.build_failure_reason)}.`
        : undefined,
    resource: name,
    facts: [
      fact("Stage", event.build_stage),
      fact("Commit", event.sha?.slice(0, 8)),
      fact("Change", event.commit?.message?.split("\n")[0]),
      fact("By", event.user?.name ?? event.user?.username),
    ],
    pages: [page("Open the job", home && `${home}/-/jobs/${event.build_id}`)],
    runbook: "gitlab",
    at: when(event.build_finished_at),
  });
};

const ofDeployment = (event: z.infer<typeof deployment>): Report => {
  const environment = event.environment ?? "an environment";
  return codeRun({
    key: ["deployment", nameOf(event.project), environment],
    name: `Deployment of ${nameOf(event.project)} to ${environment}`,
    ...outcomeOf(event.status),
    shared: event.environment_tier === undefined || event.environment_tier === "production",
    text: event.commit_title,
    resource: nameOf(event.project),
    facts: [
      fact("Environment", environment),
      fact("Reference", event.ref),
      fact("Commit", event.short_sha),
      fact("By", event.user?.name ?? event.user?.username),
    ],
    pages: [page("Open the job", event.deployable_url), page("Open the environment", event.environment_external_url)],
    runbook: "deployment-failed",
    at: when(event.status_changed_at),
  });
};

type Project = z.infer<typeof project>;

const nameOf = (project: Project): string => project?.path_with_namespace ?? project?.name ?? "a project";

/** Where GitLab does not say which branch is the default one, every failure is everybody's. */
const isShared = (ref: string | undefined, project: Project, source?: string): boolean =>
  source !== "merge_request_event" && (project?.default_branch === undefined || ref === project.default_branch);

/** `script_failure` as people write it. */
const inWords = (word: string): string => word.replaceAll("_", " ");

const outcomeOf = (status: string): Pick<CodeRun, "outcome" | "said"> => {
  const [outcome, said] = statuses[status] ?? (["other", `is now ${inWords(status)}`] as const);
  return { outcome, said };
};

const statuses: Readonly<Record<string, readonly [CodeRun["outcome"], string]>> = table({
  success: ["succeeded", "succeeded"],
  failed: ["failed", "failed"],
  canceled: ["other", "was cancelled"],
  skipped: ["other", "was skipped"],
  manual: ["other", "waits for somebody"],
  blocked: ["other", "waits for an approval"],
  rejected: ["other", "was rejected"],
});
