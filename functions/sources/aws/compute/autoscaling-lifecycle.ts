import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";
import { placeOf } from "../place.ts";

const detail = z.object({
  AutoScalingGroupName: text,
  AccountId: text,
  Time: text,
  EC2InstanceId: text,
  LifecycleHookName: text,
  LifecycleTransition: text,
  NotificationMetadata: text,
  Origin: text,
  Destination: text,
});

/**
 * An instance waits on its way into or out of a group until somebody or something completes the lifecycle action.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks-overview.html
 */
export const autoscalingLifecycle = awsEvent({
  name: "autoscaling-lifecycle",
  types: { "aws.autoscaling": ["EC2 Instance-launch Lifecycle Action", "EC2 Instance-terminate Lifecycle Action"] },
  detail,
  also: [
    {
      marks: [{ fields: ["LifecycleTransition", "AutoScalingGroupName", "LifecycleHookName"] }],
      schema: ownMessage("aws.autoscaling", "", detail, ({ AccountId, Time }) => ({
        ...(AccountId && { account: AccountId }),
        ...(Time && { at: Time }),
      })),
    },
  ],
  read: (event, envelope) => {
    const { AutoScalingGroupName: group = "", EC2InstanceId = "", LifecycleHookName, ...said } = event.detail;
    const place = placeOf(event, envelope);
    const leaving = /terminat/i.test(said.LifecycleTransition ?? event.type);
    const arn = event.resources[0];
    return {
      situation: [group, EC2InstanceId, LifecycleHookName],
      class: "notification",
      origin: place,
      title: `Instance ${EC2InstanceId} waits ${leaving ? "to leave" : "to join"} Auto Scaling group ${group}`,
      text: `Its lifecycle hook ${LifecycleHookName ?? ""} holds it until the action is completed, or its time is over.`,
      resource: { name: group, arn },
      facts: [
        fact("Instance", EC2InstanceId),
        fact("Lifecycle hook", LifecycleHookName),
        fact("Note", said.NotificationMetadata),
        fact("From", places.get(said.Origin ?? "")),
        fact("To", places.get(said.Destination ?? "")),
      ],
      links: [
        resourceLink(arn, place.region) ??
          consolePage(place, "Open the group", "ec2/home", `AutoScalingGroupDetails:id=${inUrl(group)};view=activity`),
      ],
    };
  },
});

const places: ReadonlyMap<string, string> = new Map([
  ["EC2", "EC2"],
  ["AutoScalingGroup", "the group"],
  ["WarmPool", "the warm pool"],
]);
