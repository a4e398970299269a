import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { nameOf } from "../outcome.ts";

/**
 * A Spot request got its instance.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-request-status.html
 */
export const ec2SpotRequest = awsEvent({
  name: "ec2-spot-request",
  types: { "aws.ec2": ["EC2 Spot Instance Request Fulfillment"] },
  detail: z.object({ "spot-instance-request-id": text, "instance-id": text }),
  read: ({ detail, region, resources: [arn] }) => {
    const request = detail["spot-instance-request-id"] ?? "";
    const instance = detail["instance-id"] ?? nameOf(arn) ?? "";
    return {
      situation: [request, instance],
      class: "notification",
      title: `Spot request ${request} got instance ${instance}`,
      resource: { name: instance, arn },
      facts: [fact("Spot request", request)],
      links: [resourceLink(arn, region)],
    };
  },
});
