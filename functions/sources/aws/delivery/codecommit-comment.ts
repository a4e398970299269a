import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { list, text } from "../loose.ts";
import { personIn, repositoryPage, shortCommit } from "./codecommit-words.ts";

/**
 * Somebody commented on a commit or a pull request in CodeCommit, or answered with an emoji.
 * https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html
 */
export const codecommitComment = awsEvent({
  name: "codecommit-comment",
  types: {
    "aws.codecommit": [
      "CodeCommit Comment on Commit",
      "CodeCommit Comment on Pull Request",
      "CodeCommit Comment Reaction Change",
    ],
  },
  detail: z.object({
    event: text,
    repositoryName: text,
    pullRequestId: text,
    afterCommitId: text,
    callerUserArn: text,
    reactionEmojis: list(z.string()),
  }),
  read: ({ detail, resources, type, ...place }) => {
    const { repositoryName: repository = "a repository", pullRequestId: id, afterCommitId: commit } = detail;
    const person = personIn(detail.callerUserArn) ?? "Somebody";
    const about = id ? `pull request #${id} of ${repository}` : commit ? `a commit of ${repository}` : repository;
    const reacts = type === "CodeCommit Comment Reaction Change";
    const did = reacts ? `reacted ${detail.reactionEmojis.join(" ")} to a comment in` : "commented on";
    return {
      situation: [repository, id ?? commit],
      class: "notification",
      title: `${person} ${did} ${about}`,
      resource: { name: repository, arn: resources[0] },
      facts: [fact("Commit", shortCommit(commit))],
      links: [
        id
          ? repositoryPage(place, repository, `pull-requests/${encodeURIComponent(id)}/activity`, "Read it")
          : commit
            ? repositoryPage(place, repository, `commit/${encodeURIComponent(commit)}`, "Read it")
            : repositoryPage(place, repository, "browse", "Open the repository"),
      ],
    };
  },
});
