import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everyEcsService = template({
  slug: "every-ecs-service",
  version: "1.0.0",
  title: "Every ECS service",
  about: "Watches all ECS services of a Region, or those with a tag: are they busy, do they run out of memory?",
  parameters: [where],
  rules: [
    alarm({
      id: "cpu-utilization",
      sentence: "The tasks are busy: the service is too small, or something keeps it busy.",
      watch: {
        measure: "insights",
        query: joined`SELECT AVG(CPUUtilization) FROM SCHEMA("AWS/ECS", ClusterName, ServiceName) ${where} GROUP BY ClusterName, ServiceName ORDER BY AVG() DESC`,
        label: "CPU utilization",
        periodSeconds: 300,
      },
      above: threshold({
        name: "cpuUtilizationThreshold",
        label: "CPU utilization",
        about: "How much of their CPU the tasks may use on average.",
        unit: "percent",
        default: 80,
      }),
    }),
    alarm({
      id: "memory-utilization",
      sentence: "The tasks have nearly used up their memory: they will be killed when it is gone.",
      watch: {
        measure: "insights",
        query: joined`SELECT AVG(MemoryUtilization) FROM SCHEMA("AWS/ECS", ClusterName, ServiceName) ${where} GROUP BY ClusterName, ServiceName ORDER BY AVG() DESC`,
        label: "Memory utilization",
        periodSeconds: 300,
      },
      above: threshold({
        name: "memoryUtilizationThreshold",
        label: "Memory utilization",
        about: "How much of their memory the tasks may use on average.",
        unit: "percent",
        default: 80,
      }),
    }),
  ],
});
