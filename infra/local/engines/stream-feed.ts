import { createHash } from "node:crypto";
import type { LocalClock } from "../clock.ts";
import { number, type Resource, record } from "../resource.ts";
import type { Stream, StreamRecord } from "./event-stream.ts";
import type { Outcome } from "./handler.ts";

/** An event source mapping from a stream to a function: Lambda's poller, with its rules for batches and failures. */
export interface StreamFeed {
  readonly name: string;
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

export interface StreamFeedOptions {
  readonly mapping: Resource;
  readonly stream: Stream;
  readonly functionArn: string;
  readonly region: string;
  readonly clock: LocalClock;
  invoke(event: object): Promise<Outcome>;
  /** Where the position of a batch that was given up goes, if anywhere. */
  giveUp(body: string): void;
  /** Called after every change of what is pending. */
  changed(): void;
}

/** Records of one partition key always share a lane; a lane works on one batch at a time, in order. */
interface Lane {
  readonly shard: string;
  waiting: StreamRecord[];
  working: boolean;
}

type Kept = readonly (readonly [lane: number, records: StreamRecord[]])[];

/** A request to a function holds 6 MB: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_BATCH_BYTES = 6_000_000;
/** Retries wait this long at first and twice as long each time, at most a minute. Lambda does not publish its own figures. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

/** https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html */
export const streamFeed = (options: StreamFeedOptions): StreamFeed => {
  const { mapping, stream, clock } = options;
  const rules = rulesOf(mapping);
  const lanes: Lane[] = stream.shards.flatMap(({ id }) =>
    Array.from({ length: rules.lanes }, () => ({ shard: id, waiting: [], working: false })),
  );

  const laneOf = (shard: string, partitionKey: string): Lane | undefined => {
    const own = lanes.filter((lane) => lane.shard === shard);
    return own[createHash("md5").update(partitionKey).digest().readUInt32BE(0) % own.length];
  };

  const wake = (lane: Lane): void => {
    if (lane.working || lane.waiting.length === 0) return;
    lane.working = true;
    clock.spawn(async () => {
      try {
        if (rules.windowMs > 0 && lane.waiting.length < rules.batch) await clock.sleep(rules.windowMs);
        while (lane.waiting.length > 0) await attempt(lane, nextBatch(lane.waiting, rules.batch), 0);
      } finally {
        lane.working = false;
      }
    });
  };

  /** Ends when every record of the batch was either handled or given up. */
  const attempt = async (lane: Lane, batch: readonly StreamRecord[], failures: number): Promise<void> => {
    const outcome = await options.invoke({ Records: batch.map((item) => asEvent(options, lane, item)) });
    const failed = firstFailure(batch, outcome);
    done(lane, batch.slice(0, failed));
    const rest = batch.slice(failed);
    if (rest.length === 0) return;
    const now = clock.now();
    const tooOld = rest.filter(({ arrivedAt }) => now - arrivedAt > rules.maxAgeMs);
    if (failures + 1 > rules.retries || tooOld.length === rest.length) {
      const condition = failures + 1 > rules.retries ? "RetryAttemptsExhausted" : "RecordAgeExceeded";
      options.giveUp(lost(options, lane, rest, { condition, failures: failures + 1, at: clock.iso() }));
      return done(lane, rest);
    }
    await clock.sleep(Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS));
    if (outcome.ok || !rules.bisect || rest.length === 1) return attempt(lane, rest, failures + 1);
    const middle = Math.ceil(rest.length / 2);
    await attempt(lane, rest.slice(0, middle), failures + 1);
    await attempt(lane, rest.slice(middle), failures + 1);
  };

  const done = (lane: Lane, records: readonly StreamRecord[]): void => {
    if (records.length === 0) return;
    const gone = new Set(records);
    lane.waiting = lane.waiting.filter((item) => !gone.has(item));
    options.changed();
  };

  stream.readers.push((shard, item) => {
    const lane = laneOf(shard.id, item.partitionKey);
    if (!lane) return;
    lane.waiting.push(item);
    options.changed();
    wake(lane);
  });

