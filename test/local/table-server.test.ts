import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, it } from "@jest/globals";
import { tableServer } from "../../infra/local/engines/table-server.ts";
import { lacking } from "../support/dynamo.ts";

const engines = (["dynoxide", "DynamoDB Local", "dynalite"] as const).filter(
  (engine) => engine === "dynalite" || !lacking(engine),
);

it.each(engines)("%s keeps items, and says in a sentence when it is not the usual engine", async (engine) => {
  const server = await tableServer({ engine, died: () => undefined });
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint: server.url, region: "eu-west-1", credentials });
  const key = { AttributeName: "pk", KeyType: "HASH" as const };
  const attribute = { AttributeName: "pk", AttributeType: "S" as const };
  const table = { TableName: "things", BillingMode: "PAY_PER_REQUEST" as const };
  await client.send(new CreateTableCommand({ ...table, KeySchema: [key], AttributeDefinitions: [attribute] }));
  await client.send(new PutItemCommand({ TableName: "things", Item: { pk: { S: "a" }, n: { N: "1" } } }));
  const { Item } = await client.send(new GetItemCommand({ TableName: "things", Key: { pk: { S: "a" } } }));
  await server.stop();

  expect(Item).toEqual({ pk: { S: "a" }, n: { N: "1" } });
  expect(server.note ?? "").toContain(engine === "dynoxide" ? "" : engine);
});
