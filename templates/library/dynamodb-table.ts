import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { joined } from "../value.ts";

const tableName = subject({
  name: "tableName",
  label: "Table",
  about: "Name of the table.",
  pattern: "[A-Za-z0-9_.-]{3,255}",
  example: "orders",
});

const ofTable = { namespace: "AWS/DynamoDB", dimensions: { TableName: tableName }, periodSeconds: 60 } as const;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html */
export const dynamodbTable = template({
  slug: "dynamodb-table",
  version: "1.0.0",
  title: "DynamoDB table",
  about: "Watches one DynamoDB table: are requests throttled, do they fail?",
  parameters: [tableName],
  rules: [
    alarm({
      id: "reads-throttled",
      sentence: "Reads are throttled: they ask for more than the table has, or one key gets too many of them.",
      watch: metric({ ...ofTable, name: "ReadThrottleEvents", statistic: "Sum" }),
      above: threshold({
        name: "readsThrottledThreshold",
        label: "Throttled reads",
        about: "How many reads may be throttled.",
        unit: "reads a minute",
        default: 0,
      }),
      periods: { breaching: 3, of: 5 },
    }),
    alarm({
      id: "writes-throttled",
      sentence: "Writes are throttled: they ask for more than the table has, or one key gets too many of them.",
      watch: metric({ ...ofTable, name: "WriteThrottleEvents", statistic: "Sum" }),
      above: threshold({
        name: "writesThrottledThreshold",
        label: "Throttled writes",
        about: "How many writes may be throttled.",
        unit: "writes a minute",
        default: 0,
      }),
      periods: { breaching: 3, of: 5 },
    }),
    alarm({
      id: "replication-latency",
      sentence: "A replica in another Region falls behind.",
      watch: {
        measure: "insights",
        query: joined`SELECT AVG(ReplicationLatency) FROM SCHEMA("AWS/DynamoDB", ReceivingRegion, TableName) WHERE TableName = '${tableName}' GROUP BY ReceivingRegion`,
        label: "Latency of replication",
        periodSeconds: 60,
      },
      above: threshold({
        name: "replicationLatencyThreshold",
        label: "Latency of replication",
        about: "How far a global table may fall behind.",
        unit: "milliseconds",
        default: -1,
      }),
      periods: { breaching: 3, of: 5 },
    }),
    alarm({
      id: "conditional-failures",
      sentence: "Many conditional writes are refused: writers are in each other's way.",
      watch: metric({ ...ofTable, name: "ConditionalCheckFailedRequests", statistic: "Sum" }),
      above: threshold({
        name: "conditionalFailuresThreshold",
        label: "Refused conditional writes",
        about: "How many conditional writes may be refused.",
        unit: "writes a minute",
        default: -1,
      }),
    }),
  ],
});
