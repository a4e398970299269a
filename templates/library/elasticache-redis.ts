import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { cacheEventOutputs, cacheEventResources, cacheEvents } from "./caches/events.ts";

const cacheClusterId = subject({
  name: "cacheClusterId",
  label: "Node",
  about: "Id of the cache cluster (of a node in a replication group): <group>-001, or <group>-0001-001.",
  pattern: "[a-z][a-z0-9-]{0,49}",
  example: "orders-001",
});

const ofNode = {
  namespace: "AWS/ElastiCache",
  dimensions: { CacheClusterId: cacheClusterId },
  periodSeconds: 300,
} as const;

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html */
export const elasticacheRedis = template({
  slug: "elasticache-redis",
  version: "1.0.0",
  title: "ElastiCache for Redis OSS or Valkey",
  about: "Watches one node of a Redis OSS or Valkey cache: is it busy, does it run out of memory, does it lose data?",
  parameters: [cacheClusterId, cacheEvents],
  rules: [
    alarm({
      id: "engine-cpu",
      sentence: "The engine is busy: it works on one CPU, so commands wait.",
      watch: metric({ ...ofNode, name: "EngineCPUUtilization", statistic: "Average" }),
      above: threshold({
        name: "engineCpuThreshold",
        label: "CPU of the engine",
        about: "How busy the engine may be on average.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
      periods: { breaching: 2, of: 2 },
    }),
    alarm({
      id: "cpu-utilization",
      sentence: "The node is busy, with more than its engine: snapshots, encryption or connections.",
      watch: metric({ ...ofNode, name: "CPUUtilization", statistic: "Average" }),
      above: threshold({
        name: "cpuUtilizationThreshold",
        label: "CPU utilization",
        about: "How busy the node may be on average.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
      periods: { breaching: 2, of: 2 },
    }),
    alarm({
      id: "memory",
      sentence: "The cache is nearly full: it will drop keys, or refuse writes.",
      watch: metric({ ...ofNode, name: "DatabaseMemoryUsagePercentage", statistic: "Maximum" }),
      above: threshold({
        name: "memoryThreshold",
        label: "Memory",
        about: "How full the cache may be.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
    }),
    alarm({
      id: "evictions",
      sentence: "Keys are dropped before their time, because the cache is full.",
      watch: metric({ ...ofNode, name: "Evictions", statistic: "Sum" }),
      above: threshold({
        name: "evictionsThreshold",
        label: "Dropped keys",
        about: "How many keys may be dropped.",
        unit: "keys in 5 minutes",
        default: 1000,
      }),
    }),
    alarm({
      id: "swap-usage",
      sentence: "The node uses its disk as memory: it gets slow.",
      watch: metric({ ...ofNode, name: "SwapUsage", statistic: "Maximum" }),
      above: threshold({
        name: "swapUsageThreshold",
        label: "Swap",
        about: "How much swap may be used.",
        unit: "bytes",
        default: 256000000,
      }),
    }),
    alarm({
      id: "replication-lag",
      sentence: "The replica is behind its primary: what it answers is old, and a failover loses writes.",
      watch: metric({ ...ofNode, name: "ReplicationLag", statistic: "Average" }),
      above: threshold({
        name: "replicationLagThreshold",
        label: "Lag of the replica",
        about: "How far it may be behind.",
        unit: "seconds",
        default: 10,
      }),
    }),
    alarm({
      id: "connections",
      sentence: "Nearly all connections are in use: at 65 000 new ones are refused.",
      watch: metric({ ...ofNode, name: "CurrConnections", statistic: "Maximum" }),
      above: threshold({
        name: "connectionsThreshold",
        label: "Connections",
        about: "How many connections may be open.",
        unit: "connections",
        default: 60000,
      }),
    }),
  ],
  resources: cacheEventResources,
  outputs: cacheEventOutputs,
});
