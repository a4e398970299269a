import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { cpuCredits, ebsByteBalance, ebsIoBalance } from "./ec2/burst-thresholds.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everyEc2Instance = template({
  slug: "every-ec2-instance",
  version: "1.0.0",
  title: "Every EC2 instance",
  about: "Watches all EC2 instances of a Region, or those with a tag: are they in order, are they busy?",
  parameters: [where],
  rules: [
    alarm({
      id: "status-check",
      sentence: "The instance fails its status check: the machine or its network is broken.",
      watch: {
        measure: "insights",
        query: joined`SELECT MAX(StatusCheckFailed) FROM SCHEMA("AWS/EC2", InstanceId) ${where} GROUP BY InstanceId ORDER BY MAX() DESC`,
        label: "Failed status checks",
        periodSeconds: 300,
      },
      above: threshold({
        name: "statusCheckThreshold",
        label: "Failed status checks",
        about: "How many checks may fail.",
        unit: "failed checks",
        default: 0,
      }),
    }),
    alarm({
      id: "cpu-utilization",
      sentence: "The instance is busy: it is too small, or something keeps it busy.",
      watch: {
        measure: "insights",
        query: joined`SELECT AVG(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId) ${where} GROUP BY InstanceId ORDER BY AVG() DESC`,
        label: "CPU utilization",
        periodSeconds: 900,
      },
      above: threshold({
        name: "cpuUtilizationThreshold",
        label: "CPU utilization",
        about: "How busy the instance may be on average.",
        unit: "percent",
        default: 90,
      }),
    }),
    alarm({
      id: "cpu-credits",
      sentence: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
      watch: {
        measure: "insights",
        query: joined`SELECT MIN(CPUCreditBalance) FROM SCHEMA("AWS/EC2", InstanceId) ${where} GROUP BY InstanceId ORDER BY MIN() ASC`,
        label: "CPU credits",
        periodSeconds: 300,
      },
      below: cpuCredits,
    }),
    alarm({
      id: "ebs-io-balance",
      sentence: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
      watch: {
        measure: "insights",
        query: joined`SELECT MIN("EBSIOBalance%") FROM SCHEMA("AWS/EC2", InstanceId) ${where} GROUP BY InstanceId ORDER BY MIN() ASC`,
        label: "Burst of disk operations",
        periodSeconds: 300,
      },
      below: ebsIoBalance,
    }),
    alarm({
      id: "ebs-byte-balance",
      sentence: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
      watch: {
        measure: "insights",
        query: joined`SELECT MIN("EBSByteBalance%") FROM SCHEMA("AWS/EC2", InstanceId) ${where} GROUP BY InstanceId ORDER BY MIN() ASC`,
        label: "Burst of disk throughput",
        periodSeconds: 300,
      },
      below: ebsByteBalance,
    }),
  ],
});
