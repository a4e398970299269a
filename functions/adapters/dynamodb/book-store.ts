import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Config, Environment } from "../../config.ts";
import type { Book } from "../../domain/book.ts";
import { Fault } from "../../errors.ts";
import type { BookStore } from "../../ports.ts";
import { bookKey, documentClient, refused } from "./items.ts";

/** The item `book` of a customer, in the table `customers`: it goes when the customer goes. */
export const bookStore = (config: Pick<Config, "CUSTOMERS_TABLE">, environment: Environment): BookStore => {
  const client = documentClient(environment);
  const TableName = config.CUSTOMERS_TABLE;
  return {
    get: async (customer) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: bookKey(customer), ConsistentRead: true }));
      const parsed = bookItem.safeParse(Item ?? {});
      if (parsed.success) {
        const { role, ...book } = parsed.data;
        return { ...book, ...(role !== undefined && { role }) };
      }
      throw new Fault("store.malformed", "What a customer's teams told cannot be read");
    },
    put: async (customer, next, previous) => {
      try {
        await client.send(new PutCommand({ TableName, ...putRequest(customer, next, previous) }));
      } catch (cause) {
        if (!refused(cause)) throw cause;
        throw new Fault("store.stale", "Another writer changed the book meanwhile", { retry: true, cause });
      }
    },
  };
};

const putRequest = (customer: string, next: Book, { revision }: Book) => ({
  Item: { ...bookKey(customer), ...next, revision: revision + 1 },
  ConditionExpression: revision === 0 ? "attribute_not_exists(pk)" : "revision = :revision",
  ...(revision > 0 && { ExpressionAttributeValues: { ":revision": revision } }),
});

const bookItem = z.object({
  revision: z.number().int().default(0),
  accounts: z
    .record(
      z.string(),
      z
        .object({
          alias: z.string(),
          environment: z.string().optional(),
          team: z.string().optional(),
          learned: z.literal(true).optional(),
        })
        .transform(({ alias, environment, team, learned }) => ({
          alias,
          ...(environment && { environment }),
          ...(team && { team }),
          ...(learned && { learned }),
        })),
    )
    .default({}),
  runbooks: z.array(z.object({ about: z.string(), advice: z.string() })).default([]),
  portal: z.string().default(""),
  role: z.string().optional(),
});
