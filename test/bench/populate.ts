import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { base32 } from "../../functions/domain/digest.ts";
import { mintEndpointId } from "../../functions/domain/endpoint-id.ts";
import type { Cloud } from "../../infra/local/cloud.ts";
import type { Item } from "../../infra/local/engines/table.ts";

/** Lines of one export file. */
const LINES = 10_000;
/** What a customer has: its own item, an endpoint, an open alert. */
const COPIED = ["customers", "endpoints", "alerts"] as const;

export interface Population {
  /** Copies of the customer, under ids of their own. */
  readonly customers: number;
  /** How many of them can send: their token is sealed for them. */
  readonly senders: number;
}

/** The table engine's own importer; undefined where the engine has no build for this machine. */
export const importer = (): string | undefined => {
  try {
    return createRequire(import.meta.url).resolve("@dynoxide/linux-x64/dynoxide");
  } catch {
    return undefined;
  }
};

/**
 * Writes the tables of a cloud as a DynamoDB export into `folder/export`, with copies of its first Slack customer and of
 * its open alert. Returns the addresses of the senders. Writing them call by call would take minutes:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
 */
export const exportPopulation = async (
  cloud: Cloud,
  folder: string,
  { customers, senders }: Population,
): Promise<readonly string[]> => {
  const [first] = (await cloud.endpoints()).filter(({ platform }) => platform === "slack");
  if (!first) throw new Error("The laptop has no Slack channel");
  const { tables, keys, secrets } = cloud.engines;
  const ids = Array.from({ length: customers }, (_, index) => idOf(index));
  const key = environment(cloud, "CUSTOMER_KEY_ID");
  const token = Buffer.from(cloud.slack.installations[0]?.token ?? "");
  const schemas: unknown[] = [];
  let address = { number: "", nonce: "" };
  for (const { name, inputs } of cloud.program.resources.filter(({ type }) => type === "aws:dynamodb/table:Table")) {
    const table = String(inputs.name);
    schemas.push(await tables.call("DescribeTable", { TableName: table }));
    const items = await tables.scan(table);
    const copied = COPIED.some((one) => one === name) ? items.find((item) => isModel(item, first)) : undefined;
    if (name === "endpoints") address = { number: String(copied?.number?.S), nonce: String(copied?.nonce?.S) };
    const copies = function* (): Iterable<Item> {
      yield* items;
      if (!copied) return;
      const { tat: _, ...model } = copied;
      const text = JSON.stringify(model);
      for (const [index, id] of ids.entries()) {
        const copy = JSON.parse(text.replaceAll(first.customer, id)) as Item;
        const sealed = name === "customers" && index < senders;
        yield sealed ? { ...copy, token: { S: keys.encrypt(key, token, { customer: id }) } } : copy;
      }
    };
    writeExport(join(folder, "export", table, "data"), copies());
  }
  writeFileSync(join(folder, "schema.json"), JSON.stringify(schemas));
  const macKeys = JSON.parse(secrets.value(environment(cloud, "ENDPOINT_KEYS_SECRET_ID")) ?? "{}");
  return ids.slice(0, senders).map((customer) => `/v1/endpoint/${mintEndpointId(macKeys, { ...address, customer })}`);
};

/** Puts the exported tables in the place of those that the stopped cloud left. */
export const importPopulation = (binary: string, folder: string): void => {
  for (const file of readdirSync(folder)) if (file.startsWith("tables.sqlite")) rmSync(join(folder, file));
  const from = ["--source", join(folder, "export"), "--schema", join(folder, "schema.json")];
  execFileSync(binary, ["import", ...from, "--output", join(folder, "tables.sqlite")], { stdio: "pipe" });
  rmSync(join(folder, "export"), { recursive: true });
};

const isModel = ({ pk, sk, channelId }: Item, first: { customer: string; channel: string }): boolean =>
  String(pk?.S).split("#")[0] === first.customer &&
  (sk?.S === "customer" || channelId?.S === first.channel || String(sk?.S).startsWith("alert#"));

const writeExport = (folder: string, items: Iterable<Item>): void => {
  mkdirSync(folder, { recursive: true });
  let lines: string[] = [];
  let files = 0;
  const flush = (): void => {
    if (lines.length === 0) return;
    writeFileSync(join(folder, `${files}.json.gz`), gzipSync(lines.join("\n"), { level: 1 }));
    files += 1;
    lines = [];
  };
  for (const item of items) {
    lines.push(JSON.stringify({ Item: item }));
    if (lines.length === LINES) flush();
  }
  flush();
};

/** Twelve base32 characters, as every customer's id. */
const idOf = (index: number): string => {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE((index * 2_654_435_761) % 2 ** 32);
  bytes.writeUInt32BE(index, 4);
  return base32(bytes).slice(0, 12);
};

/** The value that the functions were given. */
const environment = ({ program }: Cloud, key: string): string => {
  for (const { inputs } of program.resources) {
    const { variables = {} } = (inputs.environment ?? {}) as { variables?: Readonly<Record<string, unknown>> };
    if (typeof variables[key] === "string") return variables[key];
  }
  throw new Error(`No function was given ${key}`);
};
