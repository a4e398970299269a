import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type UpdateCommandOutput,
} from "@aws-sdk/lib-dynamodb";
import type { Config, Environment } from "../../config.ts";
import { digest } from "../../domain/digest.ts";
import type { CustomerId, Endpoint, EndpointNumber, MentionWindow, Settings } from "../../domain/endpoint.ts";
import { type Limit, takeTurn } from "../../domain/rate-limit.ts";
import { dueAfter } from "../../domain/removal.ts";
import { type Instant, later } from "../../domain/time.ts";
import type { EndpointStore } from "../../ports.ts";
import { remember } from "../kept.ts";
import { update } from "./alert-item.ts";
import { channelKey, documentClient, endpointKey, refused, removedEndpointKey } from "./items.ts";

/** How many endpoints' arrival times one sandbox keeps before it forgets them all. */
const MOST_ARRIVALS = 1000;

/** The table `endpoints`: one item an endpoint, and one a channel that leads to it. */
export const endpointStore = (config: Pick<Config, "ENDPOINTS_TABLE">, environment: Environment): EndpointStore => {
  const client = documentClient(environment);
  const table = { TableName: config.ENDPOINTS_TABLE };

  /** A conditional write; undefined when its condition was refused. */
  const attempt = async (request: Record<string, unknown>): Promise<UpdateCommandOutput | undefined> => {
    try {
      return await client.send(
        new UpdateCommand({ ...table, ...request } as ConstructorParameters<typeof UpdateCommand>[0]),
      );
    } catch (error) {
      if (refused(error)) return undefined;
      throw error;
    }
  };
  const item = async (customer: CustomerId, number: EndpointNumber) =>
    (await client.send(new GetCommand({ ...table, Key: endpointKey(customer, number), ConsistentRead: true }))).Item;
  const get = async (customer: CustomerId, number: EndpointNumber) => {
    const found = await item(customer, number);
    return found && readEndpoint(found);
  };

  /**
   * The arrival time of each endpoint that this sandbox saw last. It only ever moves forward, so a burst is known for
   * one and costs one write, and what is over the limit costs none.
   */
  const arrivals = new Map<string, number>();
  const arrived = (cache: string, tat: number): void => remember(arrivals, cache, tat, MOST_ARRIVALS);

  return {
    get,
    inChannel: async (customer, channel) => {
      const { Item } = await client.send(
        new GetCommand({ ...table, Key: channelKey(customer, channel), ConsistentRead: true }),
      );
      return Item?.number === undefined ? undefined : get(customer, String(Item.number));
    },
    of: async (customer) => {
      const found: Endpoint[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({ ...table, ...allRequest(customer), ExclusiveStartKey: from }),
        );
        found.push(...(page.Items ?? []).map(readEndpoint));
        from = page.LastEvaluatedKey;
      } while (from);
      return found;
    },
    create: async (endpoint) => {
      const { customer, number, channel } = endpoint;
      if (!(await attempt(leadRequest(customer, channel.id, number, true)))) {
        const { Item } = await client.send(
          new GetCommand({ ...table, Key: channelKey(customer, channel.id), ConsistentRead: true }),
        );
        const existing = Item && (await get(customer, Item.number as string));
        if (existing) return existing;
        await attempt(leadRequest(customer, channel.id, number, false));
      }
      await client.send(new PutCommand({ ...table, Item: endpointItem(endpoint) }));
      return endpoint;
    },
    remove: async ({ customer, number, channel }, now) => {
      // First what has the rest deleted, last the endpoint: a crash in between is mended by doing it again.
      await client.send(new PutCommand({ ...table, Item: removedItem(customer, number, channel.id, now) }));
      try {
        await client.send(new DeleteCommand({ ...table, Key: channelKey(customer, channel.id), ...ifLeadsTo(number) }));
      } catch (error) {
        if (!refused(error)) throw error;
      }
      await client.send(new DeleteCommand({ ...table, Key: endpointKey(customer, number) }));
    },
    leave: async (customer, channel, at, now) => {
      await attempt(leaveRequest(customer, channel, at, now));
    },
    leftAt: async (customer, channel) => {
      const { Item } = await client.send(
        new GetCommand({ ...table, Key: channelKey(customer, channel), ConsistentRead: true }),
      );
      return Item?.leftAt as Instant | undefined;
    },
    update: async (endpoint, change) => {
      const { channel } = change;
      if (channel && channel.id !== endpoint.channel.id) {
        await client.send(
          new PutCommand({ ...table, Item: { ...channelKey(endpoint.customer, channel.id), number: endpoint.number } }),
        );
        await client.send(new DeleteCommand({ ...table, Key: channelKey(endpoint.customer, endpoint.channel.id) }));
      }
      await attempt(changeRequest(endpoint, change));
    },
    admit: async (address, limit, now, lane) => {
      const cache = `${lane ?? "event"} ${address.customer} ${address.number} ${address.nonce}`;
      const tatOf = lane ? "enrichmentTat" : "tat";
      const known = takeTurn(arrivals.get(cache), limit, Date.parse(now));
      if (!known.admitted) return { ...known, why: "limited" };
      const taken =
        ((arrivals.get(cache) ?? 0) <= Date.parse(now) && (await attempt(idleRequest(address, limit, now, tatOf)))) ||
        (await attempt(burstRequest(address, limit, now, tatOf)));
      if (taken) {
        arrived(cache, Number(taken.Attributes?.[tatOf]));
        return { admitted: true };
      }
      const found = await item(address.customer, address.number);
      if (!found || !answersTo(found, address.nonce, now)) return { admitted: false, why: "inactive" };
      const tat = Number(found[tatOf] ?? 0);
      arrived(cache, tat);
      const turn = takeTurn(tat, limit, Date.parse(now));
      return { admitted: false, why: "limited", retryAfterSeconds: turn.admitted ? 1 : turn.retryAfterSeconds };
    },
    refused: async (customer, number, now, quietSeconds) => {
      const quietSince = later(now, -quietSeconds);
      if (await attempt(countRequest(customer, number, now, quietSince))) return { first: false };
      if (await attempt(firstRequest(customer, number, now, quietSince))) return { first: true };
      await attempt(countRequest(customer, number, now, quietSince));
      return { first: false };
    },
    refusals: async (customer, number) => {
      const found = await item(customer, number);
      return {
        count: Number(found?.refused ?? 0),
        since: found?.refusedSince as Instant | undefined,
        lastAt: found?.refusedAt as Instant | undefined,
        before: found?.refusedBefore as number | undefined,
      };
    },
    mention: async (customer, number, input) => {
      const carried = await attempt(carryRequest(customer, number, input));
      const answer = carried ?? (await attempt(joinRequest(customer, number, input)));
      return answer?.Attributes && readWindow(answer.Attributes, input.step);
    },
  };
};

