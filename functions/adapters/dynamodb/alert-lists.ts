import { BatchGetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Config, Environment } from "../../config.ts";
import type { Alert, AlertId } from "../../domain/alert.ts";
import type { AlertLists, Clock } from "../../ports.ts";
import { readAlert } from "./alert-item.ts";
import { alertKey, alertOf, alive, channelOf, documentClient, type Key, takenIn } from "./items.ts";

/** At most 100 items and 16 MiB fit one call: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const BATCH = 50;
const ATTEMPTS = 4;

/** What people ask of the table `alerts`: keys by index, then the items of those that are shown. */
export const alertLists = (
  config: Pick<Config, "ALERTS_TABLE">,
  environment: Environment,
  clock: Clock,
): AlertLists => {
  const client = documentClient(environment);
  const TableName = config.ALERTS_TABLE;

  const newest = async (request: {
    index: string;
    key: string;
    value: string;
    from?: string;
    limit: number;
  }): Promise<readonly AlertId[]> => {
    const { Items = [] } = await client.send(new QueryCommand({ TableName, ...newestRequest(request) }));
    return Items.filter(({ sk }) => sk !== "recovery").map((item) => alertOf(item as Key));
  };

  const batch = async (ids: readonly AlertId[]): Promise<readonly Alert[]> => {
    const found: Alert[] = [];
    let left: Key[] | undefined = ids.map(alertKey);
    for (let attempt = 0; left && left.length > 0 && attempt < ATTEMPTS; attempt += 1) {
      if (attempt > 0) await clock.sleep(50 * 2 ** attempt);
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys: left } } }),
      );
      const items = Responses?.[TableName] ?? [];
      found.push(...items.filter((item) => alive(item, clock.now())).map(readAlert));
      left = UnprocessedKeys?.[TableName]?.Keys as Key[] | undefined;
    }
    return found;
  };

  return {
    open: (customer, endpoint, limit) =>
      newest({ index: "open", key: "openIn", value: channelOf(customer, endpoint), limit }),
    taken: (customer, endpoint, limit) =>
      newest({ index: "open", key: "openIn", value: takenIn(channelOf(customer, endpoint)), limit }),
    recent: (customer, endpoint, from, limit) =>
      newest({ index: "recent", key: "channel", value: channelOf(customer, endpoint), from, limit }),
    several: async (ids) => {
      const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) =>
        batch(ids.slice(index * BATCH, (index + 1) * BATCH)),
      );
      const found = new Map((await Promise.all(batches)).flat().map((alert) => [alert.id, alert]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },
  };
};

const newestRequest = ({
  index,
  key,
  value,
  from,
  limit,
}: {
  index: string;
  key: string;
  value: string;
  from?: string;
  limit: number;
}) => ({
  IndexName: index,
  KeyConditionExpression: `#key = :value${from === undefined ? "" : " AND openedAt >= :from"}`,
  ExpressionAttributeNames: { "#key": key },
  ExpressionAttributeValues: { ":value": value, ...(from !== undefined && { ":from": from }) },
  ScanIndexForward: false,
  Limit: limit,
});
