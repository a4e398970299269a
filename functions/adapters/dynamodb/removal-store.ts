import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { Config, Environment } from "../../config.ts";
import type { CustomerId, EndpointNumber } from "../../domain/endpoint.ts";
import { lastLookAfter, type Removal, stages } from "../../domain/removal.ts";
import type { Instant } from "../../domain/time.ts";
import type { RemovalStore } from "../../lifecycle.ts";
import { deleteAll, keysIn } from "./delete.ts";
import { ifLeadsTo } from "./endpoint-item.ts";
import {
  alertOf,
  channelKey,
  channelOf,
  documentClient,
  endpointKey,
  eventKey,
  type Key,
  refused,
  removedEndpointKey,
  removedKey,
  stepsOf,
  templateItemKey,
} from "./items.ts";
import { templateStore } from "./template-store.ts";

/** How many alerts, or events, one slice deletes. */
const SLICE = 100;

type Tables = Pick<
  Config,
  "ALERTS_TABLE" | "CUSTOMERS_TABLE" | "ENDPOINTS_TABLE" | "ESCALATIONS_TABLE" | "EVENTS_TABLE"
>;

/** Deletes over all five tables, by keys alone: what the items say is never read. */
export const removalStore = (config: Tables, environment: Environment): RemovalStore => {
  const client = documentClient(environment);
  const tableOf = ({ of }: Removal): string => (of === "customer" ? config.CUSTOMERS_TABLE : config.ENDPOINTS_TABLE);
  const write = deleteAll(client);

  return {
    due: async (now, limit) => {
      const found = await Promise.all(
        [config.CUSTOMERS_TABLE, config.ENDPOINTS_TABLE].flatMap((table) =>
          stages.map((stage) => dueIn(client, table, stage, now, limit)),
        ),
      );
      return found
        .flat()
        .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
        .slice(0, limit);
    },
    finish: async (customer, endpoint) => {
      const about = { TableName: config.ENDPOINTS_TABLE };
      const { Item } = await client.send(new GetCommand({ ...about, Key: endpointKey(customer, endpoint) }));
      if (!Item) return;
      const lead = { Key: channelKey(customer, String(Item.channelId)), ...ifLeadsTo(endpoint) };
      await unlessChanged(client.send(new DeleteCommand({ ...about, ...lead })));
      await client.send(new DeleteCommand({ ...about, Key: endpointKey(customer, endpoint) }));
    },
    deleteAlerts: async (customer, endpoint, after) => {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({ TableName: config.ALERTS_TABLE, ...alertsRequest(customer, endpoint, after) }),
      );
      const keys = Items.map(({ pk, sk }) => ({ pk, sk }) as Key);
      const alerts = keys.filter(({ sk }) => sk !== "recovery").map(alertOf);
      // The steps first: without its alert, nothing leads to them any more.
      const steps = await Promise.all(alerts.map((alert) => keysIn(client, config.ESCALATIONS_TABLE, stepsOf(alert))));
      await write(config.ESCALATIONS_TABLE, steps.flat());
      await write(config.ALERTS_TABLE, keys);
      return LastEvaluatedKey && JSON.stringify(LastEvaluatedKey);
    },
    deleteEvents: async (customer, endpoint, day) => {
      const { pk } = eventKey(customer, { endpoint, day, id: "" });
      const keys = await keysIn(client, config.EVENTS_TABLE, pk, SLICE);
      await write(config.EVENTS_TABLE, keys);
      return keys.length === SLICE;
    },
    deleteKept: async (customer, endpoint) => {
      const { Item: removed } = await client.send(
        new GetCommand({ TableName: config.ENDPOINTS_TABLE, Key: removedEndpointKey(customer, endpoint) }),
      );
      const Key = channelKey(customer, String(removed?.channelId));
      const { Item: lead } = await client.send(new GetCommand({ TableName: config.ENDPOINTS_TABLE, Key }));
      // A channel that has another endpoint goes on with its budgets.
      const channel = lead?.number === undefined ? removed?.channelId : undefined;
      const reports = await templateStore(config, environment).of(customer);
      const templates = reports.filter((template) => template.endpoint === endpoint);
      const keys = await keysIn(client, config.CUSTOMERS_TABLE, customer);
      const budgets = keys.filter(
        ({ sk }) => channel !== undefined && sk.startsWith("pace#") && sk.endsWith(`#${String(channel)}`),
      );
      await write(config.CUSTOMERS_TABLE, [...budgets, ...templates.map(({ key }) => templateItemKey(customer, key))]);
    },
    deleteCustomer: async (customer) => {
      const keys = await keysIn(client, config.CUSTOMERS_TABLE, customer);
      if (keys.some(({ sk }) => sk === "customer")) return;
      const { sk: removed } = removedKey(customer);
      await write(
        config.CUSTOMERS_TABLE,
        keys.filter(({ sk }) => sk !== removed),
      );
    },
    settle: async (removal) => {
      const about = { TableName: tableOf(removal), Key: keyOf(removal) };
      if (removal.stage === "delete")
        return unlessChanged(client.send(new UpdateCommand({ ...about, ...nextRequest(removal) })));
      // A channel that was joined again keeps its item, without the memory.
      await unlessChanged(client.send(new UpdateCommand({ ...about, ...forgetRequest(removal) })));
      await unlessChanged(client.send(new DeleteCommand({ ...about, ...ifAlone(removal) })));
    },
    putOff: async (removal, until) => {
      const about = { TableName: tableOf(removal), Key: keyOf(removal) };
      await unlessChanged(client.send(new UpdateCommand({ ...about, ...putOffRequest(removal, until) })));
    },
  };
};

