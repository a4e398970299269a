import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { cacheEventOutputs, cacheEventResources, cacheEvents } from "./caches/events.ts";

const cacheClusterId = subject({
  name: "cacheClusterId",
  label: "Cluster",
  about: "Id of the cache cluster.",
  pattern: "[a-z][a-z0-9-]{0,49}",
  example: "orders",
});

const ofCluster = {
  namespace: "AWS/ElastiCache",
  dimensions: { CacheClusterId: cacheClusterId },
  periodSeconds: 600,
} as const;

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Memcached.html */
export const elasticacheMemcached = template({
  slug: "elasticache-memcached",
  version: "1.0.0",
  title: "ElastiCache for Memcached",
  about: "Watches one Memcached cluster: is it busy, does it drop keys, does it swap?",
  parameters: [cacheClusterId, cacheEvents],
  rules: [
    alarm({
      id: "cpu-utilization",
      sentence: "The cache is busy: it is too small, or something asks too much of it.",
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
      id: "evictions",
      sentence: "Items are dropped before their time, because the cache is full.",
      watch: metric({ ...ofCluster, name: "Evictions", statistic: "Sum", periodSeconds: 60 }),
      above: threshold({
        name: "evictionsThreshold",
        label: "Dropped items",
        about: "How many items may be dropped a minute, for ten minutes.",
        unit: "items a minute",
        default: 1000,
      }),
      periods: { breaching: 10, of: 10 },
    }),
    alarm({
      id: "swap-usage",
      sentence: "The cache uses its disk as memory: it gets slow.",
      watch: metric({ ...ofCluster, name: "SwapUsage", statistic: "Average" }),
      above: threshold({
        name: "swapUsageThreshold",
        label: "Swap",
        about: "How much swap may be used.",
        unit: "bytes",
        default: 256000000,
      }),
    }),
  ],
  resources: cacheEventResources,
  outputs: cacheEventOutputs,
});
