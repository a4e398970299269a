import type { KinesisStreamBatchResponse, KinesisStreamEvent } from "aws-lambda";
import { alertStore } from "../adapters/dynamodb/alert-store.ts";
import { bookStore } from "../adapters/dynamodb/book-store.ts";
import { customerStore } from "../adapters/dynamodb/customer-store.ts";
import { endpointStore } from "../adapters/dynamodb/endpoint-store.ts";
import { escalationStore } from "../adapters/dynamodb/escalation-store.ts";
import { eventStore } from "../adapters/dynamodb/event-store.ts";
import { templateStore } from "../adapters/dynamodb/template-store.ts";
import { operationStream } from "../adapters/kinesis.ts";
import { deliveries } from "../adapters/sqs.ts";
import { escalationTimer } from "../adapters/step-functions.ts";
import { system as realSystem } from "../adapters/system.ts";
import { readEnvironment } from "../config.ts";
import { type ProcessDeps, processBatch, type StreamRecord } from "../use-cases/process-batch.ts";
import { type Create, lambda } from "./lambda.ts";

/** Consumes the stream `operations`; reports the records that are worth a retry, the lowest first. */
export const processStream =
  (deps: ProcessDeps) =>
  async (event: KinesisStreamEvent): Promise<KinesisStreamBatchResponse> => {
    const { retry } = await processBatch(deps, event.Records.map(record));
    return { batchItemFailures: retry.map((itemIdentifier) => ({ itemIdentifier })) };
  };

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
const record = ({ kinesis }: KinesisStreamEvent["Records"][number]): StreamRecord => ({
  sequence: kinesis.sequenceNumber,
  partitionKey: kinesis.partitionKey,
  data: Buffer.from(kinesis.data, "base64"),
});

export const create: Create<KinesisStreamEvent, KinesisStreamBatchResponse> = (
  environment,
  system = realSystem("process"),
) => {
  const config = readEnvironment(environment, [
    "ALERTS_TABLE",
    "CUSTOMERS_TABLE",
    "ENDPOINTS_TABLE",
    "ESCALATIONS_TABLE",
    "EVENTS_TABLE",
    "ESCALATION_ARN",
    "OPERATIONS_STREAM",
    "SLACK_QUEUE_URL",
    "TEAMS_QUEUE_URL",
    "TEMPLATE_VERSIONS",
  ]);
  return processStream({
    alerts: alertStore(config, environment, system.clock),
    customers: customerStore(config, environment),
    endpoints: endpointStore(config, environment),
    escalations: escalationStore(config, environment, system.clock),
    events: eventStore(config, environment, system.clock),
    books: bookStore(config, environment),
    templates: templateStore(config, environment),
    versions: config.TEMPLATE_VERSIONS,
    stream: operationStream(config, environment),
    deliveries: deliveries(config, environment),
    timer: escalationTimer(config, environment),
    system,
  });
};

export const handler = lambda(create);
