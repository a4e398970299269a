import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type UpdateCommandOutput,
} from "@aws-sdk/lib-dynamodb";
import type { Config, Environment } from "../../config.ts";
import type { CustomerId, Endpoint, EndpointNumber } from "../../domain/endpoint.ts";
import { takeTurn } from "../../domain/rate-limit.ts";
import { type Instant, later } from "../../domain/time.ts";
import type { EndpointStore } from "../../ports.ts";
import { remember } from "../kept.ts";
import {
  allRequest,
  changeRequest,
  endpointItem,
  ifLeadsTo,
  leadRequest,
  leaveRequest,
  readEndpoint,
  removedItem,
} from "./endpoint-item.ts";
import { answersTo, burstRequest, countRequest, firstRequest, idleRequest } from "./endpoint-limits.ts";
import { carryRequest, joinRequest, readWindow } from "./endpoint-mentions.ts";
import { channelKey, documentClient, endpointKey, refused } from "./items.ts";

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
