import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { list, text, truth } from "../loose.ts";
import { branchIn, personIn, repositoryPage } from "./codecommit-words.ts";

/**
 * A pull request in CodeCommit was opened, changed, approved, merged or closed.
 * https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html
 */
export const codecommitPullRequest = awsEvent({
  name: "codecommit-pull-request",
  types: { "aws.codecommit": ["CodeCommit Pull Request State Change", "CodeCommit PullRequest State Change"] },
  detail: z.object({
    event: z.string().min(1),
    pullRequestId: text,
    repositoryNames: list(z.string()),
    title: text,
    description: text,
    author: text,
    callerUserArn: text,
    sourceReference: text,
    destinationReference: text,
    isMerged: truth,
    pullRequestStatus: text,
    approvalStatus: text,
    overrideStatus: text,
    mergeOption: text,
  }),
  read: ({ detail, resources, ...place }) => {
    const repository = detail.repositoryNames[0] ?? "a repository";
    const id = detail.pullRequestId;
    const merged = detail.isMerged ?? false;
    const said = saidOf(detail.event, merged, detail.pullRequestStatus, detail.approvalStatus);
    return {
      situation: [repository, "pull request", id],
      class: "notification",
      title: `Pull request ${id ? `#${id} ` : ""}of ${repository} ${said}`,
      text: detail.title,
      resource: { name: repository, arn: resources[0] },
      facts: [
        fact("From", branchIn(detail.sourceReference)),
        fact("Into", branchIn(detail.destinationReference)),
        fact("By", personIn(detail.callerUserArn)),
        fact("Author", personIn(detail.author)),
        fact("About", detail.description),
      ],
      links: [
        repositoryPage(
          place,
          repository,
          id ? `pull-requests/${encodeURIComponent(id)}/details` : "pull-requests",
          "Open the pull request",
        ),
      ],
      line: said,
    };
  },
});

const saidOf = (event: string, merged: boolean, status: string | undefined, approval: string | undefined): string => {
  if (event === "pullRequestStatusChanged") return status === "Closed" && !merged ? "was closed" : "changed its status";
  if (event === "pullRequestMergeStatusUpdated") return merged ? "was merged" : "cannot be merged yet";
  if (event === "pullRequestApprovalStateChanged") return approval === "REVOKE" ? "lost an approval" : "was approved";
  return events[event] ?? "changed";
};

const events: Readonly<Record<string, string>> = table({
  pullRequestCreated: "was opened",
  pullRequestSourceBranchUpdated: "has new commits",
  pullRequestApprovalRuleCreated: "has a new approval rule",
  pullRequestApprovalRuleUpdated: "has a changed approval rule",
  pullRequestApprovalRuleDeleted: "lost an approval rule",
  pullRequestApprovalRuleOverridden: "may be merged against its approval rules",
});
