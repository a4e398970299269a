import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { shortDigest } from "../image-digest.ts";
import { text } from "../loose.ts";
import { nameOf, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * An image was copied from another registry of one's own, or could not be.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
 */
export const ecrReplication = awsEvent({
  name: "ecr-replication",
  types: { "aws.ecr": ["ECR Replication Action"] },
  detail: z.object({
    "repository-name": text,
    "image-digest": text,
    "image-tag": text,
    result: text,
    "source-account": text,
    "source-region": text,
  }),
  read: ({ detail, region, resources: [arn] }) => {
    const repository = detail["repository-name"] ?? nameOf(arn) ?? "";
    const { "image-tag": tag, "source-region": from } = detail;
    const { words, ...outcome } = outcomeOf(results, detail.result, "ecr-replication");
    return {
      situation: [repository, tag, from],
      ...outcome,
      title: `Image ${tag ? `${repository}:${tag}` : repository} ${words}${from ? ` from ${from}` : ""}`,
      resource: { name: repository, arn },
      facts: [
        fact("Tag", tag),
        fact("From account", detail["source-account"]),
        fact("From Region", from),
        fact("Digest", shortDigest(detail["image-digest"])),
      ],
      links: [resourceLink(arn, region)],
    };
  },
});

const results = outcomes({
  SUCCESS: success("was replicated"),
  FAILED: trouble("could not be replicated", "medium", "ecr-replication"),
});
