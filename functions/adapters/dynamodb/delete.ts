import { BatchWriteCommand, type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { Fault } from "../../errors.ts";
import type { Key } from "./items.ts";

/** At most 25 items fit one call: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const BATCH = 25;
const ATTEMPTS = 3;

/** The keys of a partition, strongly consistent; all of them, or the first `most`. */
export const keysIn = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  pk: string,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Key[]> => {
  const keys: Key[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
        ProjectionExpression: "pk, sk",
        ConsistentRead: true,
        ...(Number.isFinite(most) && { Limit: most - keys.length }),
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    keys.push(...((page.Items ?? []) as Key[]));
    from = page.LastEvaluatedKey;
  } while (from && keys.length < most);
  return keys;
};

/** Deletes items by their keys, whether they are there or not. A fault `store.busy` (retry) where the table does not take it now. */
export const deleteAll =
  (client: DynamoDBDocumentClient) =>
  async (table: string, keys: readonly Key[]): Promise<void> => {
    for (let from = 0; from < keys.length; from += BATCH) {
      let left = keys
        .slice(from, from + BATCH)
        .map((key) => ({ DeleteRequest: { Key: key as Record<string, string> } }));
      for (let attempt = 0; left.length > 0; attempt += 1) {
        if (attempt === ATTEMPTS)
          throw new Fault("store.busy", "The table does not delete the items just now", { retry: true });
        const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [table]: left } }));
        left = (UnprocessedItems?.[table] ?? []) as typeof left;
      }
    }
  };
