import { eventRule, type Rule } from "../../model.ts";

/** Machines, and jobs that run on them. */
export const compute: readonly Rule[] = [
  eventRule({
    id: "auto-scaling-failed",
    title: "Auto Scaling failed",
    sentence: "An Auto Scaling group could not launch, terminate or refresh instances.",
    pattern: {
      source: ["aws.autoscaling"],
      "detail-type": [
        "EC2 Instance Launch Unsuccessful",
        "EC2 Instance Terminate Unsuccessful",
        "EC2 Auto Scaling Instance Refresh Failed",
      ],
    },
  }),
  eventRule({
    id: "application-auto-scaling",
    title: "Scaled to the maximum",
    sentence: "A scalable target has reached its maximum: more load than that is not answered by more capacity.",
    mixed: true,
    pattern: {
      source: ["aws.application-autoscaling"],
      "detail-type": ["Application Auto Scaling Scaling Activity State Change"],
    },
  }),
  eventRule({
    id: "ec2-spot-interruption",
    title: "Spot instance interrupted",
    sentence: "EC2 takes a spot instance back, or expects to soon.",
    mixed: true,
    pattern: {
      source: ["aws.ec2"],
      "detail-type": ["EC2 Spot Instance Interruption Warning", "EC2 Instance Rebalance Recommendation"],
    },
  }),
  eventRule({
    id: "ec2-fleet-failed",
    title: "EC2 or spot fleet failed",
    sentence: "A fleet is configured wrongly, or instances could not be launched for it.",
    pattern: {
      source: ["aws.ec2fleet", "aws.ec2spotfleet"],
      "detail-type": ["EC2 Fleet Error", "EC2 Spot Fleet Error"],
    },
  }),
  eventRule({
    id: "batch-failed",
    title: "Batch job failed",
    sentence: "A Batch job failed and is not tried again.",
    pattern: {
      source: ["aws.batch"],
      "detail-type": ["Batch Job State Change"],
      detail: { status: ["FAILED"] },
    },
  }),
  eventRule({
    id: "emr-failed",
    title: "EMR failed",
    sentence: "An EMR step or the scaling of a cluster failed.",
    pattern: {
      source: ["aws.emr"],
      "detail-type": ["EMR Auto Scaling Policy State Change", "EMR Step Status Change"],
      detail: { state: ["FAILED"] },
    },
  }),
  eventRule({
    id: "ebs-failed",
    title: "EBS snapshot failed",
    sentence: "A snapshot failed: there is no copy of the volume of this moment.",
    pattern: {
      source: ["aws.ec2"],
      "detail-type": ["EBS Snapshot Notification", "EBS Multi-Volume Snapshots Completion Status"],
      detail: { result: ["failed"] },
    },
  }),
  eventRule({
    id: "snapshot-policy-failed",
    title: "Snapshot policy failed",
    sentence: "A Data Lifecycle Manager policy is in error: it makes no more snapshots.",
    pattern: { source: ["aws.dlm"], "detail-type": ["DLM Policy State Change"], detail: { state: ["ERROR"] } },
  }),
];
