import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes } from "../outcome.ts";

/**
 * Fast restore of a snapshot is being turned on or off in a zone.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-fast-snapshot-restore.html
 */
export const ebsFastRestore = awsEvent({
  name: "ebs-fast-restore",
  types: { "aws.ec2": ["EBS Fast Snapshot Restore State-change Notification"] },
  detail: z.object({ "snapshot-id": text, state: text, zone: text, message: text }),
  read: ({ detail, region, resources: [arn] }) => {
    const snapshot = detail["snapshot-id"] ?? nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeOf(states, detail.state);
    return {
      situation: [snapshot, detail.zone],
      ...outcome,
      title: `Fast restore of snapshot ${snapshot}${detail.zone ? ` in ${detail.zone}` : ""} ${words}`,
      resource: { name: snapshot, arn },
      facts: [fact("Zone", detail.zone), fact("Reason", detail.message)],
      links: [resourceLink(arn, region)],
    };
  },
});

const states = outcomes({
  enabling: noted("is being enabled"),
  optimizing: noted("is being prepared"),
  enabled: noted("is enabled"),
  disabling: noted("is being disabled"),
  disabled: noted("is disabled"),
});
