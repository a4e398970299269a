import { topic } from "../delivery.ts";
import { alarm, metric, template } from "../model.ts";
import { subject, threshold, toggle } from "../parameter.ts";
import { equals } from "../value.ts";

const dbInstanceIdentifier = subject({
  name: "dbInstanceIdentifier",
  label: "Database instance",
  about: "Identifier of the instance.",
  pattern: "[A-Za-z][A-Za-z0-9-]{0,62}",
  example: "orders",
});

const ofInstance = {
  namespace: "AWS/RDS",
  dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
  periodSeconds: 600,
} as const;

const events = toggle({
  name: "rdsEvents",
  label: "RDS events",
  about: "RDS tells of anything out of the ordinary of the instance: failover, failure, maintenance, low storage.",
  default: true,
});

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html */
export const rdsInstance = template({
  slug: "rds-instance",
  version: "1.0.0",
  title: "RDS instance",
  about: "Watches one RDS database instance: is it busy, does it run out of memory, disk or credits?",
  parameters: [dbInstanceIdentifier, events],
  rules: [
    alarm({
      id: "cpu-utilization",
      sentence: "The database is busy: queries got slower or more, or it is too small.",
      watch: metric({ ...ofInstance, name: "CPUUtilization", statistic: "Average" }),
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
      watch: metric({ ...ofInstance, name: "CPUCreditBalance", statistic: "Minimum" }),
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
      watch: metric({ ...ofInstance, name: "FreeableMemory", statistic: "Minimum" }),
      below: threshold({
        name: "freeableMemoryThreshold",
        label: "Free memory",
        about: "How much memory must be free.",
        unit: "bytes",
        default: 64000000,
      }),
    }),
    alarm({
      id: "free-storage",
      sentence: "The disk is nearly full: when it is, the database stops.",
      watch: metric({ ...ofInstance, name: "FreeStorageSpace", statistic: "Minimum" }),
      below: threshold({
        name: "freeStorageThreshold",
        label: "Free disk space",
        about: "How much disk must be free.",
        unit: "bytes",
        default: 2000000000,
      }),
    }),
    alarm({
      id: "burst-balance",
      sentence: "The disk has nearly used up its burst: it will get slow.",
      watch: metric({ ...ofInstance, name: "BurstBalance", statistic: "Minimum" }),
      below: threshold({
        name: "burstBalanceThreshold",
        label: "Burst of the disk",
        about: "How much of the burst must be left (gp2 disks only).",
        unit: "percent",
        default: 20,
        maximum: 100,
      }),
    }),
    alarm({
      id: "disk-queue",
      sentence: "Many requests wait for the disk: it is the bottleneck.",
      watch: metric({ ...ofInstance, name: "DiskQueueDepth", statistic: "Average" }),
      above: threshold({
        name: "diskQueueThreshold",
        label: "Waiting disk requests",
        about: "How many requests may wait for the disk.",
        unit: "requests",
        default: 64,
      }),
    }),
    alarm({
      id: "swap-usage",
      sentence: "The database uses its disk as memory: it gets slow.",
      watch: metric({ ...ofInstance, name: "SwapUsage", statistic: "Maximum" }),
      above: threshold({
        name: "swapUsageThreshold",
        label: "Swap",
        about: "How much swap may be used.",
        unit: "bytes",
        default: 256000000,
      }),
    }),
    alarm({
      id: "replica-lag",
      sentence: "The read replica is behind its source: what it answers is old.",
      watch: metric({ ...ofInstance, name: "ReplicaLag", statistic: "Average" }),
      above: threshold({
        name: "replicaLagThreshold",
        label: "Lag of the replica",
        about: "How far a read replica may be behind.",
        unit: "seconds",
        default: -1,
      }),
    }),
    alarm({
      id: "connections",
      sentence: "Nearly all connections to the database are in use: new ones will be refused.",
      watch: metric({ ...ofInstance, name: "DatabaseConnections", statistic: "Maximum" }),
      above: threshold({
        name: "connectionsThreshold",
        label: "Connections",
        about: "How many connections may be open; the class decides how many there are.",
        unit: "connections",
        default: -1,
      }),
    }),
    alarm({
      id: "db-load",
      sentence: "More sessions are active than the instance has CPUs: queries wait for each other.",
      watch: metric({ ...ofInstance, name: "DBLoad", statistic: "Average" }),
      above: threshold({
        name: "dbLoadThreshold",
        label: "Active sessions",
        about: "How many sessions may be active on average; set it to the number of vCPUs (needs Database Insights).",
        unit: "sessions",
        default: -1,
      }),
    }),
  ],
  resources: [
    {
      id: "rds-subscription",
      kind: "rdsEvents",
      when: equals(events, true),
      properties: { snsTopic: topic, sourceType: "db-instance", sourceIds: [dbInstanceIdentifier], enabled: true },
    },
  ],
  publishers: ["events.rds"],
});
