import { gunzipSync, gzipSync } from "node:zlib";
import { BatchWriteCommand, GetCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Config, Environment } from "../../config.ts";
import type { EventReference } from "../../domain/alert.ts";
import type { CustomerId } from "../../domain/endpoint.ts";
import { dayOf } from "../../domain/time.ts";
import { Fault } from "../../errors.ts";
import type { Clock, EventStore, Fate, StoredEvent } from "../../ports.ts";
import type { Received } from "../../records.ts";
import { alive, documentClient, eventKey, expiry, refused } from "./items.ts";

/** At most 25 items and 16 MiB fit one call: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const BATCH = 25;
const ATTEMPTS = 5;

/** The table `events`: the ledger, payloads compressed. */
export const eventStore = (
  config: Pick<Config, "EVENTS_TABLE">,
  environment: Environment,
  clock: Clock,
): EventStore => {
  const client = documentClient(environment);
  const TableName = config.EVENTS_TABLE;
  const write = async (items: readonly Record<string, unknown>[]) => {
    let left = items.map((Item) => ({ PutRequest: { Item } }));
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === ATTEMPTS)
        throw new Fault("store.busy", "The ledger does not take the events just now", { retry: true });
      if (attempt > 0) await clock.sleep(50 * 2 ** attempt);
      const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: left } }));
      left = (UnprocessedItems?.[TableName] ?? []) as typeof left;
    }
  };

  return {
    put: async (events) => {
      // One item may appear once in a call; the last word on an event wins.
      const items = [
        ...new Map(
          events.map((event) => [`${event.customer} ${event.endpoint} ${event.event.id}`, eventItem(event)]),
        ).values(),
      ];
      for (let from = 0; from < items.length; from += BATCH) await write(items.slice(from, from + BATCH));
    },
    get: async (customer, event) => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: eventKey(customer, event), ConsistentRead: true }),
      );
      return Item && alive(Item, clock.now()) ? readEvent(customer, event, Item) : undefined;
    },
    fate: async (customer, event, fate, reason) => {
      try {
        await client.send(
          new UpdateCommand({ TableName, Key: eventKey(customer, event), ...fateRequest(fate, reason) }),
        );
      } catch (error) {
        if (!refused(error)) throw error;
      }
    },
    failed: async (customer, endpoint, day) => {
      const { pk } = eventKey(customer, { endpoint, day, id: "" });
      const found: StoredEvent[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await client.send(new QueryCommand({ TableName, ...failedRequest(pk), ExclusiveStartKey: from }));
        for (const item of page.Items ?? []) {
          if (alive(item, clock.now())) found.push(readEvent(customer, { endpoint, day, id: String(item.sk) }, item));
        }
        from = page.LastEvaluatedKey;
      } while (from);
      return found;
    },
  };
};

const reference = ({ endpoint, event }: StoredEvent): EventReference => ({
  endpoint,
  day: dayOf(event.at),
  id: event.id,
});

const eventItem = (stored: StoredEvent) => ({
  ...eventKey(stored.customer, reference(stored)),
  at: stored.event.at,
  source: stored.source,
  fate: stored.fate,
  reason: stored.reason,
  ...(stored.alert && { alert: stored.alert }),
  event: gzipSync(JSON.stringify(stored.event)),
  expiresAt: expiry(stored.event.at),
});

const readEvent = (customer: CustomerId, { endpoint }: EventReference, item: Record<string, unknown>): StoredEvent => ({
  customer,
  endpoint,
  event: JSON.parse(gunzipSync(item.event as Uint8Array).toString("utf8")) as Received,
  source: String(item.source),
  fate: item.fate as Fate,
  reason: String(item.reason),
  ...(item.alert !== undefined && { alert: String(item.alert) }),
});

const fateRequest = (fate: Fate, reason: string) => ({
  UpdateExpression: "SET fate = :fate, reason = :reason",
  ConditionExpression: "attribute_exists(pk)",
  ExpressionAttributeValues: { ":fate": fate, ":reason": reason },
});

const failedRequest = (pk: string) => ({
  KeyConditionExpression: "pk = :pk",
  FilterExpression: "fate = :failed",
  ExpressionAttributeValues: { ":pk": pk, ":failed": "failed" },
});