  return {
    name: mapping.name,
    snapshot: (): Kept =>
      lanes.map(({ waiting }, index) => [index, waiting] as const).filter(([, all]) => all.length > 0),
    restore: (snapshot) => {
      for (const [index, records] of snapshot as Kept) {
        // The number of lanes may have changed with the program: order within a key is what must hold.
        for (const item of records) (lanes[index] ?? lanes[0])?.waiting.push(item);
      }
      for (const lane of lanes) wake(lane);
    },
  };
};

const rulesOf = (mapping: Resource) => {
  const unlimited = (value: number, factor = 1): number => (value < 0 ? Number.POSITIVE_INFINITY : value * factor);
  return {
    batch: number(mapping, "batchSize", 100),
    windowMs: number(mapping, "maximumBatchingWindowInSeconds", 0) * 1000,
    lanes: number(mapping, "parallelizationFactor", 1),
    retries: unlimited(number(mapping, "maximumRetryAttempts", -1)),
    maxAgeMs: unlimited(number(mapping, "maximumRecordAgeInSeconds", -1), 1000),
    bisect: mapping.inputs.bisectBatchOnFunctionError === true,
  };
};

const nextBatch = (waiting: readonly StreamRecord[], most: number): StreamRecord[] => {
  let bytes = 0;
  const batch: StreamRecord[] = [];
  for (const item of waiting.slice(0, most)) {
    bytes += item.data.length;
    if (batch.length > 0 && bytes > MAX_BATCH_BYTES) break;
    batch.push(item);
  }
  return batch;
};

/**
 * How many records from the front were handled. A partial failure names sequence numbers, the lowest one counts; an
 * identifier that is not in the batch fails all of it: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
 */
const firstFailure = (batch: readonly StreamRecord[], outcome: Outcome): number => {
  if (!outcome.ok) return 0;
  const failures = record(outcome.result).batchItemFailures;
  if (!Array.isArray(failures)) return batch.length;
  const positions = failures.map((failure) =>
    batch.findIndex(({ sequenceNumber }) => sequenceNumber === record(failure).itemIdentifier),
  );
  return positions.reduce((lowest, position) => Math.min(lowest, Math.max(0, position)), batch.length);
};

/** https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
const asEvent = ({ stream, mapping, region }: StreamFeedOptions, lane: Lane, item: StreamRecord): object => ({
  kinesis: {
    kinesisSchemaVersion: "1.0",
    partitionKey: item.partitionKey,
    sequenceNumber: item.sequenceNumber,
    data: item.data,
    approximateArrivalTimestamp: item.arrivedAt / 1000,
  },
  eventSource: "aws:kinesis",
  eventVersion: "1.0",
  eventID: `${lane.shard}:${item.sequenceNumber}`,
  eventName: "aws:kinesis:record",
  invokeIdentityArn: String(mapping.inputs.functionName),
  awsRegion: region,
  eventSourceARN: stream.arn,
});

/** What the on-failure destination receives: https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html */
const lost = (
  { stream, functionArn }: StreamFeedOptions,
  lane: Lane,
  records: readonly StreamRecord[],
  { condition, failures, at }: { condition: string; failures: number; at: string },
): string =>
  JSON.stringify({
    requestContext: { requestId: `local-${at}`, functionArn, condition, approximateInvokeCount: failures },
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    version: "1.0",
    timestamp: at,
    KinesisBatchInfo: {
      shardId: lane.shard,
      startSequenceNumber: records[0]?.sequenceNumber,
      endSequenceNumber: records.at(-1)?.sequenceNumber,
      approximateArrivalOfFirstRecord: new Date(records[0]?.arrivedAt ?? 0).toISOString(),
      approximateArrivalOfLastRecord: new Date(records.at(-1)?.arrivedAt ?? 0).toISOString(),
      batchSize: records.length,
      streamArn: stream.arn,
    },
  });
