import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import type { Environment } from "../../functions/config.ts";
import { tables } from "../../functions/tables.ts";

/** A DynamoDB on this machine with the five tables of functions/tables.ts, and the environment that leads there. */
export interface Dynamo {
  readonly environment: Environment;
  stop(): void;
}

const credentials = { accessKeyId: "local", secretAccessKey: "local" };

export const startDynamo = async (): Promise<Dynamo> => {
  const port = await freePort();
  const binary = path.join(
    path.dirname(createRequire(import.meta.url).resolve("@dynoxide/linux-x64/package.json")),
    "dynoxide",
  );
  const child = spawn(binary, ["--host", "127.0.0.1", "--port", String(port)], { stdio: "ignore" });
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({ endpoint, region: "eu-west-1", credentials });
  await untilItAnswers(client, child);
  const names: Record<string, string> = {};
  for (const table of Object.values(tables)) {
    await client.send(new CreateTableCommand(tableRequest(table)));
    names[table.environment] = table.name;
  }
  return {
    environment: {
      ...names,
      AWS_REGION: "eu-west-1",
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
    },
    stop: () => void child.kill("SIGKILL"),
  };
};

const tableRequest = ({ name, indexes }: (typeof tables)[keyof typeof tables]) => {
  const attributes = ["pk", "sk", ...new Set(indexes.flatMap(({ hash, range }) => [hash, range]))];
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: "HASH" as const },
    { AttributeName: range, KeyType: "RANGE" as const },
  ];
  const indexed = indexes.map((index) => ({
    IndexName: index.name,
    KeySchema: keys(index.hash, index.range),
    Projection: { ProjectionType: index.projection },
  }));
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST" as const,
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
    KeySchema: keys("pk", "sk"),
    ...(indexed.length > 0 && { GlobalSecondaryIndexes: indexed }),
  };
};

const untilItAnswers = async (client: DynamoDBClient, child: ChildProcess): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (attempt > 100 || child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

const freePort = async (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
