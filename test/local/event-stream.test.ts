import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { eventStreams } from "../../infra/local/engines/event-stream.ts";
import { declared, stillClock } from "./declared.ts";

type Call = (operation: string, input: object) => Promise<Record<string, unknown>>;
interface Record_ {
  readonly Data: string;
  readonly PartitionKey: string;
  readonly SequenceNumber: string;
}

/** Ours, as the front door calls it. */
const ours = (): Call => {
  const streams = eventStreams(
    [declared("aws:kinesis/stream:Stream", "s", { name: "contract", shardCount: 3 })],
    stillClock(),
  );
  return async (operation, input) =>
    (await streams.handle({
      operation,
      input: input as Record<string, unknown>,
      raw: Buffer.alloc(0),
      headers: {},
    })) as Record<string, unknown>;
};

/** The independent one: kinesis-mock as a child process. It begins with a stream of three shards. */
const theirs = async (): Promise<{ call: Call; child: ChildProcess }> => {
  const path = createRequire(import.meta.url).resolve("kinesis-local/package.json");
  const [plain, tls] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [join(dirname(path), "main.js")], {
    cwd: tmpdir(),
    stdio: "ignore",
    env: {
      PATH: "/usr/bin",
      KINESIS_MOCK_PLAIN_PORT: String(plain),
      KINESIS_MOCK_TLS_PORT: String(tls),
      KINESIS_MOCK_CERT_PATH: join(dirname(path), "server.json"),
      INITIALIZE_STREAMS: "contract:3",
      LOG_LEVEL: "ERROR",
    },
  });
  const call: Call = async (operation, input) => {
    const response = await fetch(`http://127.0.0.1:${plain}/`, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `Kinesis_20131202.${operation}`,
        "x-amz-date": "20261124T080000Z",
        authorization:
          "AWS4-HMAC-SHA256 Credential=a/20261124/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0",
      },
      body: JSON.stringify(input),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw Object.assign(new Error(String(answer.message)), { code: String(answer.__type) });
    return answer;
  };
  for (let attempt = 0; ; attempt += 1) {
    const summary = await call("DescribeStreamSummary", { StreamName: "contract" }).catch(() => undefined);
    const { StreamStatus } = (summary?.StreamDescriptionSummary ?? {}) as { StreamStatus?: string };
    if (StreamStatus === "ACTIVE") return { call, child };
    if (attempt > 100) {
      child.kill("SIGKILL");
      throw new Error("kinesis-local did not start");
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  return port;
};

const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe.each(["ours", "kinesis-local"])("a stream (%s)", (which) => {
  let call: Call;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    if (which === "ours") call = ours();
    else ({ call, child } = await theirs());
  }, 20_000);
  afterAll(async () => {
    if (!child) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  });

  const put = async (
    partitionKey: string,
    text: string,
    more = {},
  ): Promise<{ ShardId: string; SequenceNumber: string }> =>
    (await call("PutRecord", { StreamName: "contract", PartitionKey: partitionKey, Data: base64(text), ...more })) as {
      ShardId: string;
      SequenceNumber: string;
    };
  const read = async (shard: string, from: object, limit = 100): Promise<Record_[]> => {
    const { ShardIterator } = await call("GetShardIterator", { StreamName: "contract", ShardId: shard, ...from });
    const { Records } = await call("GetRecords", { ShardIterator, Limit: limit });
    return Records as Record_[];
  };

  it("puts a partition key on the shard that its MD5 names", async () => {
    const shards = await Promise.all(
      ["a", "b", "customer-endpoint", "eopljppgxizl-gmstar"].map((key) => put(key, key)),
    );
    expect(shards.map(({ ShardId }) => ShardId)).toEqual([
      "shardId-000000000000",
      "shardId-000000000001",
      "shardId-000000000001",
      "shardId-000000000001",
    ]);
    const highest = await put("a", "by hash", { ExplicitHashKey: String(2n ** 128n - 1n) });
    expect(highest.ShardId).toBe("shardId-000000000002");
  });

  it("keeps the order of a key, with sequence numbers that rise", async () => {
    const sent = ["1", "2", "3"];
    const puts = [];
    for (const text of sent) puts.push(await put("ordered", text));
    const [first] = puts;
    const shard = first?.ShardId ?? "";
    const after = { ShardIteratorType: "AT_SEQUENCE_NUMBER", StartingSequenceNumber: first?.SequenceNumber };
    const records = (await read(shard, after)).filter(({ PartitionKey }) => PartitionKey === "ordered");
    expect(records.map(({ Data }) => Buffer.from(Data, "base64").toString())).toEqual(sent);
    expect(records.map(({ SequenceNumber }) => SequenceNumber)).toEqual(
      puts.map(({ SequenceNumber }) => SequenceNumber),
    );
    const numbers = puts.map(({ SequenceNumber }) => BigInt(SequenceNumber));
    expect([...numbers].sort((one, other) => (one < other ? -1 : 1))).toEqual(numbers);
    const rest = await read(shard, { ...after, ShardIteratorType: "AFTER_SEQUENCE_NUMBER" });
    expect(rest.filter(({ PartitionKey }) => PartitionKey === "ordered")).toHaveLength(2);
    expect(await read(shard, { ShardIteratorType: "TRIM_HORIZON" }, 1)).toHaveLength(1);
    expect(await read(shard, { ShardIteratorType: "LATEST" })).toEqual([]);
  });

  it("puts several records at once", async () => {
    const Records = ["x", "y"].map((text) => ({ PartitionKey: text, Data: base64(text) }));
    expect(await call("PutRecords", { StreamName: "contract", Records })).toMatchObject({
      FailedRecordCount: 0,
      Records: [{ SequenceNumber: expect.any(String) }, { SequenceNumber: expect.any(String) }],
    });
  });

  it("lists its shards, and does not know streams that nobody declared", async () => {
    const { Shards } = (await call("ListShards", { StreamName: "contract" })) as {
      Shards: { ShardId: string; HashKeyRange: { StartingHashKey: string; EndingHashKey: string } }[];
    };
    expect(Shards.map(({ ShardId }) => ShardId)).toEqual(["0", "1", "2"].map((n) => `shardId-00000000000${n}`));
    expect(Shards[0]?.HashKeyRange.StartingHashKey).toBe("0");
    expect(Shards[2]?.HashKeyRange.EndingHashKey).toBe(String(2n ** 128n - 1n));
    const missing = call("PutRecord", { StreamName: "gone", PartitionKey: "a", Data: "" });
    await expect(missing).rejects.toMatchObject({ code: expect.stringContaining("ResourceNotFoundException") });
  });

  it("refuses what is larger than a record may be, and a key that is empty", async () => {
    await expect(put("a", "x".repeat(1024 * 1024 + 1))).rejects.toThrow();
    await expect(put("", "x")).rejects.toThrow();
  });
});
