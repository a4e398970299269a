import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { addresses } from "../adapters/addresses.ts";
import { alertLists } from "../adapters/dynamodb/alert-lists.ts";
import { alertStore } from "../adapters/dynamodb/alert-store.ts";
import { bookStore } from "../adapters/dynamodb/book-store.ts";
import { endpointStore } from "../adapters/dynamodb/endpoint-store.ts";
import { escalationStore } from "../adapters/dynamodb/escalation-store.ts";
import { eventStore } from "../adapters/dynamodb/event-store.ts";
import { templateStore } from "../adapters/dynamodb/template-store.ts";
import { kept } from "../adapters/kept.ts";
import { operationStream } from "../adapters/kinesis.ts";
import { secrets } from "../adapters/secrets.ts";
import { deliveryQueue } from "../adapters/sqs.ts";
import { type Environment, type EnvironmentKey, readEnvironment } from "../config.ts";
import type { Book } from "../domain/book.ts";
import type { Endpoint } from "../domain/endpoint.ts";
import type { Instant } from "../domain/time.ts";
import type { ChatGateway, System } from "../ports.ts";
import { type DeliverBatchDeps, deliverBatch } from "../use-cases/deliver-batch.ts";
import { keptCustomers } from "./kept-customers.ts";

/** How long a sandbox keeps endpoints it has read: a renamed channel is used this much later. Seconds. */
const KEPT_SECONDS = 60;

/** How long a sandbox remembers that `tick` was asked to come back to an alert: shorter than it takes to come. Seconds. */
const DROPPED_SECONDS = 45;

/** Consumes a FIFO queue of deliveries; what it reports back is received again, with everything behind it in its group. */
export const deliver =
  (deps: DeliverBatchDeps) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const messages = event.Records.map(({ messageId, receiptHandle, body, attributes }) => ({
      id: messageId,
      receipt: receiptHandle,
      group: attributes.MessageGroupId ?? "",
      body,
    }));
    const again = await deliverBatch(deps, messages);
    return { batchItemFailures: again.map((itemIdentifier) => ({ itemIdentifier })) };
  };

/** What delivering needs on either platform; the platform's gateway and queue are its own. */
export const deliverTo = (
  queue: Extract<EnvironmentKey, "SLACK_QUEUE_URL" | "TEAMS_QUEUE_URL">,
  gateway: ChatGateway,
  environment: Environment,
  system: System,
  customers = keptCustomers(environment, system),
) => {
  const config = readEnvironment(environment, [
    "ALERTS_TABLE",
    "CUSTOMERS_TABLE",
    "ENDPOINTS_TABLE",
    "ESCALATIONS_TABLE",
    "EVENTS_TABLE",
    "OPERATIONS_STREAM",
    "ENDPOINT_KEYS_SECRET_ID",
    "API_URL",
    "TEMPLATES_URL",
    "TEMPLATE_VERSIONS",
    "TEMPLATES_PACKAGE_VERSION",
    queue,
  ]);
  const endpoints = endpointStore(config, environment);
  const endpointOf = kept<Endpoint | undefined>(system.clock, KEPT_SECONDS);
  const books = bookStore(config, environment);
  const toldBy = kept<Book>(system.clock, KEPT_SECONDS);
  const ledger = eventStore(config, environment, system.clock);
  return deliver({
    alerts: alertStore(config, environment, system.clock),
    customers,
    endpoints: {
      ...endpoints,
      get: (customer, number) => endpointOf.get(`${customer} ${number}`, () => endpoints.get(customer, number)),
    },
    events: ledger,
    ledger,
    lists: alertLists(config, environment, system.clock),
    books,
    told: { get: (customer) => toldBy.get(customer, () => books.get(customer)) },
    templates: templateStore(config, environment),
    escalations: escalationStore(config, environment, system.clock),
    published: {
      templates: config.TEMPLATES_URL,
      versions: config.TEMPLATE_VERSIONS,
      packageVersion: config.TEMPLATES_PACKAGE_VERSION,
    },
    addresses: addresses(config, secrets(config, environment, system.clock)),
    gateway,
    stream: operationStream(config, environment),
    dropped: kept<Instant>(system.clock, DROPPED_SECONDS),
    queue: deliveryQueue(config[queue], environment),
    system,
  });
};