const dueIn = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  stage: Removal["stage"],
  now: Instant,
  Limit: number,
): Promise<readonly Removal[]> => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      IndexName: "due",
      KeyConditionExpression: "dueFor = :stage AND dueAt <= :now",
      ExpressionAttributeValues: { ":stage": stage, ":now": now },
      Limit,
    }),
  );
  return Items.map(({ pk, sk, dueAt }) => readRemoval(String(pk), String(sk), { stage, dueAt: String(dueAt) }));
};

const readRemoval = (customer: CustomerId, sk: string, work: Pick<Removal, "stage" | "dueAt">): Removal => {
  const [kind, ...rest] = sk.split("#");
  const name = rest.join("#");
  if (kind === "channel") return { of: "channel", channel: name, customer, ...work };
  return name === "" ? { of: "customer", customer, ...work } : { of: "endpoint", number: name, customer, ...work };
};

const keyOf = (removal: Removal): Key => {
  if (removal.of === "customer") return removedKey(removal.customer);
  if (removal.of === "channel") return channelKey(removal.customer, removal.channel);
  return removedEndpointKey(removal.customer, removal.number);
};

const alertsRequest = (customer: CustomerId, endpoint: EndpointNumber, after: string | undefined) => ({
  IndexName: "recent",
  KeyConditionExpression: "channel = :channel",
  ExpressionAttributeValues: { ":channel": channelOf(customer, endpoint) },
  Limit: SLICE,
  ...(after !== undefined && { ExclusiveStartKey: JSON.parse(after) as Record<string, unknown> }),
});

/** A channel that was joined again meanwhile, or a customer that was removed once more, is not this removal's any more. */
const asItWas = ({ stage, dueAt }: Removal) => ({
  ConditionExpression: "dueFor = :stage AND dueAt = :due",
  ExpressionAttributeValues: { ":stage": stage, ":due": dueAt },
});

/** `number` is one of DynamoDB's words. */
const number = { ExpressionAttributeNames: { "#number": "number" } };

const forgetRequest = (removal: Removal) => {
  const { ConditionExpression, ExpressionAttributeValues } = asItWas(removal);
  return {
    ...number,
    UpdateExpression: "REMOVE leftAt, dueFor, dueAt",
    ConditionExpression: `${ConditionExpression} AND attribute_exists(#number)`,
    ExpressionAttributeValues,
  };
};

const ifAlone = (removal: Removal) => {
  const { ConditionExpression, ExpressionAttributeValues } = asItWas(removal);
  return {
    ...number,
    ConditionExpression: `${ConditionExpression} AND attribute_not_exists(#number)`,
    ExpressionAttributeValues,
  };
};

const nextRequest = (removal: Removal) => {
  const { ConditionExpression, ExpressionAttributeValues } = asItWas(removal);
  return {
    UpdateExpression: "SET dueFor = :next, dueAt = :at",
    ConditionExpression,
    ExpressionAttributeValues: {
      ...ExpressionAttributeValues,
      ":next": "last-look" satisfies Removal["stage"],
      ":at": lastLookAfter(removal.dueAt),
    },
  };
};

const putOffRequest = (removal: Removal, until: Instant) => {
  const { ConditionExpression, ExpressionAttributeValues } = asItWas(removal);
  return {
    UpdateExpression: "SET dueAt = :at",
    ConditionExpression,
    ExpressionAttributeValues: { ...ExpressionAttributeValues, ":at": until },
  };
};

const unlessChanged = async (write: Promise<unknown>): Promise<void> => {
  try {
    await write;
  } catch (error) {
    if (!refused(error)) throw error;
  }
};
