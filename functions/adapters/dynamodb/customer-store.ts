import { GetCommand, PutCommand, UpdateCommand, type UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Config, Environment } from "../../config.ts";
import type { Customer } from "../../domain/customer.ts";
import type { CustomerId } from "../../domain/endpoint.ts";
import { type Paced, take } from "../../domain/pace.ts";
import { dueAfter } from "../../domain/removal.ts";
import { CHECK_SECONDS } from "../../domain/standing.ts";
import { type Instant, later } from "../../domain/time.ts";
import { Fault } from "../../errors.ts";
import type { CustomerStore } from "../../ports.ts";
import { remember } from "../kept.ts";
import { openRequest, otherRequest, ownRequest, readAsks } from "./customer-asks.ts";
import { deleteAll, keysIn } from "./delete.ts";
import { checkKey, customerKey, documentClient, paceKey, refused, removedKey, stateKey } from "./items.ts";

/** How often a budget is read anew when another sandbox was faster. */
const ATTEMPTS = 5;
/** How many budgets one sandbox keeps before it forgets them all: one for every conversation that it speaks in. */
const MOST_BUDGETS = 1000;

/** The table `customers`: what each platform gave us, and how much of its rate limits is used. */
export const customerStore = (config: Pick<Config, "CUSTOMERS_TABLE">, environment: Environment): CustomerStore => {
  const client = documentClient(environment);
  const table = { TableName: config.CUSTOMERS_TABLE };
  /** What this sandbox knows of each budget: mostly right, so that one conditional write is enough. */
  const known = new Map<string, Paced>();

  return {
    get: async (id) => {
      const { Item } = await client.send(new GetCommand({ ...table, Key: customerKey(id), ConsistentRead: true }));
      return Item && readCustomer(Item);
    },
    put: async (customer) => {
      const { id, ...attributes } = customer;
      await client.send(new PutCommand({ ...table, Item: { ...customerKey(id), ...attributes } }));
      await client.send(new UpdateCommand({ ...table, ...checkRequest(customer) }));
    },
    rename: async (id, name) => {
      await unlessRefused(client.send(new UpdateCommand({ ...table, ...renameRequest(id, name) })));
    },
    remove: async (id, at, now) => {
      await unlessRefused(client.send(new UpdateCommand({ ...table, ...removedRequest(id, at, now) })));
      const keys = await keysIn(client, config.CUSTOMERS_TABLE, id);
      const { Item } = await client.send(new GetCommand({ ...table, Key: customerKey(id), ConsistentRead: true }));
      const stays = Item && String(Item.installedAt) > at ? /^(removed|customer|check|pace#.*)$/ : /^removed$/;
      await deleteAll(client)(
        config.CUSTOMERS_TABLE,
        keys.filter(({ sk }) => !stays.test(sk)),
      );
    },
    takeState: async (id, state, until) => {
      const Item = { ...stateKey(id, state), expiresAt: Math.ceil(Date.parse(until) / 1000) };
      try {
        await client.send(new PutCommand({ ...table, Item, ConditionExpression: "attribute_not_exists(pk)" }));
        return true;
      } catch (error) {
        if (!refused(error)) throw error;
        return false;
      }
    },
    removedAt: async (id) => {
      const { Item } = await client.send(new GetCommand({ ...table, Key: removedKey(id), ConsistentRead: true }));
      return Item?.removedAt as Instant | undefined;
    },
    asks: async (id, person, ask) => {
      const attempt = async (request: object) => {
        try {
          return await client.send(new UpdateCommand({ ...table, ...request } as UpdateCommandInput));
        } catch (error) {
          if (refused(error)) return undefined;
          throw error;
        }
      };
      const answer =
        (await attempt(openRequest(id, person, ask))) ??
        (await attempt(ownRequest(id, person, ask))) ??
        (await attempt(otherRequest(id, person, ask)));
      return readAsks(answer?.Attributes ?? {});
    },
    pace: async (id, name, budgets, urgency, now) => {
      const Key = paceKey(id, name);
      const cache = `${id} ${name}`;
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const before = known.get(cache) ?? { tats: [] };
        const { next, waitMilliseconds } = take(before, budgets, urgency, now);
        // A budget is only ever used up further: what is known to be empty needs no second look.
        if (waitMilliseconds > 0) return waitMilliseconds;
        try {
          await client.send(new UpdateCommand({ ...table, Key, ...takeRequest(before, next) }));
          remember(known, cache, next, MOST_BUDGETS);
          return 0;
        } catch (error) {
          if (!refused(error)) throw error;
        }
        const { Item } = await client.send(new GetCommand({ ...table, Key, ConsistentRead: true }));
        remember(known, cache, readPaced(Item), MOST_BUDGETS);
      }
      return 1000;
    },
    pause: async (id, name, until) => {
      known.delete(`${id} ${name}`);
      await unlessRefused(client.send(new UpdateCommand({ ...table, Key: paceKey(id, name), ...pauseRequest(until) })));
    },
  };
};

