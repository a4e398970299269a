import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { shortDigest } from "../image-digest.ts";
import { text } from "../loose.ts";
import { nameOf, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * ECR took over an image from another registry, or could not.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
 */
export const ecrPullThrough = awsEvent({
  name: "ecr-pull-through",
  types: { "aws.ecr": ["ECR Pull Through Cache Action"] },
  detail: z.object({
    "sync-status": text,
    "repository-name": text,
    "upstream-registry-url": text,
    "image-tag": text,
    "image-digest": text,
    "failure-code": text,
    "failure-reason": text,
  }),
  read: ({ detail, region, resources: [arn] }) => {
    const repository = detail["repository-name"] ?? nameOf(arn) ?? "";
    const { "image-tag": tag, "upstream-registry-url": upstream } = detail;
    const { words, ...outcome } = outcomeOf(results, detail["sync-status"], "ecr-pull-through");
    return {
      situation: [repository, tag],
      ...outcome,
      title: `Image ${tag ? `${repository}:${tag}` : repository} ${words}${upstream ? ` from ${upstream}` : ""}`,
      text: detail["failure-reason"],
      resource: { name: repository, arn },
      facts: [
        fact("Registry", upstream),
        fact("Tag", tag),
        fact("Digest", shortDigest(detail["image-digest"])),
        fact("Failure", detail["failure-code"]),
      ],
      links: [resourceLink(arn, region)],
    };
  },
});

const results = outcomes({
  SUCCESS: success("was taken over"),
  FAILED: trouble("could not be taken over", "medium", "ecr-pull-through"),
});
