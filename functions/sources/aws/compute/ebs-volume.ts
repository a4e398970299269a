import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { inWords, nameOf, noted, type Outcome, success, trouble } from "../outcome.ts";

/**
 * A volume of EBS was created, deleted, attached or changed, or that failed: mostly because of its key.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-cloud-watch-events.html
 */
export const ebsVolume = awsEvent({
  name: "ebs-volume",
  types: { "aws.ec2": ["EBS Volume Notification"] },
  detail: z.object({ event: text, result: text, cause: text, "request-id": text }),
  read: ({ detail, region, resources: [arn] }) => {
    const { event = "", result = "", cause } = detail;
    const volume = nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeIn(event, result);
    return {
      situation: [volume],
      ...outcome,
      title: `Volume ${volume} ${words}`,
      text: cause,
      resource: { name: volume, arn },
      facts: [fact("Request", detail["request-id"])],
      links: [resourceLink(arn, region)],
    };
  },
});

const outcomeIn = (event: string, result: string): Outcome => {
  const done = operations.get(event) ?? `finished: ${inWords(event)}`;
  if (/fail|error/i.test(result)) return trouble(`could not be ${done}`, "high", "ebs-volume");
  if (underWay.has(result)) return noted(`is being ${done}`);
  if (over.has(result)) return success(`was ${done}`);
  return noted(result ? `is now: ${inWords(result)}` : `has news: it was or will be ${done}`);
};

const operations: ReadonlyMap<string, string> = new Map([
  ["createVolume", "created"],
  ["deleteVolume", "deleted"],
  ["attachVolume", "attached"],
  ["reattachVolume", "attached again"],
  ["detachVolume", "detached"],
  ["modifyVolume", "changed"],
]);

const over: ReadonlySet<string> = new Set(["available", "deleted", "attached", "detached", "completed", "succeeded"]);

const underWay: ReadonlySet<string> = new Set(["optimizing", "modifying", "creating", "deleting", "attaching"]);
