import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { nameOf } from "../outcome.ts";

/**
 * A Spot instance is more likely than others to be taken back soon.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/rebalance-recommendations.html
 */
export const ec2Rebalance = awsEvent({
  name: "ec2-rebalance",
  types: { "aws.ec2": ["EC2 Instance Rebalance Recommendation", "EC2 Spot Instance Rebalance Recommended"] },
  detail: z.object({ "instance-id": text }),
  read: ({ detail, region, resources: [arn] }) => {
    const instance = detail["instance-id"] ?? nameOf(arn) ?? "";
    return {
      situation: [instance],
      class: "notification",
      severity: "low",
      title: `Spot instance ${instance} may soon be interrupted`,
      text: "AWS recommends to start a replacement before the two-minute warning comes; it may come at any time.",
      resource: { name: instance, arn },
      links: [resourceLink(arn, region)],
    };
  },
});
