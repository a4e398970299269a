import { copies, tables } from "../../functions/tables.ts";
import type { Program } from "../../infra/local/resource.ts";
import { evaluated, type Inputs, inputsOf, json, ofType } from "./graph.ts";

let program: Program;
let full: Program;
beforeAll(async () => {
  ({ program, full } = await evaluated());
}, 60_000);

describe("what is kept", () => {
  it("P09 is kept in DynamoDB: nothing else stores, what carries is bounded", () => {
    const stores = /rds|s3\/|dynamodb|docdb|elasticache|opensearch|efs|neptune/;
    const found = program.resources.filter(({ type }) => stores.test(type)).map(({ type }) => type);
    expect(new Set(found)).toEqual(new Set(["aws:dynamodb/table:Table"]));
    expect(inputsOf(program, "kinesis/stream:Stream", "operations").retentionPeriod).toBe(24);
    const retention = Object.fromEntries(
      ofType(program, "sqs/queue:Queue").map(({ name, inputs }) => [
        name,
        Number(inputs.messageRetentionSeconds) / 86_400,
      ]),
    );
    expect(retention).toEqual({
      "operations-parked": 14,
      "reconcile-dead": 14,
      "remove-dead": 14,
      "slack-deliveries": 1,
      "slack-deliveries-dead": 14,
      "teams-deliveries": 1,
      "teams-deliveries-dead": 14,
      "tick-dead": 14,
    });
    expect(copies.map(({ life }) => life)).toEqual(expect.arrayContaining(["24 hours", "14 days", "1 day", "30 days"]));
  });

  it.each(Object.values(tables))(
    "P10 P13 P14 P15 P29 the table $name has the keys, the life and the key of its page",
    (table) => {
      const inputs = inputsOf(program, "dynamodb/table:Table", table.name);
      expect(inputs).toMatchObject({ billingMode: "PAY_PER_REQUEST", hashKey: "pk", rangeKey: "sk" });
      expect(table.keys.pk.startsWith("customer")).toBe(true);
      // No key is named, and no other kind of encryption asked for: DynamoDB uses its own.
      expect(inputs.serverSideEncryption).toBeUndefined();
      const expiry = table.life ?? table.passing;
      expect(inputs.ttl).toEqual(expiry && { attributeName: expiry.attribute, enabled: true });
      expect(inputs.pointInTimeRecovery).toEqual({ enabled: true, recoveryPeriodInDays: 1 });
      expect(inputs.globalSecondaryIndexes ?? []).toEqual(
        table.indexes.map(({ name, hash, range }) => ({
          name,
          hashKey: hash,
          rangeKey: range,
          projectionType: "KEYS_ONLY",
        })),
      );
    },
  );

  it("P13 gives events, alerts and escalations 14 days", () => {
    for (const name of ["events", "alerts", "escalations"] as const) expect(tables[name].life?.days).toBe(14);
  });

  it("protects by configuration what cannot be made again", () => {
    const protection = (of: Program) =>
      ofType(of, "dynamodb/table:Table").map(({ inputs }) => inputs.deletionProtectionEnabled);
    expect([new Set(protection(program)), new Set(protection(full))]).toEqual([new Set([false]), new Set([true])]);
    expect(inputsOf(full, "kms/key:Key", "key").deletionWindowInDays).toBe(30);
    expect(inputsOf(full, "secretsmanager/secret:Secret", "endpoint-keys")).toMatchObject({
      recoveryWindowInDays: 30,
      replicas: [{ region: "eu-central-1" }],
    });
  });

  it("keeps secrets: a MAC key of 32 bytes, and the chat apps' credentials as they were configured", () => {
    const keys = json(
      inputsOf(program, "secretsmanager/secretVersion:SecretVersion", "endpoint-keys-value").secretString,
    );
    expect(keys.current).toBe("a");
    expect(Buffer.from((keys.keys as { a: string }).a, "base64")).toHaveLength(32);
    const chat = json(inputsOf(full, "secretsmanager/secretVersion:SecretVersion", "chat-value").secretString);
    expect(chat).toEqual({
      slackSigningSecret: "signing",
      slackClientId: "",
      slackClientSecret: "",
      teamsAppId: "",
      teamsAppPassword: "",
      teamsTenantId: "",
    });
  });

  it("P17 keeps logs for 30 days, in groups that the program made", () => {
    for (const { inputs } of ofType(program, "cloudwatch/logGroup:LogGroup")) expect(inputs.retentionInDays).toBe(30);
    const groups = ofType(program, "cloudwatch/logGroup:LogGroup").map(({ inputs }) => inputs.name);
    const used = ofType(program, "lambda/function:Function").map(
      ({ inputs }) => (inputs.loggingConfig as Inputs).logGroup,
    );
    expect(groups).toEqual(expect.arrayContaining(used));
    const policies = ofType(program, "iam/rolePolicy:RolePolicy").map(({ inputs }) => String(inputs.policy));
    expect(policies.filter((policy) => policy.includes("CreateLogGroup"))).toEqual([]);
  });
});

