import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everyElasticacheNode = template({
  slug: "every-elasticache-node",
  version: "1.0.0",
  title: "Every ElastiCache node",
  about: "Watches all nodes of ElastiCache in a Region, or those with a tag: are they busy, is their memory full?",
  parameters: [where],
  rules: [
    alarm({
      id: "engine-cpu",
      sentence: "The node's engine is busy: it works on one core only, and commands wait.",
      watch: {
        measure: "insights",
        query: joined`SELECT AVG(EngineCPUUtilization) FROM SCHEMA("AWS/ElastiCache", CacheClusterId, CacheNodeId) ${where} GROUP BY CacheClusterId, CacheNodeId ORDER BY AVG() DESC`,
        label: "CPU of the engine",
        periodSeconds: 300,
      },
      above: threshold({
        name: "engineCpuThreshold",
        label: "CPU of the engine",
        about: "How busy the engine may be on average (Valkey and Redis OSS).",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
    }),
    alarm({
      id: "memory",
      sentence: "The node's memory is nearly full: it will throw away what it keeps, or refuse writes.",
      watch: {
        measure: "insights",
        query: joined`SELECT MAX(DatabaseMemoryUsagePercentage) FROM SCHEMA("AWS/ElastiCache", CacheClusterId, CacheNodeId) ${where} GROUP BY CacheClusterId, CacheNodeId ORDER BY MAX() DESC`,
        label: "Used memory",
        periodSeconds: 300,
      },
      above: threshold({
        name: "memoryThreshold",
        label: "Used memory",
        about: "How much of its memory may be in use (Valkey and Redis OSS).",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
    }),
    alarm({
      id: "swap-usage",
      sentence: "The node swaps: it has too little memory, and gets slow.",
      watch: {
        measure: "insights",
        query: joined`SELECT MAX(SwapUsage) FROM SCHEMA("AWS/ElastiCache", CacheClusterId, CacheNodeId) ${where} GROUP BY CacheClusterId, CacheNodeId ORDER BY MAX() DESC`,
        label: "Swapped memory",
        periodSeconds: 300,
      },
      above: threshold({
        name: "swapUsageThreshold",
        label: "Swapped memory",
        about: "How much memory may be swapped.",
        unit: "bytes",
        default: 256000000,
      }),
    }),
  ],
});
