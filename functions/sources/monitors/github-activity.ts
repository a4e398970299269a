import * as z from "zod";
import { list, part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { githubRepository, githubUser } from "./github-repository.ts";
import { monitor, page, type Report } from "./monitor.ts";

const numbered = part({ number: text, title: text, html_url: text, merged: z.boolean().optional().catch(undefined) });

/**
 * Everything else that GitHub tells when it was asked for everything: pushes, pull requests, issues, releases, and the
 * first word of a new webhook. Good to know, needs nobody.
 * https://docs.github.com/webhooks/webhook-events-and-payloads
 */
export const githubActivity = monitor({
  name: "github-activity",
  marks: [
    { fields: ["zen", "hook_id"] },
    {
      fields: ["repository", "sender"],
      where: { field: "repository.full_name" },
      without: ["workflow_run", "workflow_job", "deployment_status", "alert", "zen"],
    },
  ],
  schema: z.looseObject({
    zen: text,
    action: text,
    repository: githubRepository.optional().catch(undefined),
    organization: part({ login: text }),
    sender: githubUser,
    pull_request: numbered,
    issue: numbered,
    release: part({ tag_name: text, name: text, html_url: text }),
    comment: part({ html_url: text }),
    commits: list(z.object({ message: text })),
    compare: text,
    ref: text,
    ref_type: text,
    forced: z.boolean().optional().catch(undefined),
    starred_at: z.string().nullish().catch(undefined),
  }),
  read: (event) => {
    const where = event.repository?.full_name ?? event.organization?.login ?? "GitHub";
    const { said, text, url, key } = event.zen === undefined ? deedOf(event) : firstWord(where);
    return {
      key: [where, ...key],
      class: "notification",
      title: said,
      text,
      resource: where,
      facts: [fact("By", event.sender?.login)],
      pages: [page("Open it on GitHub", url ?? event.repository?.html_url)],
    };
  },
});

interface Deed extends Pick<Report, "key"> {
  readonly said: string;
  readonly text?: string | undefined;
  readonly url?: string | undefined;
}

interface Activity {
  readonly action?: string | undefined;
  readonly repository?: z.infer<typeof githubRepository> | undefined;
  readonly sender?: z.infer<typeof githubUser>;
  readonly pull_request?: z.infer<typeof numbered>;
  readonly issue?: z.infer<typeof numbered>;
  readonly release?:
    | {
        readonly tag_name?: string | undefined;
        readonly name?: string | undefined;
        readonly html_url?: string | undefined;
      }
    | undefined;
  readonly comment?: { readonly html_url?: string | undefined } | undefined;
  readonly commits: readonly { readonly message?: string | undefined }[];
  readonly compare?: string | undefined;
  readonly ref?: string | undefined;
  readonly ref_type?: string | undefined;
  readonly forced?: boolean | undefined;
  readonly starred_at?: string | null | undefined;
}

const firstWord = (where: string): Deed => ({
  key: ["ping"],
  said: `Test notification of GitHub: the connection with ${where} works`,
});

const deedOf = (event: Activity): Deed => {
  const who = event.sender?.login ?? "Somebody";
  const where = event.repository?.full_name ?? "a repository";
  const action = event.action?.replaceAll("_", " ") ?? "changed";
  const about = event.pull_request ?? event.issue;
  if (about) {
    const what = `${event.pull_request ? "pull request" : "issue"} #${about.number ?? ""} of ${where}`;
    const did = event.comment ? "commented on" : about.merged && action === "closed" ? "merged" : action;
    return {
      key: [what],
      said: `${who} ${did} ${what}`,
      text: about.title,
      url: event.comment?.html_url ?? about.html_url,
    };
  }
  if (event.release) {
    const { tag_name: tag = "", name, html_url: url } = event.release;
    return {
      key: ["release", tag],
      said: `${who} ${action} release ${tag} of ${where}`,
      text: name === tag ? undefined : name,
      url,
    };
  }
  const branch = event.ref?.replace(/^refs\/(heads|tags)\//, "");
  if (event.compare !== undefined && branch)
    return {
      key: ["push", branch],
      said: `${who} ${event.forced ? "forced" : "pushed"} ${counted(event.commits.length)} to ${branch} of ${where}`,
      text: event.commits
        .map(({ message }) => message?.split("\n")[0] ?? "")
        .slice(0, 5)
        .join("\n"),
      url: event.compare,
    };
  if (event.ref_type && branch)
    return { key: [event.ref_type, branch], said: `${who} created or deleted ${event.ref_type} ${branch} of ${where}` };
  if (event.starred_at !== undefined)
    return { key: ["star"], said: `${who} ${event.starred_at ? "gave a star to" : "took the star from"} ${where}` };
  const thing = things.find((each) => Object.hasOwn(event, each))?.replaceAll("_", " ");
  return { key: [action], said: thing ? `${who} ${action} a ${thing} in ${where}` : `${who}: ${action} in ${where}` };
};

/** What other events carry as the thing that they tell of. https://docs.github.com/webhooks/webhook-events-and-payloads */
const things = [
  ...["check_run", "check_suite", "comment", "discussion", "key", "label", "member", "milestone"],
  ...["package", "rule", "team", "repository_advisory"],
] as const;

const counted = (commits: number): string => (commits === 1 ? "1 commit" : `${commits} commits`);
