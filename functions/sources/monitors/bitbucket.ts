import * as z from "zod";
import { part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { type CodeRun, codeRun } from "./code-run.ts";
import { monitor, page, when } from "./monitor.ts";

/**
 * The status of a build of a commit in Bitbucket Cloud, of Bitbucket Pipelines or whatever else builds. It does not say
 * which branch is the default one: a failure on `main` or `master`, or of an unnamed branch, is an alert.
 * https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/#Build-status-created
 */
export const bitbucket = monitor({
  name: "bitbucket",
  marks: [{ fields: ["commit_status", "repository"] }],
  schema: z.object({
    actor: part({ display_name: text }),
    repository: z.object({ full_name: z.string().min(1), mainbranch: part({ name: text }) }),
    commit_status: z.object({
      key: text,
      name: text,
      description: text,
      state: z.string().min(1),
      url: text,
      refname: text,
      updated_on: text,
      commit: part({ hash: text, message: text }),
    }),
  }),
  read: ({ actor, repository, commit_status: status }) => {
    const [outcome, said] = states[status.state] ?? (["other", `is now ${status.state.toLowerCase()}`] as const);
    const name = status.name ?? status.key ?? "A build";
    const main = repository.mainbranch?.name;
    const isMain =
      main === undefined ? /^(main|master|trunk)$/.test(status.refname ?? "main") : status.refname === main;
    return codeRun({
      // A pipeline's own key and name hold the number of its run.
      key: [repository.full_name, withoutNumber(status.key), withoutNumber(name), status.refname],
      name: `${name} of ${repository.full_name}`,
      outcome,
      said,
      shared: isMain,
      text: status.description ?? status.commit?.message?.split("\n")[0],
      resource: repository.full_name,
      facts: [
        fact("Branch", status.refname),
        fact("Commit", status.commit?.hash?.slice(0, 7)),
        fact("By", actor?.display_name),
      ],
      pages: [page("Open the build", status.url)],
      runbook: "bitbucket",
      at: when(status.updated_on),
    });
  },
});

/** `Build #7` is the name of one run. A name is short: an event may hold any text. */
const withoutNumber = (text: string | undefined): string | undefined =>
  text === undefined || /^-?\d+$/.test(text) ? undefined : text.slice(0, 300).replace(/\s*#\d+/g, "");

const states: Readonly<Record<string, readonly [CodeRun["outcome"], string]>> = table({
  SUCCESSFUL: ["succeeded", "succeeded"],
  FAILED: ["failed", "failed"],
  STOPPED: ["other", "was stopped"],
  INPROGRESS: ["other", "is running"],
});
