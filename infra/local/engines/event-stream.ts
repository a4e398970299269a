import { createHash } from "node:crypto";
import type { Need } from "../access.ts";
import type { LocalClock } from "../clock.ts";
import { number, type Resource, text } from "../resource.ts";
import { AwsError } from "./aws-error.ts";
import type { Input, Service } from "./front-door.ts";
import { keyArn } from "./key.ts";

/** One record of a shard, as Kinesis keeps it. */
export interface StreamRecord {
  readonly sequenceNumber: string;
  readonly partitionKey: string;
  /** Base64. */
  readonly data: string;
  /** Milliseconds. */
  readonly arrivedAt: number;
}

export interface Shard {
  readonly id: string;
  readonly from: bigint;
  readonly to: bigint;
  records: StreamRecord[];
}

export interface Stream {
  readonly name: string;
  readonly arn: string;
  /** The customer-managed key, where the stream is encrypted with one. */
  readonly key?: string;
  readonly retentionMs: number;
  readonly shards: readonly Shard[];
  /** Called with every new record, in the order of its shard. */
  readonly readers: ((shard: Shard, record: StreamRecord) => void)[];
}

/** Kinesis Data Streams: shards by the MD5 of the partition key, order within a shard, 24 hours by default. */
export interface EventStreams extends Service {
  stream(arnOrName: string): Stream | undefined;
  put(
    stream: Stream,
    record: { partitionKey: string; data: string; hashKey?: bigint },
  ): { shard: Shard; record: StreamRecord };
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html: 1 MiB with the partition key. */
const MAX_BYTES = 1024 * 1024;
const HASH_KEYS = 2n ** 128n;
/** On-demand streams begin with four: https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html */
const ON_DEMAND_SHARDS = 4;
/** A run that was killed may have given more numbers than it could keep: the next one goes on far behind them. */
const NEVER_GIVEN_AGAIN = 1_000_000n;
const FIRST_SEQUENCE = 49_590_338_271_490_256_608_559_692_538_361_571_095_921_575_989_136_588_898n;

interface Kept {
  sequence: string;
  streams: Record<string, StreamRecord[][]>;
}

export const eventStreams = (resources: readonly Resource[], clock: LocalClock): EventStreams => {
  const streams = resources
    .filter(({ type }) => type === "aws:kinesis/stream:Stream")
    .map((resource) => streamOf(resource, resources));
  let sequence = FIRST_SEQUENCE;

  const find = (arnOrName: string): Stream | undefined =>
    streams.find(({ name, arn }) => name === arnOrName || arn === arnOrName);

  const named = (input: Input): Stream => {
    const name = String(input.StreamARN ?? input.StreamName ?? "");
    const stream = find(name);
    if (!stream)
      throw new AwsError("ResourceNotFoundException", `Stream ${name} under account 111111111111 not found.`);
    return stream;
  };

  const put: EventStreams["put"] = (stream, { partitionKey, data, hashKey }) => {
    const hash = hashKey ?? BigInt(`0x${createHash("md5").update(partitionKey).digest("hex")}`);
    const shard = stream.shards.find(({ from, to }) => from <= hash && hash < to) ?? stream.shards[0];
    if (!shard) throw new AwsError("ValidationException", `Stream ${stream.name} has no shards`);
    sequence += 1n;
    const record = { sequenceNumber: String(sequence), partitionKey, data, arrivedAt: clock.now() };
    const oldest = clock.now() - stream.retentionMs;
    if ((shard.records[0]?.arrivedAt ?? oldest) < oldest) {
      shard.records = shard.records.filter(({ arrivedAt }) => arrivedAt >= oldest);
    }
    shard.records.push(record);
    for (const reader of stream.readers) reader(shard, record);
    return { shard, record };
  };

  const putOne = (stream: Stream, input: Input): object => {
    const partitionKey = String(input.PartitionKey ?? "");
    if (partitionKey === "") throw new AwsError("ValidationException", "PartitionKey must have at least 1 character");
    const data = String(input.Data ?? "");
    if (Math.floor((data.length * 3) / 4) + Buffer.byteLength(partitionKey) > MAX_BYTES) {
      throw new AwsError("ValidationException", "The record is larger than 1048576 bytes");
    }
    const hashKey = typeof input.ExplicitHashKey === "string" ? BigInt(input.ExplicitHashKey) : undefined;
    const { shard, record } = put(stream, { partitionKey, data, ...(hashKey !== undefined && { hashKey }) });
    const encryption = stream.key ? { EncryptionType: "KMS" } : {};
    return { ShardId: shard.id, SequenceNumber: record.sequenceNumber, ...encryption };
  };

  const operations = new Map<string, (input: Input) => object>([
    ["PutRecord", (input) => putOne(named(input), input)],
    [
      "PutRecords",
      (input) => {
        const stream = named(input);
        const records = (Array.isArray(input.Records) ? input.Records : []) as Input[];
        if (records.length === 0 || records.length > 500) {
          throw new AwsError("ValidationException", "Between 1 and 500 records fit one call");
        }
        return { FailedRecordCount: 0, Records: records.map((record) => putOne(stream, record)) };
      },
    ],
    ["ListShards", (input) => ({ Shards: named(input).shards.map(described) })],
    [
      "DescribeStreamSummary",
      (input) => {
        const stream = named(input);
        return {
          StreamDescriptionSummary: {
            StreamName: stream.name,
            StreamARN: stream.arn,
            StreamStatus: "ACTIVE",
            RetentionPeriodHours: stream.retentionMs / 3_600_000,
            OpenShardCount: stream.shards.length,
            StreamCreationTimestamp: 0,
            EnhancedMonitoring: [],
            EncryptionType: stream.key ? "KMS" : "NONE",
          },
        };
      },
    ],
    ["GetShardIterator", (input) => ({ ShardIterator: iterator(named(input), input, clock) })],
    [
      "GetRecords",
      (input) => {
        const [name = "", shardId = "", after = "0"] = String(input.ShardIterator).split("|");
        const shard = find(name)?.shards.find(({ id }) => id === shardId);
        if (!shard) throw new AwsError("InvalidArgumentException", "Invalid ShardIterator.");
        const limit = typeof input.Limit === "number" ? input.Limit : 10_000;
        const rest = shard.records.filter(({ sequenceNumber }) => BigInt(sequenceNumber) > BigInt(after));
        const records = rest.slice(0, limit);
        return {
          Records: records.map(({ sequenceNumber, partitionKey, data, arrivedAt }) => ({
            SequenceNumber: sequenceNumber,
            PartitionKey: partitionKey,
            Data: data,
            ApproximateArrivalTimestamp: arrivedAt / 1000,
          })),
          NextShardIterator: [name, shardId, records.at(-1)?.sequenceNumber ?? after].join("|"),
          MillisBehindLatest: rest.length > limit ? clock.now() - (rest[limit]?.arrivedAt ?? 0) : 0,
        };
      },
    ],
  ]);

  return {
    name: "kinesis",
    target: "Kinesis_20131202",
    needs: (operation, input) => needs(find(String(input.StreamARN ?? input.StreamName ?? "")), operation),
    handle: async ({ operation, input }) => {
      const run = operations.get(operation);
      if (!run) throw new AwsError("UnknownOperationException", `The local stream does not know ${operation}`);
      return run(input);
    },
    stream: find,
    put,
    snapshot: (): Kept => ({
      sequence: String(sequence),
      streams: Object.fromEntries(
        streams.map(({ name, shards, retentionMs }) => [
          name,
          shards.map(({ records }) => records.filter(({ arrivedAt }) => arrivedAt > clock.now() - retentionMs)),
        ]),
      ),
    }),
    restore: (snapshot) => {
      const kept = snapshot as Kept;
      sequence = BigInt(kept.sequence) + NEVER_GIVEN_AGAIN;
      for (const { name, shards } of streams) {
        shards.forEach((shard, index) => {
          shard.records = kept.streams[name]?.[index] ?? [];
        });
      }
    },
  };
};

const streamOf = (resource: Resource, resources: readonly Resource[]): Stream => {
  const mode = (resource.inputs.streamModeDetails as { streamMode?: string } | undefined)?.streamMode;
  const count = mode === "ON_DEMAND" ? ON_DEMAND_SHARDS : number(resource, "shardCount", 1);
  const key = resource.inputs.encryptionType === "KMS" ? keyArn(resources, text(resource, "kmsKeyId")) : undefined;
  return {
    name: text(resource, "name"),
    arn: text(resource, "arn"),
    ...(key !== undefined && { key }),
    retentionMs: number(resource, "retentionPeriod", 24) * 3_600_000,
    shards: Array.from({ length: count }, (_, index) => ({
      id: `shardId-${String(index).padStart(12, "0")}`,
      from: (HASH_KEYS * BigInt(index)) / BigInt(count),
      to: (HASH_KEYS * BigInt(index + 1)) / BigInt(count),
      records: [],
    })),
    readers: [],
  };
};

/** A put on an encrypted stream makes Kinesis ask KMS for a data key in the caller's name. */
const needs = (stream: Stream | undefined, operation: string): Need[] => {
  const resource = stream?.arn ?? "*";
  const own = { action: `kinesis:${operation}`, resource };
  if (!stream?.key || !operation.startsWith("Put")) return [own];
  const context = { "kms:EncryptionContext:aws:kinesis:arn": stream.arn };
  return [own, { action: "kms:GenerateDataKey", resource: stream.key, context }];
};

const described = ({ id, from, to }: Shard): object => ({
  ShardId: id,
  HashKeyRange: { StartingHashKey: String(from), EndingHashKey: String(to - 1n) },
  SequenceNumberRange: { StartingSequenceNumber: String(FIRST_SEQUENCE) },
});

/** An iterator says after which sequence number to go on. */
const iterator = (stream: Stream, input: Input, clock: LocalClock): string => {
  const shard = stream.shards.find(({ id }) => id === input.ShardId);
  if (!shard) throw new AwsError("ResourceNotFoundException", `Shard ${String(input.ShardId)} does not exist`);
  const sequence = String(input.StartingSequenceNumber ?? "0");
  const since = Number(input.Timestamp ?? 0) * 1000;
  const before = shard.records.filter(({ arrivedAt }) => arrivedAt < Math.min(since, clock.now())).at(-1);
  const after: Readonly<Record<string, string>> = {
    TRIM_HORIZON: "0",
    LATEST: shard.records.at(-1)?.sequenceNumber ?? "0",
    AT_SEQUENCE_NUMBER: String(BigInt(sequence) - 1n),
    AFTER_SEQUENCE_NUMBER: sequence,
    AT_TIMESTAMP: before?.sequenceNumber ?? "0",
  };
  const position = after[String(input.ShardIteratorType)];
  if (position === undefined) throw new AwsError("ValidationException", "Unknown ShardIteratorType");
  return [stream.name, shard.id, position].join("|");
};
