import { GetCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Config, Environment } from "../../config.ts";
import type { CheckStore } from "../../lifecycle.ts";
import { checkKey, documentClient, refused } from "./items.ts";

/** When to ask after which customer: items beside the customer's own, written with every installation. */
export const checkStore = (config: Pick<Config, "CUSTOMERS_TABLE">, environment: Environment): CheckStore => {
  const client = documentClient(environment);
  const table = { TableName: config.CUSTOMERS_TABLE };
  return {
    due: async (now, limit) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          ...table,
          IndexName: "due",
          KeyConditionExpression: "dueFor = :check AND dueAt <= :now",
          ExpressionAttributeValues: { ":check": "check", ":now": now },
          Limit: limit,
        }),
      );
      return Promise.all(
        Items.map(async ({ pk }) => {
          const customer = String(pk);
          const { Item } = await client.send(new GetCommand({ ...table, Key: checkKey(customer) }));
          return { customer, missing: (Item?.missing as readonly string[] | undefined) ?? [] };
        }),
      );
    },
    next: async ({ customer }, at, missing) => {
      try {
        await client.send(
          new UpdateCommand({
            ...table,
            Key: checkKey(customer),
            // `missing` is one of DynamoDB's words.
            UpdateExpression: "SET dueAt = :at, #missing = :missing",
            // A customer that went meanwhile is not brought back.
            ConditionExpression: "attribute_exists(pk)",
            ExpressionAttributeNames: { "#missing": "missing" },
            ExpressionAttributeValues: { ":at": at, ":missing": missing },
          }),
        );
      } catch (error) {
        if (!refused(error)) throw error;
      }
    },
  };
};
