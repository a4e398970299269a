import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { EnvironmentKey } from "../../functions/config.ts";
import type { Grant } from "./grant.ts";
import type { Handler } from "./handler.ts";
import { physicalName, tagsOf } from "./naming.ts";

const DAY = 24 * 3600;
/** The longest that SQS keeps a message: what was given up waits here for a person. */
const LONGEST = 14 * DAY;

/** A queue for what was given up: encrypted by SQS, TLS only, 14 days. FIFO where the queue before it is. */
export class DeadLetterQueue extends pulumi.ComponentResource {
  readonly queue: aws.sqs.Queue;

  constructor(name: string, args: { readonly fifo?: boolean } = {}) {
    super("marbot:infra:DeadLetterQueue", name);
    this.queue = new aws.sqs.Queue(
      name,
      { ...queueArgs(name, args.fifo), messageRetentionSeconds: LONGEST },
      { parent: this },
    );
    onlyOverTls(name, this.queue, this);
    this.registerOutputs();
  }

  /** Puts what was given up; for the roles of services and functions that give up. */
  send(): Grant {
    return { statements: [{ actions: ["sqs:SendMessage"], resources: [this.queue.arn] }], environment: {} };
  }
}

export interface DeliveryQueueArgs {
  /** The key by which functions know the queue's URL. */
  readonly environment: EnvironmentKey;
  /** How long a message that was taken stays hidden: at least the consumer's timeout. */
  readonly visibilitySeconds: number;
}

/**
 * A FIFO queue of deliveries (message group = channel), with its dead-letter queue. Giving up is a matter of age, which
 * the consumer decides; the receive count is set so high that only a message that crashes the consumer meets it.
 */
export class DeliveryQueue extends pulumi.ComponentResource {
  readonly queue: aws.sqs.Queue;
  readonly dead: DeadLetterQueue;
  private readonly environment: EnvironmentKey;

  constructor(name: string, args: DeliveryQueueArgs) {
    super("marbot:infra:DeliveryQueue", name);
    this.environment = args.environment;
    this.dead = new DeadLetterQueue(`${name}-dead`, { fifo: true });
    this.queue = new aws.sqs.Queue(
      name,
      {
        ...queueArgs(name, true),
        deduplicationScope: "messageGroup",
        fifoThroughputLimit: "perMessageGroupId",
        messageRetentionSeconds: DAY,
        visibilityTimeoutSeconds: args.visibilitySeconds,
        redrivePolicy: this.dead.queue.arn.apply((deadLetterTargetArn) =>
          JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1000 }),
        ),
      },
      { parent: this },
    );
    onlyOverTls(name, this.queue, this);
    this.registerOutputs();
  }

  send(): Grant {
    return this.grant("SendMessage");
  }

  /** What Lambda needs to poll on the function's behalf, and what the function needs to hold a message back (`Retry-After`). */
  receive(): Grant {
    return this.grant("ReceiveMessage", "DeleteMessage", "GetQueueAttributes", "ChangeMessageVisibility");
  }

  /**
   * The function gets batches of ten; what it names as failed comes back, the rest is done.
   * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
   */
  feed(handler: Handler, args: { readonly maximumConcurrency: number }): void {
    new aws.lambda.EventSourceMapping(
      `${handler.name}-source`,
      {
        eventSourceArn: this.queue.arn,
        functionName: handler.function.arn,
        batchSize: 10,
        functionResponseTypes: ["ReportBatchItemFailures"],
        scalingConfig: { maximumConcurrency: args.maximumConcurrency },
        tags: tagsOf(handler.name),
      },
      { parent: this },
    );
  }

  private grant(...actions: readonly string[]): Grant {
    return {
      statements: [{ actions: actions.map((action) => `sqs:${action}`), resources: [this.queue.arn] }],
      environment: { [this.environment]: this.queue.url },
    };
  }
}

const queueArgs = (name: string, fifo = false) => ({
  // SQS tells a FIFO queue by the end of its name.
  name: physicalName(name) + (fifo ? ".fifo" : ""),
  ...(fifo && { fifoQueue: true }),
  sqsManagedSseEnabled: true,
  tags: tagsOf(name),
});

/** SQS still answers plain HTTP: nobody may use it. A denial needs no narrowing, so its principal is everybody. */
const onlyOverTls = (name: string, queue: aws.sqs.Queue, parent: pulumi.Resource): void => {
  new aws.sqs.QueuePolicy(
    `${name}-policy`,
    {
      queueUrl: queue.url,
      policy: queue.arn.apply((arn) =>
        JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "OnlyOverTls",
              Effect: "Deny",
              Principal: "*",
              Action: ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"],
              Resource: arn,
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
          ],
        }),
      ),
    },
    { parent },
  );
};
