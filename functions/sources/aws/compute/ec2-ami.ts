import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * An image of EC2 (AMI) came to be, failed, or went.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitor-ami-events.html
 */
export const ec2Ami = awsEvent({
  name: "ec2-ami",
  types: { "aws.ec2": ["EC2 AMI State Change", "EC2 AMI Available", "EC2 AMI Failed"] },
  detail: z.object({ ImageId: text, State: text, ErrorMessage: text, RequestId: text }),
  read: ({ detail, type, region, resources: [arn] }) => {
    const image = detail.ImageId ?? nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeOf(states, detail.State ?? /Available|Failed/.exec(type)?.[0], "ec2-ami");
    return {
      situation: [image],
      ...outcome,
      title: `Image ${image} ${words}`,
      text: detail.ErrorMessage,
      resource: { name: image, arn },
      facts: [fact("Request", detail.RequestId)],
      links: [resourceLink(arn, region)],
    };
  },
});

const states = outcomes({
  pending: noted("is being created"),
  available: success("is ready to use"),
  failed: trouble("could not be created", "medium", "ec2-ami"),
  error: trouble("could not be created", "medium", "ec2-ami"),
  disabled: noted("was disabled: nothing can be started from it"),
  deregistered: noted("was deregistered: nothing can be started from it"),
  invalid: trouble("is invalid", "medium", "ec2-ami"),
  transient: noted("is being created"),
});
