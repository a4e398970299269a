import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Grant } from "./grant.ts";
import type { Handler } from "./handler.ts";
import type { Key } from "./key.ts";
import { physicalName, tagsOf } from "./naming.ts";
import { DeadLetterQueue } from "./queue.ts";

export interface EventStreamArgs {
  readonly key: Key;
  readonly mode: "provisioned" | "on-demand";
  /** For a provisioned stream. */
  readonly shards: number;
  /** Records are pushed to the consumer (about 70 ms) instead of polled for (up to a second). */
  readonly enhancedFanOut: boolean;
}

const HOUR = 3600;

/**
 * The Kinesis stream on which everything that changes something travels (P11), encrypted with the service's key (P12).
 * Batches that were given up leave their position in the parking queue.
 */
export class EventStream extends pulumi.ComponentResource {
  readonly stream: aws.kinesis.Stream;
  readonly parked: DeadLetterQueue;
  private readonly key: Key;
  private readonly consumer?: aws.kinesis.StreamConsumer;

  constructor(name: string, args: EventStreamArgs) {
    super("marbot:infra:EventStream", name);
    this.key = args.key;
    const provisioned = args.mode === "provisioned";
    this.stream = new aws.kinesis.Stream(
      name,
      {
        name: physicalName(name),
        streamModeDetails: { streamMode: provisioned ? "PROVISIONED" : "ON_DEMAND" },
        ...(provisioned && { shardCount: args.shards }),
        retentionPeriod: 24,
        encryptionType: "KMS",
        kmsKeyId: args.key.arn,
        enforceConsumerDeletion: args.enhancedFanOut,
        tags: tagsOf(name),
      },
      { parent: this },
    );
    this.parked = new DeadLetterQueue(`${name}-parked`);
    if (args.enhancedFanOut) {
      this.consumer = new aws.kinesis.StreamConsumer(
        `${name}-consumer`,
        { name: physicalName("process"), streamArn: this.stream.arn },
        { parent: this },
      );
    }
    this.registerOutputs();
  }

  /** Puts one record. */
  put(): Grant {
    return {
      statements: [
        { actions: ["kinesis:PutRecord"], resources: [this.stream.arn] },
        this.key.forStream(this.stream.arn, "GenerateDataKey"),
      ],
      environment: { OPERATIONS_STREAM: this.stream.name },
    };
  }

  /**
   * What Lambda needs to read on the function's behalf. `ListStreams` is for the console and takes no resource: left out.
   * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
   */
  read(): Grant {
    const read = ["DescribeStream", "DescribeStreamSummary", "GetRecords", "GetShardIterator", "ListShards"];
    const subscribe = ["DescribeStreamConsumer", "SubscribeToShard"];
    return {
      statements: [
        { actions: read.map((action) => `kinesis:${action}`), resources: [this.stream.arn] },
        ...(this.consumer
          ? [{ actions: subscribe.map((action) => `kinesis:${action}`), resources: [this.consumer.arn] }]
          : []),
        this.key.forStream(this.stream.arn, "Decrypt"),
        ...this.parked.send().statements,
      ],
      environment: {},
    };
  }

  /**
   * The function gets batches in order per partition key. It says itself which record failed; a batch that crashes it is
   * halved until the culprit is alone. Bounded by 200 attempts, and by an age below the stream's retention: what is
   * parked can still be read for an hour. https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
   */
  feed(handler: Handler, args: { readonly parallelizationFactor: number }): void {
    new aws.lambda.EventSourceMapping(
      `${handler.name}-source`,
      {
        eventSourceArn: this.consumer?.arn ?? this.stream.arn,
        functionName: handler.function.arn,
        startingPosition: "TRIM_HORIZON",
        batchSize: 500,
        parallelizationFactor: args.parallelizationFactor,
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: 200,
        maximumRecordAgeInSeconds: 23 * HOUR,
        destinationConfig: { onFailure: { destinationArn: this.parked.queue.arn } },
        tags: tagsOf(handler.name),
      },
      { parent: this },
    );
  }
}
