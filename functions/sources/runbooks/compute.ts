import { containers } from "./compute-containers.ts";
import type { Runbooks } from "./types.ts";

/** Advice for the kinds of the family compute. */
export const compute: Runbooks = {
  ...containers,
  "ec2-fleet": {
    means: "The fleet cannot start instances as it is configured, or has hit a limit. What runs goes on.",
    look: [
      "The sentence of AWS names the parameter or the limit; compare with the launch template's last version.",
      "Service Quotas: vCPUs of Spot and On-Demand in this Region.",
      "Does its role (AWSServiceRoleForEC2Fleet or the Spot Fleet's) still exist?",
    ],
  },
  "ec2-capacity": {
    means: "AWS does not have, or does not give, the capacity that somebody counts on at a date.",
    look: [
      "Who waits for it, and when must it be there?",
      "Another zone or instance type that would do: ask for that at once.",
      "Talk to your AWS account team for capacity with a date.",
    ],
  },
  "ec2-capacity/loan": {
    means: "One account offers capacity to another, or wants it back. Without an answer the request expires.",
    look: [
      "Do you know the other account, and was it agreed?",
      "Can you use this instance type in this Availability Zone, and until when? To give back: what runs there still?",
      "Accept or reject it at the capacity reservation.",
    ],
  },
  "ec2-ami": {
    means: "An image could not be made. Pipelines that wait for it stand still, and backups by image are missing.",
    look: [
      "The message names the cause; often a snapshot of one of the volumes failed.",
      "Keys of encrypted volumes: enabled, and may the maker use them?",
      "Copies from other accounts: is the snapshot shared, with its key?",
    ],
  },
  "ec2-fast-launch": {
    means: "Windows instances of this image start slowly again, because no prepared snapshots are there.",
    look: [
      "The reason in the event; mostly a missing permission or a missing default VPC.",
      "Does the launch template of the setting still work?",
      "Switch fast launch off and on again once that is mended.",
    ],
  },
  "ebs-volume": {
    means: "A volume could not be created or attached. Nearly always its key is disabled, deleted or not allowed.",
    look: [
      "The key that the event names: enabled, and not pending deletion?",
      "May whoever starts the instance use the key (kms:CreateGrant too)?",
      "Auto Scaling: the key's policy must allow its service-linked role.",
    ],
  },
  "ebs-snapshot": {
    means: "A backup is missing. One failure is bearable, the second in a row is not.",
    look: [
      "When was the last good snapshot of this volume?",
      "The cause: a key, a limit of snapshots, or a source that is gone.",
      "Make a snapshot by hand now if the last good one is older than you can afford.",
    ],
  },
  "dlm-policy": {
    means: "The lifecycle policy makes no snapshots any more. Backups are missing from now on, quietly.",
    look: [
      "Does its role exist, and has it AWSDataLifecycleManagerServiceRole's permissions?",
      "Limits: snapshots per Region.",
      "Make snapshots by hand until the policy runs again.",
    ],
  },
  "dlm-script": {
    means: "The snapshots were made, but perhaps while the application wrote: they may need a repair when restored.",
    look: [
      "The Systems Manager command on the instance: its output says where the script failed.",
      "Is the agent there, and may its role run the document?",
      "Does the policy fall back to crash-consistent snapshots, or make none?",
    ],
  },
  "ebs-public-access": {
    means: "Somebody switched off what keeps snapshots of this Region from being shared with the world.",
    look: [
      "CloudTrail, DisableSnapshotBlockPublicAccess: who, and was it meant?",
      "Are any snapshots public now? The snapshots' list can be filtered by that.",
      "Switch it on again; an organisation's policy can keep it on.",
    ],
  },
  "autoscaling-instance": {
    means: "The group cannot reach the number of instances it wants. With traffic rising this becomes an outage.",
    look: [
      "The message: no capacity (other types or zones), a limit (Service Quotas), or a wrong launch template.",
      "How many healthy instances are left behind the load balancer?",
      "Launch templates: does the image, key pair, security group and subnet that it names still exist?",
    ],
  },
  "autoscaling-refresh": {
    means: "New instances did not become healthy in time, and the replacement of the others stopped half way.",
    look: [
      "Which of the group's instances have the new version, and are they healthy?",
      "Start-up log of a new instance (user data), and the target group's health reason.",
      "Roll back to the earlier launch template version and start a refresh with it.",
    ],
  },
  "application-autoscaling": {
    means: "It has grown to the limit that somebody set. More load meets no more capacity.",
    look: [
      "Is the load real, or a retry storm, a crawler, a loop?",
      "Raise the maximum if what stands behind it (database, quota, budget) can bear that.",
      "Latency and errors of the service: is anybody affected already?",
    ],
  },
  "lambda-destination": {
    means: "The function failed for one event as often as it may be tried, and Lambda gives that event up.",
    look: [
      "The function's log around this time, by the request id.",
      "One event or all of them? Errors of the function in the last hour tell.",
      "After the mend: invoke the function with the payload again, if that may happen twice.",
    ],
  },
  "lambda-destination/stream": {
    means:
      "The function failed for a batch of its stream as often as it may. These records are skipped, and the stream goes on.",
    look: [
      "The function's log around this time: one record that it cannot read, or everything?",
      "The records stay in the stream until its retention ends: read them from there, by shard and position.",
      "Split a failing batch, and report single failures, so that one record does not take the others with it.",
    ],
  },
  "lambda-destination/age": {
    means: "The event waited longer than it may, because the function was throttled or at its concurrency limit.",
    look: [
      "Throttles and concurrent executions of the function, and the account's limit.",
      "Did something flood it with events?",
      "Raise its reserved concurrency, or the greatest age of an event.",
    ],
  },
  "lambda-dead-letter": {
    means: "The function could not work on this event, and it was put aside. It will not be tried again by itself.",
    look: [
      "The error in this message, then the function's log by the request id.",
      "One bad event, or does the function fail for all?",
      "After the mend: send the event again, if that may happen twice.",
    ],
  },
  "stepfunctions-execution": {
    means: "A step failed and nothing in the definition caught it, or the whole took longer than it may.",
    look: [
      "The execution's page: the red state, its input and its error.",
      "Does it fail for every input? Compare with the last execution that succeeded.",
      "Once it is mended: redrive the execution from the step that failed.",
    ],
  },
  "beanstalk-environment": {
    means: "An operation on the environment failed; the earlier version usually goes on.",
    look: [
      "The environment's events, from the first error on; later ones only follow from it.",
      "eb-engine.log and the application's log (request the last 100 lines).",
      "Deploy the last version that worked.",
    ],
  },
  "beanstalk-environment/health": {
    means: "Requests fail or instances are unhealthy, as the environment's own agents see it.",
    look: [
      "The health page: which instances, which status codes, since when?",
      "Deployed shortly before? Then deploy the last version that worked.",
      "Load, CPU and memory of the instances, and what they depend on.",
    ],
  },
  "imagebuilder-image": {
    means: "The image was not built; what is based on it stays on the earlier one.",
    look: [
      "The build's log in CloudWatch (/aws/imagebuilder/<image>): the first step that failed.",
      "Did the base image or a component change its version?",
      "Is the earlier image still good to use, or does it wait for a patch?",
    ],
  },
  "imagebuilder-image/disabled": {
    means: "Its builds failed one after the other, and Image Builder stopped starting new ones: images grow old.",
    look: [
      "The log of the last build in CloudWatch (/aws/imagebuilder/<image>): the first step that failed.",
      "Did the base image, a component or the role of the build instance change before the first failure?",
      "Once a build by hand succeeds, enable the pipeline again: it does not come back by itself.",
    ],
  },
  "imagebuilder-image/cve": {
    means: "The image as it was built holds packages with known weaknesses.",
    look: [
      "Which packages, and is there a base image without them? Build again on it.",
      "Is the image in use already?",
      "Add an update step to the recipe, so that the next build takes patches.",
    ],
  },
  "imagebuilder-image/waiting": {
    means: "The workflow has reached a step that waits for a person (WaitForAction).",
    look: [
      "Look at the image that was built so far.",
      "Let the step go on or stop it, on the page of the image.",
      "It times out after some days, and the build fails then.",
    ],
  },
};
