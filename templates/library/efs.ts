import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const fileSystemId = subject({
  name: "fileSystemId",
  label: "File system",
  about: "Id of the file system.",
  pattern: "fs-[0-9a-f]{8,40}",
  example: "fs-0123456789abcdef0",
});

const ofFileSystem = { namespace: "AWS/EFS", dimensions: { FileSystemId: fileSystemId }, periodSeconds: 600 } as const;

/** https://docs.aws.amazon.com/efs/latest/ug/efs-metrics.html */
export const efs = template({
  slug: "efs",
  version: "1.0.0",
  title: "EFS file system",
  about: "Watches one EFS file system: does it run out of credits, operations or throughput?",
  parameters: [fileSystemId],
  rules: [
    alarm({
      id: "burst-credits",
      sentence: "The file system has nearly used up its burst credits: it will be slowed down to its baseline.",
      watch: metric({ ...ofFileSystem, name: "BurstCreditBalance", statistic: "Average" }),
      below: threshold({
        name: "burstCreditsThreshold",
        label: "Burst credits",
        about: "How many credits must be left (bursting throughput only).",
        unit: "bytes",
        default: 192000000000,
      }),
    }),
    alarm({
      id: "io-limit",
      sentence: "The file system is at its limit of operations: requests wait.",
      watch: metric({ ...ofFileSystem, name: "PercentIOLimit", statistic: "Maximum" }),
      above: threshold({
        name: "ioLimitThreshold",
        label: "Use of the operations",
        about: "How near to the limit it may be (general purpose mode only).",
        unit: "percent",
        default: 95,
        maximum: 100,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    alarm({
      id: "throughput",
      sentence: "The file system is at its limit of throughput: reads and writes wait.",
      watch: {
        measure: "math",
        expression: "100 * metered / PERIOD(metered) / permitted",
        label: "Use of the throughput",
        of: {
          metered: { ...ofFileSystem, name: "MeteredIOBytes", statistic: "Sum", periodSeconds: 60 },
          permitted: { ...ofFileSystem, name: "PermittedThroughput", statistic: "Average", periodSeconds: 60 },
        },
      },
      above: threshold({
        name: "throughputThreshold",
        label: "Use of the throughput",
        about: "How much of the permitted throughput may be used, in 6 of 10 minutes.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
      periods: { breaching: 6, of: 10 },
    }),
  ],
});
