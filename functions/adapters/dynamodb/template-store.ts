import { GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Config, Environment } from "../../config.ts";
import type { KnownTemplate } from "../../domain/template.ts";
import type { TemplateStore } from "../../ports.ts";
import { documentClient, templateItemKey } from "./items.ts";

/** Items `template#<key>` of a customer, in the table `customers`: they go when the customer goes. */
export const templateStore = (config: Pick<Config, "CUSTOMERS_TABLE">, environment: Environment): TemplateStore => {
  const client = documentClient(environment);
  const TableName = config.CUSTOMERS_TABLE;
  return {
    get: async (customer, key) => {
      const Key = templateItemKey(customer, key);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return known.safeParse(Item).data;
    },
    put: async (customer, template) => {
      const { key, ...rest } = template;
      await client.send(new PutCommand({ TableName, Item: { ...templateItemKey(customer, key), installed: rest } }));
    },
    of: async (customer) => {
      const found: KnownTemplate[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({ TableName, ...allRequest(customer), ExclusiveStartKey: from }),
        );
        found.push(...(page.Items ?? []).flatMap((item) => known.safeParse(item).data ?? []));
        from = page.LastEvaluatedKey;
      } while (from);
      return found;
    },
  };
};

const { pk: _, sk: PREFIX } = templateItemKey("", "");

const allRequest = (customer: string) => ({
  KeyConditionExpression: "pk = :pk AND begins_with(sk, :templates)",
  ExpressionAttributeValues: { ":pk": customer, ":templates": PREFIX },
});

const known = z
  .object({
    sk: z.string(),
    installed: z.object({
      template: z.string(),
      version: z.string(),
      format: z.enum(["cloudformation", "terraform", "pulumi"]),
      account: z.string(),
      region: z.string(),
      stack: z.string(),
      endpoint: z.string(),
      news: z.string(),
      heardAt: z.string(),
      toldVersion: z.string().optional(),
      silentAt: z.string().optional(),
    }),
  })
  .transform(
    ({ sk, installed: { toldVersion, silentAt, ...rest } }): KnownTemplate => ({
      ...rest,
      key: sk.slice(PREFIX.length),
      ...(toldVersion !== undefined && { toldVersion }),
      ...(silentAt !== undefined && { silentAt }),
    }),
  );
