import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { joined } from "../value.ts";

const fileSystemId = subject({
  name: "fileSystemId",
  label: "File system",
  about: "Id of the file system.",
  pattern: "fs-[0-9a-f]{8,40}",
  example: "fs-0123456789abcdef0",
});

const ofFileSystem = { namespace: "AWS/FSx", dimensions: { FileSystemId: fileSystemId }, periodSeconds: 300 } as const;

/** https://docs.aws.amazon.com/fsx/latest/WindowsGuide/fsx-windows-metrics.html */
export const fsx = template({
  slug: "fsx",
  version: "1.0.0",
  title: "FSx file system",
  about: "Watches one FSx file system: is its disk full, are disk and network at their limit?",
  parameters: [fileSystemId],
  rules: [
    alarm({
      id: "free-storage",
      sentence: "The file system is nearly full: writes will fail.",
      watch: metric({ ...ofFileSystem, name: "FreeStorageCapacity", statistic: "Minimum" }),
      below: threshold({
        name: "freeStorageThreshold",
        label: "Free space",
        about: "How much space must be free (Windows and Lustre).",
        unit: "bytes",
        default: 10000000000,
      }),
    }),
    alarm({
      id: "storage-utilization",
      sentence: "The file system is nearly full: writes will fail.",
      watch: {
        measure: "insights",
        // ONTAP tells of each tier and volume, Windows of the whole: the fullest counts.
        query: joined`SELECT MAX(StorageCapacityUtilization) FROM "AWS/FSx" WHERE FileSystemId = '${fileSystemId}' GROUP BY FileSystemId`,
        label: "Used space",
        periodSeconds: 300,
      },
      above: threshold({
        name: "storageUtilizationThreshold",
        label: "Used space",
        about: "How full it may be: its fullest tier or volume (ONTAP), or the whole (Windows, Lustre).",
        unit: "percent",
        default: 85,
        maximum: 100,
      }),
    }),
    alarm({
      id: "cpu-utilization",
      sentence: "The file server is busy: it has too little throughput capacity for what is asked of it.",
      watch: metric({ ...ofFileSystem, name: "CPUUtilization", statistic: "Average" }),
      above: threshold({
        name: "cpuUtilizationThreshold",
        label: "CPU utilization",
        about: "How busy it may be on average.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    alarm({
      id: "network-throughput",
      sentence: "The network of the file server is at its limit: clients wait.",
      watch: metric({ ...ofFileSystem, name: "NetworkThroughputUtilization", statistic: "Average" }),
      above: threshold({
        name: "networkThroughputThreshold",
        label: "Use of the network",
        about: "How much of the network may be used.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    alarm({
      id: "disk-throughput",
      sentence: "The disks of the file server are at their limit: clients wait.",
      watch: metric({ ...ofFileSystem, name: "FileServerDiskThroughputUtilization", statistic: "Average" }),
      above: threshold({
        name: "diskThroughputThreshold",
        label: "Use of the disks",
        about: "How much of the disk throughput may be used.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
      periods: { breaching: 3, of: 3 },
    }),
  ],
});
