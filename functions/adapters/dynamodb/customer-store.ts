import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Config, Environment } from "../../config.ts";
import type { Customer } from "../../domain/customer.ts";
import { type Paced, take } from "../../domain/pace.ts";
import { later } from "../../domain/time.ts";
import type { CustomerStore } from "../../ports.ts";
import { customerKey, documentClient, paceKey, refused } from "./items.ts";

/** How often a budget is read anew when another sandbox was faster. */
const ATTEMPTS = 5;

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
    },
    pace: async (id, method, budgets, urgency, now) => {
      const Key = paceKey(id, method);
      const cache = `${id} ${method}`;
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const before = known.get(cache) ?? { tats: [] };
        const { next, waitMilliseconds } = take(before, budgets, urgency, now);
        // A budget is only ever used up further: what is known to be empty needs no second look.
        if (waitMilliseconds > 0) return waitMilliseconds;
        try {
          await client.send(new UpdateCommand({ ...table, Key, ...takeRequest(before, next) }));
          known.set(cache, next);
          return 0;
        } catch (error) {
          if (!refused(error)) throw error;
        }
        const { Item } = await client.send(new GetCommand({ ...table, Key, ConsistentRead: true }));
        known.set(cache, readPaced(Item));
      }
      return 1000;
    },
    pause: async (id, method, until) => {
      await client.send(new UpdateCommand({ ...table, Key: paceKey(id, method), ...pauseRequest(until) }));
      known.delete(`${id} ${method}`);
    },
  };
};

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

const pauseRequest = (until: string) => ({
  UpdateExpression: "SET pausedUntil = :until, budgets = if_not_exists(budgets, :none)",
  ExpressionAttributeValues: { ":until": until, ":none": [later(until, -86400)] },
});

const readPaced = (item: Record<string, unknown> | undefined): Paced => ({
  tats: (item?.budgets as readonly string[] | undefined) ?? [],
  ...(item?.pausedUntil !== undefined && { pausedUntil: String(item.pausedUntil) }),
});

const readCustomer = ({ pk, sk: _, ...attributes }: Record<string, unknown>): Customer =>
  ({ ...attributes, id: pk }) as unknown as Customer;
