import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { shortDigest } from "../image-digest.ts";
import { text } from "../loose.ts";
import { inWords, nameOf, noted, type Outcome, success, trouble } from "../outcome.ts";

/**
 * An image, or what refers to one (a signature, a bill of materials), was pushed, deleted or archived.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
 */
export const ecrImageAction = awsEvent({
  name: "ecr-image-action",
  types: { "aws.ecr": ["ECR Image Action", "ECR Artifact Action", "ECR Referrer Action"] },
  detail: z.object({
    "action-type": text,
    "repository-name": text,
    "image-digest": text,
    "image-tag": text,
    result: text,
    "target-storage-class": text,
    "artifact-media-type": text,
  }),
  read: ({ detail, type, account, region, partition, resources: [arn] }) => {
    const repository = detail["repository-name"] ?? nameOf(arn) ?? "";
    const { "action-type": action = "", "image-tag": tag } = detail;
    const image = tag ? `${repository}:${tag}` : repository;
    const { words, ...outcome } = outcomeIn(action, detail.result ?? "");
    const what = type !== "ECR Image Action" ? `Artifact of an image in ${repository}` : `Image ${image}`;
    return {
      situation: [repository, tag, action],
      ...outcome,
      title: `${what} ${words}`,
      resource: { name: repository, arn },
      facts: [
        fact("Tag", tag),
        fact("Digest", shortDigest(detail["image-digest"])),
        fact("Storage class", detail["target-storage-class"]?.toLowerCase()),
        fact("Kind of artifact", detail["artifact-media-type"]),
      ],
      links: [
        resourceLink(arn, region) ??
          consolePage(
            { partition, region },
            "Open the repository",
            `ecr/repositories/private/${inUrl(account)}/${repository.split("/").map(inUrl).join("/")}`,
          ),
      ],
    };
  },
});

const outcomeIn = (action: string, result: string): Outcome => {
  const done = actions.get(action) ?? `changed: ${inWords(action)}`;
  if (/fail/i.test(result)) return trouble(`could not be ${done}`, "medium", "ecr-image-action");
  if (!/^succe/i.test(result)) return noted(result ? `is now: ${inWords(result)}` : "has news");
  return action === "PUSH" ? success(`was ${done}`) : noted(`was ${done}`);
};

const actions: ReadonlyMap<string, string> = new Map([
  ["PUSH", "pushed"],
  ["DELETE", "deleted"],
  ["UPDATE_STORAGE_CLASS", "moved to another storage class"],
]);
