import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Config, Environment } from "../../config.ts";
import type { Alert, MessageReference, Situation } from "../../domain/alert.ts";
import { onlyCounts } from "../../domain/due.ts";
import type { CustomerId, EndpointNumber } from "../../domain/endpoint.ts";
import type { Enriched } from "../../domain/enrichment.ts";
import type { Instant } from "../../domain/time.ts";
import { Fault } from "../../errors.ts";
import type { AlertStore, Clock, Latest, Recovery } from "../../ports.ts";
import { errorName } from "../aws.ts";
import { decided, dueOf, readAlert, update } from "./alert-item.ts";
import {
  alertKey,
  alertOf,
  alive,
  channelOf,
  DUE_SHARDS,
  documentClient,
  dueShard,
  expiry,
  type Key,
  recoveryKey,
  refused,
  situationKey,
} from "./items.ts";

/** The table `alerts`. A decision is one conditional write; `deliver` writes beside it without touching the version. */
export const alertStore = (
  config: Pick<Config, "ALERTS_TABLE">,
  environment: Environment,
  clock: Clock,
): AlertStore => {
  const client = documentClient(environment);
  const table = { TableName: config.ALERTS_TABLE };

  return {
    latest: async (situation) => {
      const { Items = [] } = await client.send(new QueryCommand({ ...table, ...latestRequest(situation) }));
      return readLatest(Items, clock.now());
    },
    get: async (id) => {
      const { Item } = await client.send(new GetCommand({ ...table, Key: alertKey(id), ConsistentRead: true }));
      return Item && alive(Item, clock.now()) ? readAlert(Item) : undefined;
    },
    save: async (next, previous) => {
      try {
        if (previous) await client.send(new UpdateCommand({ ...table, ...saveRequest(next, previous) }));
        else await client.send(new PutCommand({ ...table, ...createRequest(next) }));
      } catch (cause) {
        if (refused(cause))
          throw new Fault("store.stale", "Another writer changed the alert meanwhile", { retry: true, cause });
        if (errorName(cause) === "ValidationException")
          throw new Fault("store.refused", "The table refuses the alert: it is too big or malformed", { cause });
        throw cause;
      }
    },
    remember: async (situation, what) => {
      await client.send(new PutCommand({ ...table, Item: rememberedItem(situation, what, clock.now()) }));
    },
    settle: async (alert, performed, message) => {
      try {
        await client.send(new UpdateCommand({ ...table, ...settleRequest(alert, performed, message) }));
      } catch (error) {
        if (!refused(error)) throw error;
        await unlessRefused(
          client.send(new UpdateCommand({ ...table, ...settleChangedRequest(alert, performed, message) })),
        );
      }
    },
    lookAgain: async (alert, at) => {
      await unlessRefused(client.send(new UpdateCommand({ ...table, ...lookAgainRequest(alert, at) })));
    },
    due: async (at, limit) => {
      const shards = await Promise.all(
        DUE_SHARDS.map((shard) => client.send(new QueryCommand({ ...table, ...dueRequest(shard, at, limit) }))),
      );
      return shards
        .flatMap(({ Items = [] }) => Items)
        .sort((one, other) => (String(one.dueAt) < String(other.dueAt) ? -1 : 1))
        .slice(0, limit)
        .map((item) => alertOf(item as Key));
    },
    countOpen: async (customer, endpoint) => {
      const { Count = 0 } = await client.send(new QueryCommand({ ...table, ...openRequest(customer, endpoint) }));
      return Count;
    },
    recent: async (customer, endpoint, from, limit) => {
      const { Items = [] } = await client.send(
        new QueryCommand({ ...table, ...recentRequest(customer, endpoint, from, limit) }),
      );
      return Items.filter(({ sk }) => sk !== "recovery").map((item) => alertOf(item as Key));
    },
  };
};

/** `recovery` sorts after `alert#...`: read backwards, it comes first where it exists, then the newest alert. */
const latestRequest = (situation: Situation) => ({
  KeyConditionExpression: "pk = :pk",
  ExpressionAttributeValues: { ":pk": situationKey(situation) },
  ScanIndexForward: false,
  ConsistentRead: true,
  Limit: 2,
});

const readLatest = (items: readonly Record<string, unknown>[], now: Instant): Latest => {
  const remembered = items.find((item) => item.sk === "recovery");
  const { recovery, enriched } = (alive(remembered, now) && remembered) || {};
  const newest = items.find((item) => item.sk !== "recovery");
  const alert = newest && readAlert(newest);
  return {
    ...(newest && { number: Number(String(newest.sk).slice("alert#".length)) }),
    ...(newest && alive(newest, now) && { alert }),
    ...(recovery !== undefined && { recovery: recovery as Recovery }),
    ...(enriched !== undefined && { enriched: enriched as Enriched }),
  };
};

