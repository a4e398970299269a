import { type AlarmRule, alarm, metric } from "../../model.ts";
import { threshold } from "../../parameter.ts";
import type { Condition, Value } from "../../value.ts";
import { cpuCredits, ebsByteBalance, ebsIoBalance } from "./burst-thresholds.ts";

const cpuUtilization = threshold({
  name: "cpuUtilizationThreshold",
  label: "CPU utilization",
  about: "How busy the instance may be on average.",
  unit: "percent",
  default: 80,
  maximum: 100,
});
const statusCheck = threshold({
  name: "statusCheckThreshold",
  label: "Failed status checks",
  about: "How many checks may fail for three minutes.",
  unit: "failed checks",
  default: 0,
});

/**
 * What is watched of an instance; of several, each has rules of its own (`number`), which share their thresholds.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html
 */
export const instanceRules = (
  instanceId: Value,
  several?: { readonly number: number; readonly when: Condition },
): readonly AlarmRule[] => {
  const ofInstance = { namespace: "AWS/EC2", dimensions: { InstanceId: instanceId }, periodSeconds: 600 } as const;
  const named = (id: string): string => (several ? `${id}-${several.number}` : id);
  const when = several && { when: several.when };
  return [
    alarm({
      id: named("cpu-utilization"),
      sentence: "The instance is busy: it is too small, or something keeps it busy.",
      watch: metric({ ...ofInstance, name: "CPUUtilization", statistic: "Average" }),
      above: cpuUtilization,
      ...when,
    }),
    alarm({
      id: named("cpu-credits"),
      sentence: "The instance has nearly used up its CPU credits: it will be slowed down to its baseline.",
      watch: metric({ ...ofInstance, name: "CPUCreditBalance", statistic: "Minimum" }),
      below: cpuCredits,
      ...when,
    }),
    alarm({
      id: named("ebs-io-balance"),
      sentence: "The instance has nearly used up its burst of disk operations: its disks will get slow.",
      watch: metric({ ...ofInstance, name: "EBSIOBalance%", statistic: "Minimum" }),
      below: ebsIoBalance,
      ...when,
    }),
    alarm({
      id: named("ebs-byte-balance"),
      sentence: "The instance has nearly used up its burst of disk throughput: its disks will get slow.",
      watch: metric({ ...ofInstance, name: "EBSByteBalance%", statistic: "Minimum" }),
      below: ebsByteBalance,
      ...when,
    }),
    alarm({
      id: named("status-check"),
      sentence:
        "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine.",
      watch: metric({ ...ofInstance, name: "StatusCheckFailed", statistic: "Maximum", periodSeconds: 60 }),
      above: statusCheck,
      periods: { breaching: 3, of: 3 },
      ...when,
    }),
  ];
};