/** Idle: one conditional write. The MAC proved the id; this proves that the address is still active. */
const idleRequest = (address: Address, limit: Limit, now: Instant, tat: TatName) => ({
  Key: endpointKey(address.customer, address.number),
  UpdateExpression: "SET #tat = :next",
  ConditionExpression: `${ACTIVE} AND (attribute_not_exists(#tat) OR #tat <= :now)`,
  ExpressionAttributeNames: { "#tat": tat },
  ExpressionAttributeValues: {
    ...active(address, now),
    ":now": Date.parse(now),
    ":next": Date.parse(now) + limit.secondsPerRequest * 1000,
  },
  ReturnValues: "UPDATED_NEW" as const,
});

/** Inside a burst: the theoretical arrival time moves on, as long as it is not too far ahead. */
const burstRequest = (address: Address, limit: Limit, now: Instant, tat: TatName) => ({
  Key: endpointKey(address.customer, address.number),
  UpdateExpression: "SET #tat = #tat + :step",
  ConditionExpression: `${ACTIVE} AND #tat > :now AND #tat <= :most`,
  ExpressionAttributeNames: { "#tat": tat },
  ExpressionAttributeValues: {
    ...active(address, now),
    ":now": Date.parse(now),
    ":step": limit.secondsPerRequest * 1000,
    ":most": Date.parse(now) + (limit.burst - 1) * limit.secondsPerRequest * 1000,
  },
  ReturnValues: "UPDATED_NEW" as const,
});

