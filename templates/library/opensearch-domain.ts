import { alarm, eventRule, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { account, joined, partition, region } from "../value.ts";

const domainName = subject({
  name: "domainName",
  label: "Domain",
  about: "Name of the domain.",
  pattern: "[a-z][a-z0-9-]{2,27}",
  example: "orders",
});

const ofDomain = {
  namespace: "AWS/ES",
  dimensions: { DomainName: domainName, ClientId: account },
  periodSeconds: 60,
} as const;

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-cloudwatchmetrics.html */
export const opensearchDomain = template({
  slug: "opensearch-domain",
  version: "1.0.0",
  title: "OpenSearch domain",
  about: "Watches one OpenSearch domain: is it healthy, does it run out of CPU, memory or disk, can it be written to?",
  parameters: [domainName],
  rules: [
    alarm({
      id: "red",
      sentence:
        "The cluster is red: primary shards are missing, so data cannot be read. A node has failed or a disk is full.",
      watch: metric({ ...ofDomain, name: "ClusterStatus.red", statistic: "Maximum" }),
      above: threshold({
        name: "redThreshold",
        label: "Red",
        about: "1 is red.",
        unit: "red",
        default: 0,
        maximum: 1,
      }),
    }),
    alarm({
      id: "yellow",
      sentence: "The cluster is yellow: replicas are missing, so the next failure loses data.",
      watch: metric({ ...ofDomain, name: "ClusterStatus.yellow", statistic: "Maximum" }),
      above: threshold({
        name: "yellowThreshold",
        label: "Yellow",
        about: "1 is yellow, for fifteen minutes.",
        unit: "yellow",
        default: 0,
        maximum: 1,
      }),
      periods: { breaching: 15, of: 15 },
    }),
    alarm({
      id: "writes-blocked",
      sentence: "The cluster refuses writes: a disk is full, or memory is short.",
      watch: metric({ ...ofDomain, name: "ClusterIndexWritesBlocked", statistic: "Maximum" }),
      above: threshold({
        name: "writesBlockedThreshold",
        label: "Blocked writes",
        about: "1 is blocked.",
        unit: "blocked",
        default: 0,
        maximum: 1,
      }),
    }),
    alarm({
      id: "free-storage",
      sentence: "A node has hardly any disk left: writes will be refused.",
      watch: metric({ ...ofDomain, name: "FreeStorageSpace", statistic: "Minimum" }),
      below: threshold({
        name: "freeStorageThreshold",
        label: "Free disk of the fullest node",
        about: "How much disk must be free.",
        unit: "megabytes",
        default: 2000,
      }),
    }),
    alarm({
      id: "cpu-utilization",
      sentence: "The data nodes are busy: searches and writes wait.",
      watch: metric({ ...ofDomain, name: "CPUUtilization", statistic: "Average", periodSeconds: 600 }),
      above: threshold({
        name: "cpuUtilizationThreshold",
        label: "CPU of data nodes",
        about: "How busy they may be on average.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
    }),
    alarm({
      id: "master-cpu",
      sentence: "The master nodes are busy: the cluster becomes unstable.",
      watch: metric({ ...ofDomain, name: "MasterCPUUtilization", statistic: "Average", periodSeconds: 600 }),
      above: threshold({
        name: "masterCpuThreshold",
        label: "CPU of master nodes",
        about: "How busy they may be on average.",
        unit: "percent",
        default: 50,
        maximum: 100,
      }),
    }),
    alarm({
      id: "memory-pressure",
      sentence: "The data nodes are short of memory: above 92 percent for half an hour writes are blocked.",
      watch: metric({ ...ofDomain, name: "JVMMemoryPressure", statistic: "Maximum", periodSeconds: 300 }),
      above: threshold({
        name: "memoryPressureThreshold",
        label: "Memory of data nodes",
        about: "How much of it may be in use for fifteen minutes.",
        unit: "percent",
        default: 85,
        maximum: 100,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    alarm({
      id: "master-memory",
      sentence: "The master nodes are short of memory: the cluster becomes unstable.",
      watch: metric({ ...ofDomain, name: "MasterJVMMemoryPressure", statistic: "Maximum", periodSeconds: 300 }),
      above: threshold({
        name: "masterMemoryThreshold",
        label: "Memory of master nodes",
        about: "How much of it may be in use for fifteen minutes.",
        unit: "percent",
        default: 85,
        maximum: 100,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    alarm({
      id: "master-unreachable",
      sentence: "The nodes do not reach their master: it has stopped or is overloaded.",
      watch: metric({ ...ofDomain, name: "MasterReachableFromNode", statistic: "Maximum" }),
      below: threshold({
        name: "masterUnreachableThreshold",
        label: "Reachable master",
        about: "1 is reachable, for ten minutes.",
        unit: "reachable",
        default: 1,
        maximum: 1,
      }),
      periods: { breaching: 10, of: 10 },
    }),
    alarm({
      id: "snapshot-failed",
      sentence: "The automated snapshot failed: there is no recent copy to go back to.",
      watch: metric({ ...ofDomain, name: "AutomatedSnapshotFailure", statistic: "Maximum" }),
      above: threshold({
        name: "snapshotFailedThreshold",
        label: "Failed snapshots",
        about: "1 is failed.",
        unit: "failed",
        default: 0,
        maximum: 1,
      }),
    }),
    alarm({
      id: "key-error",
      sentence: "The key of the domain is disabled: the domain stops, and is lost when the key is deleted.",
      watch: metric({ ...ofDomain, name: "KMSKeyError", statistic: "Maximum" }),
      above: threshold({
        name: "keyErrorThreshold",
        label: "Disabled key",
        about: "1 is disabled.",
        unit: "disabled",
        default: 0,
        maximum: 1,
      }),
    }),
    alarm({
      id: "key-inaccessible",
      sentence: "The key of the domain was deleted or its grants revoked: data cannot be read any more.",
      watch: metric({ ...ofDomain, name: "KMSKeyInaccessible", statistic: "Maximum" }),
      above: threshold({
        name: "keyInaccessibleThreshold",
        label: "Inaccessible key",
        about: "1 is inaccessible.",
        unit: "inaccessible",
        default: 0,
        maximum: 1,
      }),
    }),
    eventRule({
      id: "software-update",
      title: "Software updates",
      sentence: "A software update of the domain is there, runs, or failed.",
      class: "notification",
      mixed: true,
      pattern: {
        source: ["aws.es"],
        "detail-type": [
          "Amazon OpenSearch Service Software Update Notification",
          "Amazon ES Service Software Update Notification",
        ],
        resources: [joined`arn:${partition}:es:${region}:${account}:domain/${domainName}`],
      },
    }),
  ],
});
