import * as z from "zod";
import { parseArn } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { type Outcome, success, trouble } from "../outcome.ts";
import { ownMessage } from "../own-message.ts";
import { placeOf } from "../place.ts";

const detail = z.object({
  AutoScalingGroupName: text,
  AutoScalingGroupARN: text,
  AccountId: text,
  EC2InstanceId: text,
  Event: text,
  Time: text,
  Description: text,
  Cause: text,
  StatusCode: text,
  StatusMessage: text,
  Details: part({ "Availability Zone": text, "Subnet ID": text }),
});

/**
 * A group started or terminated an instance, or could not; over EventBridge or as the group's own SNS notification. The
 * next instance that starts closes the failure to start one.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-sns-notifications.html
 */
export const autoscalingInstance = awsEvent({
  name: "autoscaling-instance",
  types: {
    "aws.autoscaling": [
      "EC2 Instance Launch Successful",
      "EC2 Instance Launch Unsuccessful",
      "EC2 Instance Terminate Successful",
      "EC2 Instance Terminate Unsuccessful",
      "EC2 Instance Detach Successful",
      "EC2 Instance Detach Unsuccessful",
    ],
  },
  detail,
  also: [
    {
      marks: [
        "autoscaling:EC2_INSTANCE_LAUNCH",
        "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
        "autoscaling:EC2_INSTANCE_TERMINATE",
        "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
      ].map((is) => ({ fields: ["Event", "AutoScalingGroupName"], where: { field: "Event", is } })),
      schema: ownMessage("aws.autoscaling", "", detail, ({ AccountId, AutoScalingGroupARN, Time }) => ({
        ...(AccountId && { account: AccountId }),
        region: parseArn(AutoScalingGroupARN)?.region ?? "",
        ...(Time && { at: Time }),
        ...(AutoScalingGroupARN && { resources: [AutoScalingGroupARN] }),
      })),
    },
  ],
  read: (event, envelope) => {
    const { AutoScalingGroupName: group = "", EC2InstanceId, StatusMessage, Cause, Details, Event } = event.detail;
    const place = placeOf(event, envelope);
    const arn = event.resources.find((each) => /:autoScalingGroup:/.test(each));
    const action = actionOf(Event ?? event.type);
    const failed = /ERROR|Unsuccessful/.test(Event ?? event.type);
    const unhealthy = /health ?check/i.test(Cause ?? "") && action === "terminate";
    const { words, ...outcome } = outcomeOfAction(action, failed, unhealthy);
    const instance = EC2InstanceId ?? "an instance";
    const zone = Details?.["Availability Zone"];
    return {
      situation: [group, action],
      ...outcome,
      origin: place,
      title: `Auto Scaling group ${group} ${words} ${instance}${unhealthy && !failed ? ": it was unhealthy" : ""}`,
      text: failed ? (StatusMessage ?? Cause) : Cause,
      resource: { name: group, arn },
      facts: [
        fact("Instance", EC2InstanceId),
        fact("Availability Zone", zone),
        fact("Subnet", Details?.["Subnet ID"]),
        fact("Cause", failed && StatusMessage ? Cause : undefined),
      ],
      links: [
        resourceLink(arn, place.region) ??
          consolePage(place, "Open the group", "ec2/home", `AutoScalingGroupDetails:id=${inUrl(group)};view=activity`),
        EC2InstanceId
          ? consolePage(place, "Open the instance", "ec2/home", `InstanceDetails:instanceId=${inUrl(EC2InstanceId)}`)
          : undefined,
      ],
    };
  },
});

type Action = "launch" | "terminate" | "detach";

const actionOf = (event: string): Action =>
  /terminat/i.test(event) ? "terminate" : /detach/i.test(event) ? "detach" : "launch";

const outcomeOfAction = (action: Action, failed: boolean, unhealthy: boolean): Outcome => {
  if (failed)
    return trouble(`could not ${verbs[action]}`, action === "launch" ? "high" : "medium", "autoscaling-instance");
  return { ...success(done[action]), ...(unhealthy && { severity: "low" as const }) };
};

const verbs: Readonly<Record<Action, string>> = { launch: "start", terminate: "terminate", detach: "let go of" };
const done: Readonly<Record<Action, string>> = { launch: "started", terminate: "terminated", detach: "let go of" };
