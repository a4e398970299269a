import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const streamName = subject({
  name: "streamName",
  label: "Stream",
  about: "Name of the stream.",
  pattern: "[A-Za-z0-9_.-]{1,128}",
  example: "orders",
});

const ofStream = { namespace: "AWS/Kinesis", dimensions: { StreamName: streamName }, periodSeconds: 60 } as const;

/** https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html */
export const kinesisStream = template({
  slug: "kinesis-stream",
  version: "1.0.0",
  title: "Kinesis stream",
  about: "Watches one Kinesis data stream: are writes and reads refused, do consumers fall behind?",
  parameters: [streamName],
  rules: [
    alarm({
      id: "iterator-age",
      sentence:
        "A consumer falls behind: the records that it reads are old. When they are older than the retention they are lost.",
      watch: metric({ ...ofStream, name: "GetRecords.IteratorAgeMilliseconds", statistic: "Maximum" }),
      above: threshold({
        name: "iteratorAgeThreshold",
        label: "Age of what is read",
        about: "How old a record may be when it is read.",
        unit: "milliseconds",
        default: 600000,
      }),
    }),
    alarm({
      id: "writes-refused",
      sentence: "Writes are refused: a shard gets more than it takes. More shards, or a key that spreads better.",
      watch: metric({ ...ofStream, name: "WriteProvisionedThroughputExceeded", statistic: "Sum" }),
      above: threshold({
        name: "writesRefusedThreshold",
        label: "Refused writes",
        about: "How many records may be refused.",
        unit: "records a minute",
        default: 0,
      }),
      periods: { breaching: 3, of: 5 },
    }),
    alarm({
      id: "reads-refused",
      sentence:
        "Reads are refused: too many consumers read the same shard. Enhanced fan-out gives each its own throughput.",
      watch: metric({ ...ofStream, name: "ReadProvisionedThroughputExceeded", statistic: "Sum" }),
      above: threshold({
        name: "readsRefusedThreshold",
        label: "Refused reads",
        about: "How many reads may be refused.",
        unit: "reads a minute",
        default: 0,
      }),
      periods: { breaching: 3, of: 5 },
    }),
    alarm({
      id: "put-failures",
      sentence: "Writes fail inside of Kinesis: producers have to try again.",
      watch: metric({ ...ofStream, name: "PutRecords.FailedRecords", statistic: "Sum" }),
      above: threshold({
        name: "putFailuresThreshold",
        label: "Failed records",
        about: "How many records of PutRecords calls may fail.",
        unit: "records a minute",
        default: 0,
      }),
      periods: { breaching: 3, of: 5 },
    }),
  ],
});