describe("the stream", () => {
  it("P12 is encrypted with the service's own key, which rotates and is narrow", () => {
    const key = ofType(program, "kms/key:Key")[0];
    expect(inputsOf(program, "kinesis/stream:Stream", "operations")).toMatchObject({
      encryptionType: "KMS",
      kmsKeyId: key?.outputs.arn,
    });
    expect(key?.inputs.enableKeyRotation).toBe(true);
    const { Statement } = json(key?.inputs.policy) as unknown as {
      Statement: { Action: string[]; Principal: Inputs }[];
    };
    expect(Statement.flatMap(({ Action }) => Action).filter((action) => action.includes("*"))).toEqual([]);
    expect(Statement.map(({ Principal }) => Principal)).toEqual([
      { AWS: "arn:aws:iam::111111111111:root" },
      { AWS: "arn:aws:iam::111111111111:root" },
      { Service: "cloudwatch.amazonaws.com" },
    ]);
  });

  it("scales as it is configured", () => {
    const stream = (of: Program) => inputsOf(of, "kinesis/stream:Stream", "operations");
    expect(stream(program)).toMatchObject({ shardCount: 1, streamModeDetails: { streamMode: "PROVISIONED" } });
    expect(stream(full)).toMatchObject({ streamModeDetails: { streamMode: "ON_DEMAND" } });
    expect(stream(full).shardCount).toBeUndefined();
    const source = inputsOf(full, "lambda/eventSourceMapping:EventSourceMapping", "process-source");
    expect(source.eventSourceArn).toBe(ofType(full, "kinesis/streamConsumer:StreamConsumer")[0]?.outputs.arn);
  });

  it("feeds process in bounded batches, and parks what it gives up before the stream forgets it", () => {
    const source = inputsOf(program, "lambda/eventSourceMapping:EventSourceMapping", "process-source");
    const parked = ofType(program, "sqs/queue:Queue").find(({ name }) => name === "operations-parked");
    expect(source).toMatchObject({
      startingPosition: "TRIM_HORIZON",
      parallelizationFactor: 4,
      functionResponseTypes: ["ReportBatchItemFailures"],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 200,
      destinationConfig: { onFailure: { destinationArn: parked?.outputs.arn } },
    });
    expect(Number(source.maximumRecordAgeInSeconds)).toBeLessThan(24 * 3600);
  });

  it("P11 takes what every HTTP function has to say", () => {
    for (const name of ["ingest", "slack", "teams"]) {
      expect(String(inputsOf(program, "iam/rolePolicy:RolePolicy", `${name}-policy`).policy)).toContain(
        "kinesis:PutRecord",
      );
    }
  });
});

describe("the queues", () => {
  it.each(["slack", "teams"])("keeps the order of %s deliveries per channel, and gives up by age", (platform) => {
    const queue = inputsOf(program, "sqs/queue:Queue", `${platform}-deliveries`);
    expect(queue).toMatchObject({ fifoQueue: true, deduplicationScope: "messageGroup", sqsManagedSseEnabled: true });
    expect(json(queue.redrivePolicy)).toMatchObject({ maxReceiveCount: 1000 });
    const handler = inputsOf(program, "lambda/function:Function", `deliver-${platform}`);
    expect(Number(queue.visibilityTimeoutSeconds)).toBe(2 * Number(handler.timeout));
    expect(
      inputsOf(program, "lambda/eventSourceMapping:EventSourceMapping", `deliver-${platform}-source`),
    ).toMatchObject({
      batchSize: 10,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: 4 },
    });
  });

  it("P07 answers nobody without TLS", () => {
    const queues = ofType(program, "sqs/queue:Queue").map(({ outputs }) => outputs.arn);
    const denied = ofType(program, "sqs/queuePolicy:QueuePolicy").map(({ inputs }) => {
      const [statement] = (json(inputs.policy) as unknown as { Statement: Inputs[] }).Statement;
      expect(statement).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
      return statement?.Resource;
    });
    expect(denied.sort()).toEqual([...queues].sort());
  });
});
