import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { number, text } from "../loose.ts";
import { noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A group replaces its instances, step by step; a refresh that succeeds closes the one that failed.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-eventbridge-events.html
 */
export const autoscalingRefresh = awsEvent({
  name: "autoscaling-refresh",
  types: {
    "aws.autoscaling": [
      "EC2 Auto Scaling Instance Refresh Started",
      "EC2 Auto Scaling Instance Refresh Checkpoint Reached",
      "EC2 Auto Scaling Instance Refresh Succeeded",
      "EC2 Auto Scaling Instance Refresh Failed",
      "EC2 Auto Scaling Instance Refresh Cancelled",
      "EC2 Auto Scaling Instance Refresh Rollback Started",
      "EC2 Auto Scaling Instance Refresh Rollback Succeeded",
      "EC2 Auto Scaling Instance Refresh Rollback Failed",
      "EC2 Auto Scaling Instance Refresh Started Baking",
    ],
  },
  detail: z.object({
    InstanceRefreshId: text,
    AutoScalingGroupName: text,
    CheckpointPercentage: number,
    CheckpointDelay: number,
  }),
  read: ({ detail, type, region, resources: [arn] }) => {
    const group = detail.AutoScalingGroupName ?? "";
    const { words, ...outcome } = outcomeOf(states, type.replace("EC2 Auto Scaling Instance Refresh ", ""));
    const { CheckpointPercentage: percent, CheckpointDelay: delay } = detail;
    return {
      situation: [group],
      ...outcome,
      title: `Instance refresh of ${group} ${words}${percent === undefined ? "" : ` at ${percent}%`}`,
      text: delay ? `It waits ${delay} s before it goes on.` : undefined,
      resource: { name: group, arn },
      facts: [fact("Refresh", detail.InstanceRefreshId)],
      links: [refreshesOf(resourceLink(arn, region))],
    };
  },
});

const states = outcomes({
  Started: noted("has started"),
  "Checkpoint Reached": noted("reached a checkpoint"),
  "Started Baking": noted("has replaced all instances, and watches them for a while"),
  Succeeded: success("succeeded"),
  Failed: trouble("failed", "high", "autoscaling-refresh"),
  Cancelled: noted("was cancelled"),
  "Rollback Started": trouble("failed and is being rolled back", "high", "autoscaling-refresh"),
  "Rollback Succeeded": noted("was rolled back: the earlier instances run again", "medium"),
  "Rollback Failed": trouble("failed, and so did its rollback", "critical", "autoscaling-refresh"),
});

const refreshesOf = (link: ReturnType<typeof resourceLink>) =>
  link && { label: "Open the instance refreshes", url: link.url.replace("view=activity", "view=instanceRefresh") };
