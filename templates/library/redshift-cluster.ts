import { alarm, metric, switchedOn, template } from "../model.ts";
import { oneOf, subject, threshold } from "../parameter.ts";
import { joined, lookUp, type Table } from "../value.ts";

const clusterIdentifier = subject({
  name: "clusterIdentifier",
  label: "Cluster",
  about: "Identifier of the cluster.",
  pattern: "[a-z][a-z0-9-]{0,62}",
  example: "orders",
});

/** https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-clusters.html#rs-node-type-info */
const diskThroughput: Table = {
  name: "DiskThroughputOfNodes",
  values: { "ra3.xlplus": 0.65, "ra3.4xlarge": 2, "ra3.16xlarge": 8, "dc2.large": 0.6, "dc2.8xlarge": 7.5 },
};
const nodeType = oneOf(diskThroughput, {
  name: "nodeType",
  label: "Type of node",
  about: "Type of the cluster's nodes, by which it is known how fast their disks are; none: that is not watched.",
});

const ofCluster = {
  namespace: "AWS/Redshift",
  dimensions: { ClusterIdentifier: clusterIdentifier },
  periodSeconds: 300,
} as const;

/** https://docs.aws.amazon.com/redshift/latest/mgmt/metrics-listing.html */
export const redshiftCluster = template({
  slug: "redshift-cluster",
  version: "1.0.0",
  title: "Redshift cluster",
  about: "Watches one Redshift cluster: is it healthy, is its disk full, is it busy?",
  parameters: [clusterIdentifier, nodeType],
  rules: [
    alarm({
      id: "unhealthy",
      sentence: "The cluster is not healthy: a simple query of its own fails.",
      watch: metric({ ...ofCluster, name: "HealthStatus", statistic: "Minimum", periodSeconds: 60 }),
      below: threshold({
        name: "unhealthyThreshold",
        label: "Health",
        about: "1 is healthy, 0 is not, for five minutes.",
        unit: "healthy",
        default: 1,
        maximum: 1,
      }),
      periods: { breaching: 5, of: 5 },
    }),
    alarm({
      id: "maintenance",
      sentence: "The cluster is in maintenance: it may be slow or away.",
      watch: metric({ ...ofCluster, name: "MaintenanceMode", statistic: "Maximum" }),
      above: threshold({
        name: "maintenanceThreshold",
        label: "Maintenance",
        about: "1 is in maintenance.",
        unit: "in maintenance",
        default: -1,
        maximum: 1,
      }),
    }),
    alarm({
      id: "disk-used",
      sentence: "The disks are nearly full: queries and loads will fail.",
      watch: metric({ ...ofCluster, name: "PercentageDiskSpaceUsed", statistic: "Maximum" }),
      above: threshold({
        name: "diskUsedThreshold",
        label: "Used disk",
        about: "How full it may be.",
        unit: "percent",
        default: 90,
        maximum: 100,
      }),
    }),
    alarm({
      id: "schema-quota",
      sentence: "A schema is larger than its quota: what would add to it fails.",
      watch: metric({ ...ofCluster, name: "NumExceededSchemaQuotas", statistic: "Maximum" }),
      above: threshold({
        name: "schemaQuotaThreshold",
        label: "Schemas above their quotas",
        about: "How many schemas may be above their quotas.",
        unit: "schemas",
        default: 0,
      }),
    }),
    alarm({
      id: "disk-throughput",
      sentence: "The nodes read and write nearly as fast as they can: queries wait for the disks.",
      watch: {
        measure: "math",
        expression: joined`(read + write) / 1000000000 / ${lookUp(diskThroughput, nodeType)} * 100`,
        label: "Throughput of the disks",
        of: {
          read: { ...ofCluster, name: "ReadThroughput", statistic: "Average" },
          write: { ...ofCluster, name: "WriteThroughput", statistic: "Average" },
        },
      },
      above: threshold({
        name: "diskThroughputThreshold",
        label: "Throughput of the disks",
        about: "How much of what the type of node can do may be in use on average.",
        unit: "percent",
        default: 90,
      }),
      periods: { breaching: 3, of: 3 },
      when: switchedOn(nodeType),
    }),
    alarm({
      id: "cpu-utilization",
      sentence: "The cluster is busy: queries wait.",
      watch: metric({ ...ofCluster, name: "CPUUtilization", statistic: "Average", periodSeconds: 900 }),
      above: threshold({
        name: "cpuUtilizationThreshold",
        label: "CPU utilization",
        about: "How busy it may be on average.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
    }),
    alarm({
      id: "concurrency-scaling",
      sentence: "The cluster grew for longer than the free hour of the day: it costs.",
      watch: metric({ ...ofCluster, name: "ConcurrencyScalingSeconds", statistic: "Sum", periodSeconds: 86400 }),
      above: threshold({
        name: "concurrencyScalingThreshold",
        label: "Concurrency scaling",
        about: "How long it may grow a day.",
        unit: "seconds a day",
        default: 3600,
      }),
    }),
    alarm({
      id: "commit-queue",
      sentence: "Transactions wait to be committed: many small writes stand in each other's way.",
      watch: metric({ ...ofCluster, name: "CommitQueueLength", statistic: "Average" }),
      above: threshold({
        name: "commitQueueThreshold",
        label: "Waiting commits",
        about: "How many transactions may wait.",
        unit: "transactions",
        default: -1,
      }),
    }),
  ],
});
