import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes } from "../outcome.ts";

/**
 * An EC2 instance changed its state, as somebody or something asked it to: good to know.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html
 */
export const ec2InstanceState = awsEvent({
  name: "ec2-instance-state",
  types: { "aws.ec2": ["EC2 Instance State-change Notification"] },
  detail: z.object({ "instance-id": text, state: text }),
  read: ({ detail, region, resources: [arn] }) => {
    const instance = detail["instance-id"] ?? nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeOf(states, detail.state);
    return {
      situation: [instance],
      ...outcome,
      title: `Instance ${instance} ${words}`,
      resource: { name: instance, arn },
      links: [resourceLink(arn, region)],
    };
  },
});

const states = outcomes({
  pending: noted("is being started"),
  running: noted("is running"),
  stopping: noted("is being stopped"),
  stopped: noted("has stopped"),
  "shutting-down": noted("is being terminated"),
  terminated: noted("was terminated"),
});
