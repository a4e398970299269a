import { topic } from "../delivery.ts";
import { alarm, metric, template } from "../model.ts";
import { subject, threshold, toggle } from "../parameter.ts";
import { equals } from "../value.ts";

const dbClusterIdentifier = subject({
  name: "dbClusterIdentifier",
  label: "Cluster",
  about: "Identifier of the cluster.",
  pattern: "[A-Za-z][A-Za-z0-9-]{0,62}",
  example: "orders",
});

const ofCluster = {
  namespace: "AWS/RDS",
  dimensions: { DBClusterIdentifier: dbClusterIdentifier },
  periodSeconds: 600,
} as const;

const events = toggle({
  name: "rdsEvents",
  label: "RDS events",
  about: "RDS tells of anything out of the ordinary of the cluster: failover, failure, maintenance, low storage.",
  default: true,
});

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html */
export const rdsCluster = template({
  slug: "rds-cluster",
  version: "1.0.0",
  title: "RDS or Aurora cluster",
  about:
    "Watches one Aurora or Multi-AZ cluster: is it busy, does it run out of memory or space, do replicas fall behind?",
  parameters: [dbClusterIdentifier, events],
  rules: [
    alarm({
      id: "cpu-utilization",
      sentence: "The database is busy: queries got slower or more, or it is too small.",
      watch: metric({ ...ofCluster, name: "CPUUtilization", statistic: "Average" }),
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
      id: "cpu-credits",
      sentence: "The database has nearly used up its CPU credits: it will be slowed down to its baseline.",
      watch: metric({ ...ofCluster, name: "CPUCreditBalance", statistic: "Minimum" }),
      below: threshold({
        name: "cpuCreditsThreshold",
        label: "CPU credits",
        about: "How many credits must be left (burstable classes only).",
        unit: "credits",
        default: 20,
      }),
    }),
    alarm({
      id: "freeable-memory",
      sentence: "The database has hardly any memory left: it will swap, or restart.",
      watch: metric({ ...ofCluster, name: "FreeableMemory", statistic: "Minimum" }),
      below: threshold({
        name: "freeableMemoryThreshold",
        label: "Free memory",
        about: "How much memory must be free.",
        unit: "bytes",
        default: 64000000,
      }),
    }),
    alarm({
      id: "free-local-storage",
      sentence: "An instance of the cluster has hardly any local disk left: sorting and temporary tables will fail.",
      watch: metric({ ...ofCluster, name: "FreeLocalStorage", statistic: "Minimum" }),
      below: threshold({
        name: "freeLocalStorageThreshold",
        label: "Free local disk",
        about: "How much local disk must be free.",
        unit: "bytes",
        default: 2000000000,
      }),
    }),
    alarm({
      id: "replica-lag",
      sentence: "A reader of the cluster is behind the writer: what it answers is old.",
      watch: metric({ ...ofCluster, name: "AuroraReplicaLagMaximum", statistic: "Maximum" }),
      above: threshold({
        name: "replicaLagThreshold",
        label: "Lag of the readers",
        about: "How far the slowest reader may be behind.",
        unit: "milliseconds",
        default: 2000,
      }),
    }),
    alarm({
      id: "deadlocks",
      sentence: "Transactions block each other for good and are given up.",
      watch: metric({ ...ofCluster, name: "Deadlocks", statistic: "Average" }),
      above: threshold({
        name: "deadlocksThreshold",
        label: "Deadlocks",
        about: "How many there may be a second.",
        unit: "deadlocks a second",
        default: -1,
      }),
    }),
    alarm({
      id: "acu-utilization",
      sentence: "The cluster is at the end of its capacity range: it cannot grow any more.",
      watch: metric({ ...ofCluster, name: "ACUUtilization", statistic: "Average" }),
      above: threshold({
        name: "acuUtilizationThreshold",
        label: "Use of the capacity range",
        about: "How much of the maximum capacity may be used (Serverless v2 only).",
        unit: "percent",
        default: 90,
        maximum: 100,
      }),
    }),
  ],
  resources: [
    {
      id: "rds-subscription",
      kind: "rdsEvents",
      when: equals(events, true),
      properties: { snsTopic: topic, sourceType: "db-cluster", sourceIds: [dbClusterIdentifier], enabled: true },
    },
  ],
  publishers: ["events.rds"],
});
