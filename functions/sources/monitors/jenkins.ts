import * as z from "zod";
import { number, part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { type CodeRun, codeRun } from "./code-run.ts";
import { monitor, page, when } from "./monitor.ts";

/**
 * A build of a Jenkins job, as the Notification plugin sends it. It tells the same end twice (completed, and finalized
 * once everything after the build is done too). https://plugins.jenkins.io/notification/
 */
export const jenkins = monitor({
  name: "jenkins",
  marks: [{ fields: ["name", "build"], where: { field: "build.phase" } }],
  schema: z.object({
    name: z.string().min(1),
    display_name: text,
    build: z.object({
      number,
      phase: z.string().min(1),
      status: text,
      full_url: text,
      timestamp: text,
      duration: number,
      log: text,
      scm: part({ url: text, branch: text, commit: text }),
      parameters: z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
        .optional()
        .catch(undefined),
    }),
  }),
  identity: ({ name, build: { number: run, phase, status, full_url } }) =>
    ended(phase) && run !== undefined ? [full_url ?? name, run, status ?? ""].join("\n") : undefined,
  read: ({ name, display_name, build }) => {
    const [outcome, said] = (ended(build.phase) && results[build.status ?? ""]) || underWay(build.phase);
    return codeRun({
      key: [name, build.scm?.branch],
      name: `Build of ${display_name ?? name}`,
      outcome,
      said,
      shared: true,
      severity: build.status === "UNSTABLE" ? "medium" : "high",
      text: build.log,
      resource: name,
      facts: [
        fact("Build", build.number === undefined ? undefined : `#${build.number}`),
        fact("Branch", build.scm?.branch?.replace(/^origin\//, "")),
        fact("Commit", build.scm?.commit?.slice(0, 7)),
        fact("Repository", build.scm?.url),
        ...Object.entries(build.parameters ?? {})
          .filter(([parameter]) => !SECRET.test(parameter))
          .slice(0, 5)
          .map(([parameter, value]) => fact(parameter, value)),
      ],
      pages: [page("Open the build", build.full_url)],
      runbook: "jenkins",
      at: when(build.timestamp),
    });
  },
});

/** Parameters are sent in plain text, whatever they hold. */
const SECRET = /pass|secret|token|key|credential/i;

const ended = (phase: string): boolean => phase === "COMPLETED" || phase === "FINALIZED";

const underWay = (phase: string): readonly [CodeRun["outcome"], string] => [
  "other",
  `${phase === "STARTED" ? "has" : "is"} ${phase.toLowerCase()}`,
];

const results: Readonly<Record<string, readonly [CodeRun["outcome"], string]>> = table({
  SUCCESS: ["succeeded", "succeeded"],
  FAILURE: ["failed", "failed"],
  UNSTABLE: ["failed", "is unstable: tests fail"],
  ABORTED: ["other", "was aborted"],
  NOT_BUILT: ["other", "was not built"],
});
