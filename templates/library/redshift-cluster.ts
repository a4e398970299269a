import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const clusterIdentifier = subject({
  name: "clusterIdentifier",
  label: "Cluster",
  about: "Identifier of the cluster.",
  pattern: "[a-z][a-z0-9-]{0,62}",
  example: "orders",
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
  parameters: [clusterIdentifier],
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