/** The limiter's attribute: events and enrichments have one each. */
type TatName = "tat" | "enrichmentTat";

interface Address {
  readonly customer: CustomerId;
  readonly number: EndpointNumber;
  readonly nonce: string;
}

const ACTIVE = "(nonce = :nonce OR (previousNonce = :nonce AND previousUntil > :at))";
const active = ({ nonce }: Address, now: Instant) => ({ ":nonce": nonce, ":at": now });
const answersTo = (item: Record<string, unknown>, nonce: string, now: Instant): boolean =>
  item.nonce === nonce || (item.previousNonce === nonce && String(item.previousUntil) > now);

/** A refusal within a run of refusals. */
const countRequest = (customer: CustomerId, number: EndpointNumber, now: Instant, quietSince: Instant) => ({
  Key: endpointKey(customer, number),
  UpdateExpression: "SET refusedAt = :now ADD refused :one",
  ConditionExpression: "refusedAt > :quiet",
  ExpressionAttributeValues: { ":now": now, ":one": 1, ":quiet": quietSince },
});

/** The first refusal of a run: of those that race, one. */
const firstRequest = (customer: CustomerId, number: EndpointNumber, now: Instant, quietSince: Instant) => ({
  Key: endpointKey(customer, number),
  UpdateExpression:
    "SET refusedBefore = if_not_exists(refused, :none), refused = :one, refusedSince = :now, refusedAt = :now",
  ConditionExpression: "attribute_exists(pk) AND (attribute_not_exists(refusedAt) OR refusedAt <= :quiet)",
  ExpressionAttributeValues: { ":none": 0, ":one": 1, ":now": now, ":quiet": quietSince },
});

interface MentionInput {
  readonly alert: string;
  readonly step: number;
  readonly at: Instant;
  readonly windowSeconds: number;
}

/**
 * First and later steps have a window each: in a storm, the second steps of its beginning fall between the first steps
 * of its end, and must not take each other's turns.
 */
const windowOf = (step: number): "firstMention" | "laterMention" => (step === 1 ? "firstMention" : "laterMention");

/** Opens a mention window, unless another alert's is open. */
const carryRequest = (
  customer: CustomerId,
  number: EndpointNumber,
  { alert, step, at, windowSeconds }: MentionInput,
) => ({
  Key: endpointKey(customer, number),
  UpdateExpression: "SET #at = :at, #alert = :alert REMOVE #others",
  ConditionExpression: "attribute_exists(pk) AND (attribute_not_exists(#at) OR #at <= :past)",
  ExpressionAttributeNames: {
    "#at": `${windowOf(step)}At`,
    "#alert": `${windowOf(step)}Alert`,
    "#others": `${windowOf(step)}Others`,
  },
  ExpressionAttributeValues: { ":at": at, ":alert": alert, ":past": later(at, -windowSeconds) },
  ReturnValues: "ALL_NEW",
});

/** Joins the open window; a set of digests, so that joining twice counts once. The carrier's own digest counts itself. */
const joinRequest = (customer: CustomerId, number: EndpointNumber, { alert, step }: MentionInput) => ({
  Key: endpointKey(customer, number),
  UpdateExpression: "ADD #others :digest",
  ConditionExpression: "attribute_exists(pk)",
  ExpressionAttributeNames: { "#others": `${windowOf(step)}Others` },
  ExpressionAttributeValues: { ":digest": new Set([digest(8, alert)]) },
  ReturnValues: "ALL_NEW",
});

const readWindow = (item: Record<string, unknown>, step: number): MentionWindow => {
  const alert = String(item[`${windowOf(step)}Alert`]);
  const others = new Set(item[`${windowOf(step)}Others`] as Set<string> | undefined);
  others.delete(digest(8, alert));
  return { alert, alerts: 1 + others.size };
};

