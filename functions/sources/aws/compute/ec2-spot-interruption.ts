import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { nameOf } from "../outcome.ts";

/**
 * EC2 takes a Spot instance back in two minutes.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html
 */
export const ec2SpotInterruption = awsEvent({
  name: "ec2-spot-interruption",
  types: { "aws.ec2": ["EC2 Spot Instance Interruption Warning"] },
  detail: z.object({ "instance-id": text, "instance-action": text }),
  read: ({ detail, region, resources: [arn] }) => {
    const instance = detail["instance-id"] ?? nameOf(arn) ?? "";
    const action = actions.get(detail["instance-action"] ?? "") ?? "interrupted";
    return {
      situation: [instance],
      class: "notification",
      severity: "medium",
      title: `Spot instance ${instance} will be ${action} in two minutes`,
      text: "AWS needs the capacity back. What runs there should be drained now; a fleet or group replaces the instance.",
      resource: { name: instance, arn },
      links: [resourceLink(arn, region)],
    };
  },
});

const actions: ReadonlyMap<string, string> = new Map([
  ["terminate", "terminated"],
  ["stop", "stopped"],
  ["hibernate", "put into hibernation"],
]);
