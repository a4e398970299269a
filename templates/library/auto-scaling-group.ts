import { alarm, eventRule, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { cpuCredits, ebsByteBalance, ebsIoBalance } from "./ec2/burst-thresholds.ts";

const autoScalingGroupName = subject({
  name: "autoScalingGroupName",
  label: "Auto Scaling group",
  about: "Name of the group.",
  pattern: "[^:]{1,255}",
  example: "shop-web",
});

const ofGroup = {
  namespace: "AWS/EC2",
  dimensions: { AutoScalingGroupName: autoScalingGroupName },
  periodSeconds: 600,
} as const;

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-cloudwatch-monitoring.html */
export const autoScalingGroup = template({
  slug: "auto-scaling-group",
  version: "1.0.0",
  title: "Auto Scaling group",
  about: "Watches one Auto Scaling group: is it busy, do its instances run out of credits, can it start and stop them?",
  parameters: [autoScalingGroupName],
  rules: [
    alarm({
      id: "cpu-utilization",
      sentence: "The instances are busy: the group is too small, or something keeps them busy.",
      watch: metric({ ...ofGroup, name: "CPUUtilization", statistic: "Average" }),
      above: threshold({
        name: "cpuUtilizationThreshold",
        label: "CPU utilization",
        about: "How busy the instances may be on average.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
    }),
    alarm({
      id: "cpu-credits",
      sentence: "The instances have nearly used up their CPU credits: they will be slowed down to their baseline.",
      watch: metric({ ...ofGroup, name: "CPUCreditBalance", statistic: "Minimum" }),
      below: cpuCredits,
    }),
    alarm({
      id: "ebs-io-balance",
      sentence: "The instances have nearly used up their burst of disk operations: their disks will get slow.",
      watch: metric({ ...ofGroup, name: "EBSIOBalance%", statistic: "Minimum" }),
      below: ebsIoBalance,
    }),
    alarm({
      id: "ebs-byte-balance",
      sentence: "The instances have nearly used up their burst of disk throughput: their disks will get slow.",
      watch: metric({ ...ofGroup, name: "EBSByteBalance%", statistic: "Minimum" }),
      below: ebsByteBalance,
    }),
    alarm({
      id: "status-check",
      sentence: "An instance of the group fails its status check: the machine or its network is broken.",
      watch: metric({ ...ofGroup, name: "StatusCheckFailed", statistic: "Maximum", periodSeconds: 60 }),
      above: threshold({
        name: "statusCheckThreshold",
        label: "Failed status checks",
        about: "How many instances may fail for three minutes.",
        unit: "failed checks",
        default: 0,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    eventRule({
      id: "scaling-failed",
      title: "Failed launches and terminations",
      sentence: "The Auto Scaling group cannot launch or terminate an instance, or its instance refresh failed.",
      pattern: {
        source: ["aws.autoscaling"],
        "detail-type": [
          "EC2 Instance Launch Unsuccessful",
          "EC2 Instance Terminate Unsuccessful",
          "EC2 Auto Scaling Instance Refresh Failed",
        ],
        detail: { AutoScalingGroupName: [autoScalingGroupName] },
      },
    }),
  ],
});