/** Has the channel lead to the endpoint; when it was left last stays remembered. `number` is one of DynamoDB's words. */
const leadRequest = (customer: CustomerId, channel: string, number: EndpointNumber, first: boolean) => ({
  Key: channelKey(customer, channel),
  UpdateExpression: "SET #number = :number",
  ...(first && { ConditionExpression: "attribute_not_exists(#number)" }),
  ExpressionAttributeNames: { "#number": "number" },
  ExpressionAttributeValues: { ":number": number },
  ReturnValues: "UPDATED_NEW" as const,
});

/** The channel may have been taken over by another endpoint meanwhile. */
export const ifLeadsTo = (number: EndpointNumber) => ({
  ConditionExpression: "attribute_not_exists(#number) OR #number = :number",
  ExpressionAttributeNames: { "#number": "number" },
  ExpressionAttributeValues: { ":number": number },
});

const removedItem = (customer: CustomerId, number: EndpointNumber, channelId: string, now: Instant) => ({
  ...removedEndpointKey(customer, number),
  channelId,
  removedAt: now,
  dueFor: "delete",
  dueAt: dueAfter("delete", now),
});

/** The newest time that it was left counts; a channel with an endpoint is not left. */
const leaveRequest = (customer: CustomerId, channel: string, at: Instant, now: Instant) => ({
  Key: channelKey(customer, channel),
  UpdateExpression: "SET leftAt = :at, dueFor = :look, dueAt = :due",
  ConditionExpression: "attribute_not_exists(#number) AND (attribute_not_exists(leftAt) OR leftAt < :at)",
  ExpressionAttributeNames: { "#number": "number" },
  ExpressionAttributeValues: { ":at": at, ":look": "last-look", ":due": dueAfter("last-look", now) },
});

const allRequest = (customer: CustomerId) => ({
  KeyConditionExpression: "pk = :pk AND begins_with(sk, :endpoints)",
  ExpressionAttributeValues: { ":pk": customer, ":endpoints": "endpoint#" },
});

const endpointItem = ({ customer, number, platform, nonce, channel, since, settings }: Endpoint) => ({
  ...endpointKey(customer, number),
  platform,
  number,
  nonce,
  channelId: channel.id,
  channelName: channel.name,
  ...(channel.team !== undefined && { team: channel.team }),
  ...(since !== undefined && { since }),
  settings,
});

const changeRequest = (
  endpoint: Endpoint,
  {
    channel,
    since,
    welcomed,
    trouble,
    settings,
    nonce,
    previous,
    acknowledged,
  }: Parameters<EndpointStore["update"]>[1],
) => {
  const builder = update();
  if (channel) builder.set(["channelId"], channel.id).set(["channelName"], channel.name).set(["team"], channel.team);
  if (since) builder.set(["since"], since);
  if (welcomed) builder.set(["welcomed"], welcomed);
  if (trouble !== undefined) builder.set(["trouble"], trouble ?? undefined);
  if (settings) builder.set(["settings"], settings);
  if (nonce) builder.set(["nonce"], nonce);
  if (acknowledged) builder.set(["acknowledged"], acknowledged);
  if (previous) builder.set(["previousNonce"], previous.nonce).set(["previousUntil"], previous.until);
  return { Key: endpointKey(endpoint.customer, endpoint.number), ...builder.request("attribute_exists(pk)") };
};

const readEndpoint = (item: Record<string, unknown>): Endpoint => ({
  customer: String(item.pk),
  number: String(item.number),
  platform: item.platform as Endpoint["platform"],
  nonce: String(item.nonce),
  ...(item.previousNonce !== undefined && {
    previous: { nonce: String(item.previousNonce), until: String(item.previousUntil) },
  }),
  channel: {
    id: String(item.channelId),
    name: String(item.channelName),
    ...(item.team !== undefined && { team: String(item.team) }),
  },
  ...(item.since !== undefined && { since: String(item.since) }),
  ...(item.welcomed !== undefined && { welcomed: String(item.welcomed) }),
  ...(item.trouble !== undefined && { trouble: item.trouble as NonNullable<Endpoint["trouble"]> }),
  settings: item.settings as Settings,
  ...(item.acknowledged !== undefined && { acknowledged: item.acknowledged as readonly string[] }),
});
