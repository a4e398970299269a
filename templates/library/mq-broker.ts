import { alarm, type Measure, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { joined } from "../value.ts";

const brokerName = subject({
  name: "brokerName",
  label: "Broker",
  about: "Name of the broker, as CloudWatch has it: an active/standby broker of ActiveMQ has -1 or -2 behind its name.",
  pattern: "[A-Za-z0-9_~-]{1,52}",
  example: "orders-1",
});

/** RabbitMQ tells of the broker, of each of its nodes, or of both; a query finds whatever there is. */
const ofRabbit = (value: string, label: string): Measure => ({
  measure: "insights",
  query: joined`SELECT ${value} FROM "AWS/AmazonMQ" WHERE Broker = '${brokerName}' GROUP BY Broker`,
  label,
  periodSeconds: 300,
});

const ofBroker = { namespace: "AWS/AmazonMQ", dimensions: { Broker: brokerName }, periodSeconds: 300 } as const;

/** https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/amazon-mq-accessing-metrics.html */
export const mqBroker = template({
  slug: "mq-broker",
  version: "1.0.0",
  title: "Amazon MQ broker",
  about: "Watches one ActiveMQ or RabbitMQ broker: is it busy, is its memory or disk full?",
  parameters: [brokerName],
  rules: [
    alarm({
      id: "cpu-utilization",
      sentence: "The broker is busy: producers and consumers wait.",
      watch: metric({ ...ofBroker, name: "CpuUtilization", statistic: "Average" }),
      above: threshold({
        name: "cpuUtilizationThreshold",
        label: "CPU utilization (ActiveMQ)",
        about: "How busy it may be on average.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    alarm({
      id: "heap-usage",
      sentence: "The broker has hardly any memory left: it will stop taking messages.",
      watch: metric({ ...ofBroker, name: "HeapUsage", statistic: "Maximum" }),
      above: threshold({
        name: "heapUsageThreshold",
        label: "Memory (ActiveMQ)",
        about: "How much of its memory may be in use.",
        unit: "percent",
        default: 85,
        maximum: 100,
      }),
    }),
    alarm({
      id: "store-usage",
      sentence: "The disk of the broker is nearly full of messages: it will stop taking more.",
      watch: metric({ ...ofBroker, name: "StorePercentUsage", statistic: "Maximum" }),
      above: threshold({
        name: "storeUsageThreshold",
        label: "Disk (ActiveMQ)",
        about: "How full the disk may be.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
    }),
    alarm({
      id: "system-cpu",
      sentence: "The broker is busy: producers and consumers wait.",
      watch: ofRabbit("AVG(SystemCpuUtilization)", "CPU utilization"),
      above: threshold({
        name: "systemCpuThreshold",
        label: "CPU utilization (RabbitMQ)",
        about: "How busy it may be on average.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    alarm({
      id: "disk-free",
      sentence: "The disk of the broker is nearly full: it blocks producers then.",
      watch: ofRabbit("MIN(RabbitMQDiskFree)", "Free disk"),
      below: threshold({
        name: "diskFreeThreshold",
        label: "Free disk (RabbitMQ)",
        about: "How much disk must be free.",
        unit: "bytes",
        default: 5000000000,
      }),
    }),
    alarm({
      id: "memory-used",
      sentence: "The broker uses much memory: above its limit it blocks producers.",
      watch: ofRabbit("MAX(RabbitMQMemUsed)", "Memory"),
      above: threshold({
        name: "memoryUsedThreshold",
        label: "Memory (RabbitMQ)",
        about: "How much memory may be in use; the class decides how much there is.",
        unit: "bytes",
        default: -1,
      }),
    }),
  ],
});
