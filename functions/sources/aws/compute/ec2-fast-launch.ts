import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * Windows images that start faster, because EC2 keeps prepared snapshots of them.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitor-eventbridge-fast-launch.html
 */
export const ec2FastLaunch = awsEvent({
  name: "ec2-fast-launch",
  types: { "aws.ec2": ["EC2 Fast Launch State-change Notification"] },
  detail: z.object({ imageId: text, resourceType: text, state: text, stateTransitionReason: text }),
  read: ({ detail, region, resources: [arn] }) => {
    const image = detail.imageId ?? nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeOf(states, detail.state, "ec2-fast-launch");
    return {
      situation: [image],
      ...outcome,
      title: `Fast launch of image ${image} ${words}`,
      resource: { name: image, arn },
      facts: [fact("Reason", detail.stateTransitionReason), fact("Prepared as", detail.resourceType)],
      links: [resourceLink(arn, region)],
    };
  },
});

const failed = (words: string) => trouble(words, "medium", "ec2-fast-launch");

const states = outcomes({
  enabling: noted("is being enabled"),
  enabled: success("is enabled"),
  "enabled-failed": failed("could not be enabled, or cannot keep its snapshots"),
  disabling: noted("is being disabled"),
  disabled: success("is disabled"),
  "disabled-failed": failed("could not be disabled"),
});
