import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everyRdsInstance = template({
  slug: "every-rds-instance",
  version: "1.0.0",
  title: "Every RDS instance",
  about:
    "Watches all database instances of a Region, or those with a tag: are they busy, do they run out of disk or memory?",
  parameters: [where],
  rules: [
    alarm({
      id: "cpu-utilization",
      sentence: "The database is busy: queries got slower or more, or it is too small.",
      watch: {
        measure: "insights",
        query: joined`SELECT AVG(CPUUtilization) FROM SCHEMA("AWS/RDS", DBInstanceIdentifier) ${where} GROUP BY DBInstanceIdentifier ORDER BY AVG() DESC`,
        label: "CPU utilization",
        periodSeconds: 600,
      },
      above: threshold({
        name: "cpuUtilizationThreshold",
        label: "CPU utilization",
        about: "How busy it may be on average.",
        unit: "percent",
        default: 80,
      }),
    }),
    alarm({
      id: "free-storage",
      sentence: "The disk is nearly full: when it is, the database stops.",
      watch: {
        measure: "insights",
        query: joined`SELECT MIN(FreeStorageSpace) FROM SCHEMA("AWS/RDS", DBInstanceIdentifier) ${where} GROUP BY DBInstanceIdentifier ORDER BY MIN() ASC`,
        label: "Free disk space",
        periodSeconds: 300,
      },
      below: threshold({
        name: "freeStorageThreshold",
        label: "Free disk space",
        about: "How much disk must be free.",
        unit: "bytes",
        default: 2000000000,
      }),
    }),
    alarm({
      id: "freeable-memory",
      sentence: "The database has hardly any memory left: it will swap, or restart.",
      watch: {
        measure: "insights",
        query: joined`SELECT MIN(FreeableMemory) FROM SCHEMA("AWS/RDS", DBInstanceIdentifier) ${where} GROUP BY DBInstanceIdentifier ORDER BY MIN() ASC`,
        label: "Free memory",
        periodSeconds: 300,
      },
      below: threshold({
        name: "freeableMemoryThreshold",
        label: "Free memory",
        about: "How much memory must be free.",
        unit: "bytes",
        default: 64000000,
      }),
    }),
  ],
});
