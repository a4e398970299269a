import { Agent, request } from "node:http";
import type { Need } from "../access.ts";
import { list, type Resource, record, text } from "../resource.ts";
import { type Answer, AwsError } from "./aws-error.ts";
import type { Call, Input, Service } from "./front-door.ts";
import type { TableServer } from "./table-server.ts";

/** DynamoDB: our front door, an engine behind it that really keeps the items, and expiry on the laptop's clock. */
export interface Tables extends Service {
  /** Creates the tables that do not exist yet, from the resources' own inputs. */
  create(): Promise<void>;
  /** The engine's own access: no function is involved, nothing is recorded. */
  call(operation: string, input: object): Promise<Record<string, unknown>>;
  /** All items of a table, as DynamoDB JSON; only these attributes, where they are named. */
  scan(table: string, attributes?: readonly string[]): Promise<readonly Item[]>;
  /** Deletes what expired before `moment` (milliseconds). */
  sweep(moment: number): Promise<void>;
}

export type Item = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const TARGET = "DynamoDB_20120810";

export const tables = (resources: readonly Resource[], server: TableServer): Tables => {
  const declared = resources.filter(({ type }) => type === "aws:dynamodb/table:Table");
  const arns = new Map(declared.map((table) => [text(table, "name"), text(table, "arn")]));
  const { hostname, port } = new URL(server.url);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });

  const forward = (operation: string, body: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = {
        "content-type": "application/x-amz-json-1.0",
        "content-length": body.length,
        "x-amz-target": `${TARGET}.${operation}`,
        "x-amz-date": "20260101T000000Z",
        authorization:
          "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
      };
      const outgoing = request({ hostname, port, method: "POST", path: "/", headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const { "x-amz-crc32": crc, "x-amzn-errortype": type } = response.headers;
          resolve({
            status: response.statusCode ?? 500,
            headers: {
              ...(typeof crc === "string" && { "x-amz-crc32": crc }),
              ...(typeof type === "string" && { "x-amzn-errortype": type }),
            },
            body: Buffer.concat(chunks),
          });
        });
      });
      outgoing.on("error", (cause) => {
        reject(new AwsError("InternalServerError", `The table engine does not answer (${cause.message})`, 500));
      });
      outgoing.end(body);
    });

  const call: Tables["call"] = async (operation, input) => {
    const { status, body } = await forward(operation, Buffer.from(JSON.stringify(input)));
    const answer = JSON.parse(body.toString()) as Record<string, unknown>;
    if (status >= 400) {
      throw new AwsError(String(answer.__type).replace(/^.*#/, ""), String(answer.message ?? answer.Message), status);
    }
    return answer;
  };

  const scan: Tables["scan"] = async (table, attributes) => {
    const items: Item[] = [];
    const projection = attributes && {
      ProjectionExpression: attributes.map((_, index) => `#a${index}`).join(","),
      ExpressionAttributeNames: Object.fromEntries(attributes.map((name, index) => [`#a${index}`, name])),
    };
    let from: unknown;
    do {
      const page = await call("Scan", {
        TableName: table,
        ConsistentRead: true,
        ...projection,
        ...(from ? { ExclusiveStartKey: from } : {}),
      });
      items.push(...(list(page.Items) as Item[]));
      from = page.LastEvaluatedKey;
    } while (from);
    return items;
  };

  return {
    name: "dynamodb",
    target: TARGET,
    needs: (operation, input) => needs(arns, operation, input),
    handle: ({ operation, raw }: Call) => forward(operation, raw),
    create: async () => {
      const existing = list((await call("ListTables", {})).TableNames);
      for (const table of declared) {
        if (!existing.includes(text(table, "name"))) await call("CreateTable", createInput(table));
      }
    },
    call,
    scan,
    sweep: async (moment) => {
      for (const table of declared) {
        const { attributeName } = record(table.inputs.ttl);
        if (typeof attributeName !== "string") continue;
        const name = text(table, "name");
        const keys = [table.inputs.hashKey, table.inputs.rangeKey].filter((key) => typeof key === "string");
        const page = await call("Scan", {
          TableName: name,
          FilterExpression: "#life < :moment",
          ExpressionAttributeNames: { "#life": attributeName },
          ExpressionAttributeValues: { ":moment": { N: String(Math.floor(moment / 1000)) } },
        });
        for (const item of list(page.Items) as Item[]) {
          await call("DeleteItem", { TableName: name, Key: Object.fromEntries(keys.map((key) => [key, item[key]])) });
        }
      }
    },
  };
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/api-permissions-reference.html */
const needs = (arns: ReadonlyMap<string, string>, operation: string, input: Input): Need[] => {
  const arnOf = (name: unknown): string =>
    arns.get(String(name)) ?? [...arns.values()].find((arn) => arn === name) ?? "*";
  const need = (action: string, name: unknown): Need => ({ action: `dynamodb:${action}`, resource: arnOf(name) });
  if (operation === "BatchWriteItem" || operation === "BatchGetItem") {
    return Object.keys(record(input.RequestItems)).map((name) => need(operation, name));
  }
  if (operation === "TransactWriteItems" || operation === "TransactGetItems") {
    const verbs: Readonly<Record<string, string>> = {
      Put: "PutItem",
      Update: "UpdateItem",
      Delete: "DeleteItem",
      Get: "GetItem",
      ConditionCheck: "ConditionCheckItem",
    };
    return list(input.TransactItems).flatMap((item) =>
      Object.entries(record(item)).map(([verb, request]) => need(verbs[verb] ?? verb, record(request).TableName)),
    );
  }
  const index = input.IndexName === undefined ? "" : `/index/${String(input.IndexName)}`;
  return [{ action: `dynamodb:${operation}`, resource: `${arnOf(input.TableName)}${index}` }];
};

const createInput = (table: Resource): object => {
  const { inputs } = table;
  const schema = (hash: unknown, range: unknown) => [
    { AttributeName: hash, KeyType: "HASH" },
    ...(range === undefined ? [] : [{ AttributeName: range, KeyType: "RANGE" }]),
  ];
  const indexes = list(inputs.globalSecondaryIndexes).map((value) => {
    const index = record(value);
    return {
      IndexName: index.name,
      KeySchema: schema(index.hashKey, index.rangeKey),
      Projection: {
        ProjectionType: index.projectionType,
        ...(index.nonKeyAttributes !== undefined && { NonKeyAttributes: index.nonKeyAttributes }),
      },
    };
  });
  return {
    TableName: text(table, "name"),
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: list(inputs.attributes).map((value) => ({
      AttributeName: record(value).name,
      AttributeType: record(value).type,
    })),
    KeySchema: schema(inputs.hashKey, inputs.rangeKey),
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
  };
};