const unlessRefused = async (write: Promise<unknown>): Promise<void> => {
  try {
    await write;
  } catch (error) {
    if (!refused(error)) throw error;
  }
};

/** When to look for the first time whether the customer is still there. */
const checkRequest = ({ id, installedAt }: Customer) => ({
  Key: checkKey(id),
  UpdateExpression: "SET dueFor = :check, dueAt = if_not_exists(dueAt, :at)",
  ExpressionAttributeValues: { ":check": "check", ":at": later(installedAt, CHECK_SECONDS) },
});

/** `name` is one of DynamoDB's words. */
const renameRequest = (id: CustomerId, name: string) => ({
  Key: customerKey(id),
  UpdateExpression: "SET #name = :name",
  ConditionExpression: "attribute_exists(pk)",
  ExpressionAttributeNames: { "#name": "name" },
  ExpressionAttributeValues: { ":name": name },
});

/** The signals of one removal are several: the newest counts, and the deletion that the first began goes on. */
const removedRequest = (id: CustomerId, at: Instant, now: Instant) => ({
  Key: removedKey(id),
  UpdateExpression: "SET removedAt = :at, dueFor = if_not_exists(dueFor, :delete), dueAt = if_not_exists(dueAt, :due)",
  ConditionExpression: "attribute_not_exists(removedAt) OR removedAt < :at",
  ExpressionAttributeValues: { ":at": at, ":delete": "delete", ":due": dueAfter("delete", now) },
});

/** Takes one call from the budget, if nobody took one since it was read. */
const takeRequest = (before: Paced, next: Paced) => ({
  UpdateExpression: "SET budgets = :next",
  ConditionExpression:
    before.tats.length === 0
      ? "attribute_not_exists(budgets) AND attribute_not_exists(pausedUntil)"
      : `budgets = :before AND ${samePause(before)}`,
  ExpressionAttributeValues: {
    ":next": next.tats,
    ...(before.tats.length > 0 && {
      ":before": before.tats,
      ...(before.pausedUntil !== undefined && { ":pause": before.pausedUntil }),
    }),
  },
});

const samePause = (before: Paced) =>
  before.pausedUntil === undefined ? "attribute_not_exists(pausedUntil)" : "pausedUntil = :pause";

/** Of several calls that were refused at once, the one that was told to wait longest counts. */
const pauseRequest = (until: string) => ({
  UpdateExpression: "SET pausedUntil = :until, budgets = if_not_exists(budgets, :none)",
  ConditionExpression: "attribute_not_exists(pausedUntil) OR pausedUntil < :until",
  ExpressionAttributeValues: { ":until": until, ":none": [later(until, -86400)] },
});

const readPaced = (item: Record<string, unknown> | undefined): Paced => ({
  tats: (item?.budgets as readonly string[] | undefined) ?? [],
  ...(item?.pausedUntil !== undefined && { pausedUntil: String(item.pausedUntil) }),
});

/** The customer in an item. A fault `store.malformed` names the attribute that is wrong, never its value. */
const readCustomer = ({ pk, ...attributes }: Record<string, unknown>): Customer => {
  const parsed = customerItem.safeParse({ ...attributes, id: pk });
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join(".") || "platform";
  throw new Fault("store.malformed", `What is stored of the customer cannot be read: its attribute ${where} is wrong`);
};

const text = z.string();
const installed = { id: text, installedAt: z.iso.datetime(), workspace: text, botUser: text };
const customerItem = z.discriminatedUnion("platform", [
  z.object({ ...installed, platform: z.literal("slack"), name: text, token: text, scopes: z.array(text) }),
  z.object({ ...installed, platform: z.literal("teams"), serviceUrl: z.url(), teams: z.array(text) }),
]);
