import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { text } from "../loose.ts";
import { personIn, repositoryPage, shortCommit } from "./codecommit-words.ts";

/**
 * A branch or a tag of a CodeCommit repository came, moved or went.
 * https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html
 */
export const codecommitRepository = awsEvent({
  name: "codecommit-repository",
  types: { "aws.codecommit": ["CodeCommit Repository State Change"] },
  detail: z.object({
    event: z.string().min(1),
    repositoryName: z.string().min(1),
    referenceType: text,
    referenceName: text,
    commitId: text,
    oldCommitId: text,
    mergeOption: text,
    callerUserArn: text,
  }),
  read: ({ detail, resources, ...place }) => {
    const { event, repositoryName: repository, referenceType = "reference", referenceName } = detail;
    const what = referenceName ? `${referenceType === "branch" ? "Branch" : "Tag"} ${referenceName}` : "A commit";
    const said = events[event] ?? "changed";
    return {
      situation: [repository, referenceType, referenceName],
      class: "notification",
      title: `${what} of ${repository} ${said}`,
      resource: { name: repository, arn: resources[0] },
      facts: [
        fact("Commit", shortCommit(detail.commitId)),
        fact("It was", shortCommit(detail.oldCommitId)),
        fact("Merged by", detail.mergeOption?.toLowerCase().replaceAll("_", " ")),
        fact("By", personIn(detail.callerUserArn)),
      ],
      links: [
        detail.commitId
          ? repositoryPage(place, repository, `commit/${encodeURIComponent(detail.commitId)}`, "Open the commit")
          : repositoryPage(place, repository, "browse", "Open the repository"),
      ],
      line: said,
    };
  },
});

const events: Readonly<Record<string, string>> = table({
  referenceCreated: "was created",
  referenceUpdated: "has new commits",
  referenceDeleted: "was deleted",
  unreferencedMergeCommitCreated: "was created to try a merge",
});
