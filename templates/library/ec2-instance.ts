import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const instanceId = subject({
  name: "instanceId",
  label: "Instance",
  about: "Id of the instance.",
  pattern: "i-[0-9a-f]{8,17}",
  example: "i-0a1b2c3d4e5f60718",
});

const ofInstance = { namespace: "AWS/EC2", dimensions: { InstanceId: instanceId }, periodSeconds: 600 } as const;

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html */
export const ec2Instance = template({
  slug: "ec2-instance",
  version: "1.0.0",
  title: "EC2 instance",
  about: "Watches one EC2 instance: is it busy, does it run out of credits, is it still in order?",
  parameters: [instanceId],
  rules: [
    alarm({
      id: "cpu-utilization",
      sentence: "The instance is busy: it is too small, or something keeps it busy.",
      watch: metric({ ...ofInstance, name: "CPUUtilization", statistic: "Average" }),
      above: threshold({
        name: "cpuUtilizationThreshold",
        label: "CPU utilization",
        about: "How busy the instance may be on average.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
    }),
    alarm({
      id: "cpu-credits",
      sentence: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
      watch: metric({ ...ofInstance, name: "CPUCreditBalance", statistic: "Minimum" }),
      below: threshold({
        name: "cpuCreditsThreshold",
        label: "CPU credits",
        about: "How many credits must be left.",
        unit: "credits",
        default: 20,
      }),
    }),
    alarm({
      id: "ebs-io-balance",
      sentence: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
      watch: metric({ ...ofInstance, name: "EBSIOBalance%", statistic: "Minimum" }),
      below: threshold({
        name: "ebsIoBalanceThreshold",
        label: "Burst of disk operations",
        about: "How much of the burst must be left.",
        unit: "percent",
        default: 20,
        maximum: 100,
      }),
    }),
    alarm({
      id: "ebs-byte-balance",
      sentence: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
      watch: metric({ ...ofInstance, name: "EBSByteBalance%", statistic: "Minimum" }),
      below: threshold({
        name: "ebsByteBalanceThreshold",
        label: "Burst of disk throughput",
        about: "How much of the burst must be left.",
        unit: "percent",
        default: 20,
        maximum: 100,
      }),
    }),
    alarm({
      id: "status-check",
      sentence:
        "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
      watch: metric({ ...ofInstance, name: "StatusCheckFailed", statistic: "Maximum", periodSeconds: 60 }),
      above: threshold({
        name: "statusCheckThreshold",
        label: "Failed status checks",
        about: "How many checks may fail for three minutes.",
        unit: "failed checks",
        default: 0,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    alarm({
      id: "network-in",
      sentence: "More arrives over the network than the instance takes for long: it will be slowed down.",
      watch: {
        measure: "math",
        expression: "bytes * 8 / 1000000000 / PERIOD(bytes)",
        label: "Incoming traffic",
        of: {
          bytes: { ...ofInstance, name: "NetworkIn", statistic: "Sum", periodSeconds: 300 },
        },
      },
      above: threshold({
        name: "networkInThreshold",
        label: "Incoming traffic",
        about: "80 percent of the baseline that EC2 documents for the type.",
        unit: "Gbit/s",
        default: -1,
      }),
    }),
    alarm({
      id: "network-out",
      sentence: "More leaves over the network than the instance sends for long: it will be slowed down.",
      watch: {
        measure: "math",
        expression: "bytes * 8 / 1000000000 / PERIOD(bytes)",
        label: "Outgoing traffic",
        of: {
          bytes: { ...ofInstance, name: "NetworkOut", statistic: "Sum", periodSeconds: 300 },
        },
      },
      above: threshold({
        name: "networkOutThreshold",
        label: "Outgoing traffic",
        about: "80 percent of the baseline that EC2 documents for the type.",
        unit: "Gbit/s",
        default: -1,
      }),
    }),
  ],
});
