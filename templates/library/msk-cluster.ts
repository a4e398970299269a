import { alarm, type Measure, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { joined } from "../value.ts";

const clusterName = subject({
  name: "clusterName",
  label: "Cluster",
  about: "Name of the cluster.",
  pattern: "[A-Za-z0-9-]{1,64}",
  example: "orders",
});

/** Brokers tell CloudWatch of themselves only, so each is found by a query, and told by its number. */
const ofBrokers = (value: string, label: string): Measure => ({
  measure: "insights",
  query: joined`SELECT ${value} FROM SCHEMA("AWS/Kafka", "Broker ID", "Cluster Name") WHERE "Cluster Name" = '${clusterName}' GROUP BY "Broker ID"`,
  label,
  periodSeconds: 300,
});

const ofCluster = { namespace: "AWS/Kafka", dimensions: { "Cluster Name": clusterName }, periodSeconds: 300 } as const;

/** https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html */
export const mskCluster = template({
  slug: "msk-cluster",
  version: "1.0.0",
  title: "MSK cluster",
  about: "Watches one MSK cluster: has it a controller, are partitions offline or short of copies, are disks full?",
  parameters: [clusterName],
  rules: [
    alarm({
      id: "no-controller",
      sentence: "The cluster has no active controller: nothing about topics and partitions can change.",
      watch: metric({ ...ofCluster, name: "ActiveControllerCount", statistic: "Maximum" }),
      below: threshold({
        name: "noControllerThreshold",
        label: "Active controllers",
        about: "How many there must be.",
        unit: "controllers",
        default: 1,
      }),
      periods: { breaching: 2, of: 2 },
    }),
    alarm({
      id: "offline-partitions",
      sentence: "Partitions are offline: they can neither be read nor written.",
      watch: metric({ ...ofCluster, name: "OfflinePartitionsCount", statistic: "Maximum" }),
      above: threshold({
        name: "offlinePartitionsThreshold",
        label: "Offline partitions",
        about: "How many partitions may be offline.",
        unit: "partitions",
        default: 0,
      }),
    }),
    alarm({
      id: "under-replicated",
      sentence: "Partitions have too few copies: a broker is down or slow.",
      watch: ofBrokers("MAX(UnderReplicatedPartitions)", "Partitions with too few copies"),
      above: threshold({
        name: "underReplicatedThreshold",
        label: "Partitions with too few copies",
        about: "How many partitions may have too few copies for 15 minutes.",
        unit: "partitions",
        default: 0,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    alarm({
      id: "disk-used",
      sentence: "The disk of a broker is nearly full: when it is, the broker stops.",
      watch: ofBrokers("MAX(KafkaDataLogsDiskUsed)", "Used disk"),
      above: threshold({
        name: "diskUsedThreshold",
        label: "Used disk",
        about: "How full the fullest disk may be.",
        unit: "percent",
        default: 85,
        maximum: 100,
      }),
    }),
    alarm({
      id: "cpu-user",
      sentence: "A broker is busy: above 60 percent there is no room for the failure of one.",
      watch: ofBrokers("AVG(CpuUser)", "CPU of the brokers"),
      above: threshold({
        name: "cpuUserThreshold",
        label: "CPU of the brokers",
        about: "How busy a broker may be on average.",
        unit: "percent",
        default: 60,
        maximum: 100,
      }),
      periods: { breaching: 3, of: 3 },
    }),
  ],
});