const createRequest = (alert: Alert) => ({
  Item: { ...alertKey(alert.id), ...decided(alert), obligations: alert.obligations, messages: alert.messages },
  ConditionExpression: "attribute_not_exists(pk)",
});

/** Writes what was decided; of the two maps that `deliver` changes too, only the differences to what was read. */
const saveRequest = (next: Alert, previous: Alert) => {
  const builder = update();
  // A count leaves the index alone: it costs, and a look that `deliver` asked for stays.
  const { dueAt, dueShard: shard, ...rest } = decided(next);
  for (const [attribute, value] of Object.entries(rest)) builder.set([attribute], value);
  if (!onlyCounts(next)) builder.set(["dueAt"], dueAt).set(["dueShard"], shard);
  for (const map of ["obligations", "messages"] as const) {
    for (const id of new Set([...Object.keys(previous[map]), ...Object.keys(next[map])])) {
      if (next[map][id] !== previous[map][id]) builder.set([map, id], next[map][id]);
    }
  }
  return {
    Key: alertKey(next.id),
    ...builder.request(`${builder.path(["version"])} = ${builder.value(previous.version)}`),
  };
};

type Shown = { conversation: string; reference: MessageReference } | undefined;

/** Removes what was performed from the alert as it was read, and with the last obligation the retry. */
const settleRequest = (alert: Alert, performed: readonly string[], shown: Shown) => {
  const builder = update();
  for (const id of performed) builder.set(["obligations", id], undefined);
  if (shown) builder.set(["messages", shown.conversation], shown.reference);
  const left = Object.fromEntries(Object.entries(alert.obligations).filter(([id]) => !performed.includes(id)));
  const due = dueOf({ ...alert, obligations: left });
  builder.set(["dueAt"], due.dueAt).set(["dueShard"], due.dueShard);
  return {
    Key: alertKey(alert.id),
    ...builder.request(`${builder.path(["version"])} = ${builder.value(alert.version)}`),
  };
};

/** The alert was decided anew meanwhile: its card is out of date again, so `show` stays, and so does the retry. */
const settleChangedRequest = (alert: Alert, performed: readonly string[], shown: Shown) => {
  const builder = update();
  for (const id of performed.filter((each) => each !== "show")) builder.set(["obligations", id], undefined);
  if (shown) builder.set(["messages", shown.conversation], shown.reference);
  builder.set(["openedAt"], alert.openedAt);
  return { Key: alertKey(alert.id), ...builder.request("attribute_exists(pk)") };
};

/** A refused write means that the alert is gone: nothing is left to settle. */
const unlessRefused = async (write: Promise<unknown>): Promise<void> => {
  try {
    await write;
  } catch (error) {
    if (!refused(error)) throw error;
  }
};

const rememberedItem = (situation: Situation, what: Pick<Latest, "recovery" | "enriched">, now: Instant) => ({
  ...recoveryKey(situation),
  ...what,
  channel: channelOf(situation.customer, situation.endpoint),
  openedAt: now,
  expiresAt: expiry(now),
});

const lookAgainRequest = (alert: Alert, at: Instant) => ({
  Key: alertKey(alert.id),
  UpdateExpression: "SET dueAt = :at, dueShard = :shard",
  ConditionExpression: "attribute_exists(pk) AND (attribute_not_exists(dueAt) OR dueAt > :at)",
  ExpressionAttributeValues: { ":at": at, ":shard": dueShard(alert) },
});

const dueRequest = (shard: string, at: Instant, limit: number) => ({
  IndexName: "due",
  KeyConditionExpression: "dueShard = :shard AND dueAt <= :at",
  ExpressionAttributeValues: { ":shard": shard, ":at": at },
  Limit: limit,
});

/** An alert whose life is over may still lie in the index: open ones are never older than their 14 days. */
const openRequest = (customer: CustomerId, endpoint: EndpointNumber) => ({
  IndexName: "open",
  KeyConditionExpression: "openIn = :channel",
  ExpressionAttributeValues: { ":channel": channelOf(customer, endpoint) },
  Select: "COUNT" as const,
});

/** Newest first. A remembered recovery is in the index too, so that it goes with its endpoint. */
const recentRequest = (customer: CustomerId, endpoint: EndpointNumber, from: Instant, limit: number) => ({
  IndexName: "recent",
  KeyConditionExpression: "channel = :channel AND openedAt >= :from",
  ExpressionAttributeValues: { ":channel": channelOf(customer, endpoint), ":from": from },
  ScanIndexForward: false,
  Limit: limit,
});
