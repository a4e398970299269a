import type { System } from "../../functions/ports.ts";
import { refuseStars } from "../../infra/components/grant.ts";
import { evaluate } from "../../infra/local/evaluate.ts";
import type { Program, Resource } from "../../infra/local/resource.ts";

/** What each function may do beside writing its own log and trace: exactly this. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  ingest: [
    "secretsmanager:GetSecretValue on endpoint-keys",
    "dynamodb:GetItem, dynamodb:UpdateItem on endpoints",
    "kinesis:PutRecord on operations",
    "kms:GenerateDataKey on key for the stream",
  ],
  slack: [
    "secretsmanager:GetSecretValue on chat",
    "kinesis:PutRecord on operations",
    "kms:GenerateDataKey on key for the stream",
    "dynamodb:GetItem on customers",
    "kms:Decrypt on key for a customer's token",
  ],
  teams: [
    "secretsmanager:GetSecretValue on chat",
    "kinesis:PutRecord on operations",
    "kms:GenerateDataKey on key for the stream",
    "dynamodb:GetItem on alerts",
    "dynamodb:GetItem on customers",
    "dynamodb:GetItem on endpoints",
    "dynamodb:GetItem on events",
    "secretsmanager:GetSecretValue on endpoint-keys",
  ],
  process: [
    "kinesis:DescribeStream, kinesis:DescribeStreamSummary, kinesis:GetRecords, kinesis:GetShardIterator, kinesis:ListShards on operations",
    "kms:Decrypt on key for the stream",
    "sqs:SendMessage on operations-parked",
    "kinesis:PutRecord on operations",
    "kms:GenerateDataKey on key for the stream",
    "dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:Query, dynamodb:BatchWriteItem on customers",
    "dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:DeleteItem, dynamodb:Query on endpoints",
    "dynamodb:Query, dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem on alerts",
    "dynamodb:PutItem on escalations",
    "dynamodb:BatchWriteItem on events",
    "states:StartExecution on escalation",
    "sqs:SendMessage on slack-deliveries.fifo",
    "sqs:SendMessage on teams-deliveries.fifo",
  ],
  escalate: [
    "dynamodb:GetItem on alerts",
    "dynamodb:GetItem on customers",
    "dynamodb:GetItem on endpoints",
    "kinesis:PutRecord on operations",
    "kms:GenerateDataKey on key for the stream",
    "kms:Decrypt on key for a customer's token",
    "secretsmanager:GetSecretValue on chat",
  ],
  "deliver-slack": [
    "sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:ChangeMessageVisibility on slack-deliveries.fifo",
    "dynamodb:GetItem, dynamodb:UpdateItem, dynamodb:BatchGetItem on alerts",
    "dynamodb:Query on alerts/index/open",
    "dynamodb:Query on alerts/index/recent",
    "dynamodb:Query on escalations",
    "dynamodb:GetItem, dynamodb:Query, dynamodb:UpdateItem on endpoints",
    "dynamodb:GetItem, dynamodb:UpdateItem, dynamodb:Query on customers",
    "dynamodb:UpdateItem, dynamodb:GetItem on events",
    "secretsmanager:GetSecretValue on endpoint-keys",
    "kinesis:PutRecord on operations",
    "kms:GenerateDataKey on key for the stream",
    "kms:Decrypt on key for a customer's token",
  ],
  "deliver-teams": [
    "sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:ChangeMessageVisibility on teams-deliveries.fifo",
    "dynamodb:GetItem, dynamodb:UpdateItem, dynamodb:BatchGetItem on alerts",
    "dynamodb:Query on alerts/index/open",
    "dynamodb:Query on alerts/index/recent",
    "dynamodb:Query on escalations",
    "dynamodb:GetItem, dynamodb:Query, dynamodb:UpdateItem on endpoints",
    "dynamodb:GetItem, dynamodb:UpdateItem, dynamodb:Query on customers",
    "dynamodb:UpdateItem, dynamodb:GetItem on events",
    "secretsmanager:GetSecretValue on endpoint-keys",
    "kinesis:PutRecord on operations",
    "kms:GenerateDataKey on key for the stream",
    "secretsmanager:GetSecretValue on chat",
  ],
  image: ["secretsmanager:GetSecretValue on endpoint-keys", "dynamodb:GetItem on events"],
  install: [
    "secretsmanager:GetSecretValue on chat",
    "dynamodb:PutItem on customers",
    "kms:Encrypt on key for a customer's token",
    "kinesis:PutRecord on operations",
    "kms:GenerateDataKey on key for the stream",
  ],
  remove: [
    "dynamodb:Query on customers/index/due",
    "dynamodb:Query, dynamodb:BatchWriteItem, dynamodb:UpdateItem, dynamodb:DeleteItem on customers",
    "dynamodb:Query on endpoints/index/due",
    "dynamodb:GetItem, dynamodb:UpdateItem, dynamodb:DeleteItem on endpoints",
    "dynamodb:Query on alerts/index/recent",
    "dynamodb:BatchWriteItem on alerts",
    "dynamodb:Query, dynamodb:BatchWriteItem on escalations",
    "dynamodb:Query, dynamodb:BatchWriteItem on events",
  ],
  reconcile: [
    "dynamodb:Query on customers/index/due",
    "dynamodb:GetItem, dynamodb:UpdateItem, dynamodb:Query on customers",
    "kms:Decrypt on key for a customer's token",
    "secretsmanager:GetSecretValue on chat",
    "kinesis:PutRecord on operations",
    "kms:GenerateDataKey on key for the stream",
  ],
  tick: [
    "dynamodb:Query on alerts/index/due",
    "kinesis:PutRecord on operations",
    "kms:GenerateDataKey on key for the stream",
  ],
};

/** What the roles of other services may do. */
const services: Readonly<Record<string, readonly string[]>> = {
  escalation: [
    "logs:CreateLogDelivery, logs:GetLogDelivery, logs:UpdateLogDelivery, logs:DeleteLogDelivery, logs:ListLogDeliveries, logs:PutResourcePolicy, logs:DescribeResourcePolicies, logs:DescribeLogGroups on *",
    "lambda:InvokeFunction on escalate",
  ],
  "remove-schedule": ["lambda:InvokeFunction on remove", "sqs:SendMessage on remove-dead"],
  "reconcile-schedule": ["lambda:InvokeFunction on reconcile", "sqs:SendMessage on reconcile-dead"],
  "tick-schedule": ["lambda:InvokeFunction on tick", "sqs:SendMessage on tick-dead"],
};

interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const tokens = {
  Null: { "kms:EncryptionContext:customer": "false" },
  "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["customer"] },
};

let program: Program;
beforeAll(async () => {
  program = await evaluate();
}, 60_000);

const ofType = (type: string): readonly Resource[] => program.resources.filter((resource) => resource.type === type);
const statementsOf = (role: string): readonly Statement[] => {
  const policies = ofType("aws:iam/rolePolicy:RolePolicy").filter(
    ({ inputs }) => inputs.role === `marbot-local-${role}-role`,
  );
  return policies.flatMap(({ inputs }) => (JSON.parse(String(inputs.policy)) as { Statement: Statement[] }).Statement);
};

/** Reads like a sentence: actions, what on, and what for where a condition says so. */
const sentence = ({ Action, Resource, Condition }: Statement): string => {
  const on = Resource.map((arn) => nameOf(arn)).join(", ");
  return `${Action.join(", ")} on ${on}${Condition ? ` for ${meaning(Condition)}` : ""}`;
};
const nameOf = (arn: string): string => {
  if (arn === "*") return arn;
  const owner = program.resources.find(({ outputs }) => typeof outputs.arn === "string" && arn === outputs.arn);
  const key = ofType("aws:kms/key:Key")[0]?.outputs.arn;
  if (arn === key) return "key";
  const last = arn.split(/:table\/|[:/](?=marbot-)/).at(-1) ?? arn;
  return (owner?.type.startsWith("aws:secretsmanager") ? owner.name : last).replace("marbot-local-", "");
};
const meaning = (condition: NonNullable<Statement["Condition"]>): string => {
  const stream = ofType("aws:kinesis/stream:Stream")[0]?.outputs.arn;
  if (JSON.stringify(condition) === JSON.stringify(tokens)) return "a customer's token";
  const onlyTheStream = { StringEquals: { "kms:EncryptionContext:aws:kinesis:arn": stream } };
  if (JSON.stringify(condition) === JSON.stringify(onlyTheStream)) return "the stream";
  return JSON.stringify(condition);
};

const names = Object.keys(allowed);

describe("what code may do", () => {
  it("P31 knows every function and every role", () => {
    const functions = ofType("aws:lambda/function:Function").map(({ name }) => name);
    expect(functions.sort()).toEqual([...names].sort());
    const roles = ofType("aws:iam/role:Role").map(({ name }) => name.replace(/-role$/, ""));
    expect(roles.sort()).toEqual([...names, ...Object.keys(services)].sort());
  });

  it.each(names)("P31 lets %s do exactly what it needs", (name) => {
    const [log, trace, ...rest] = statementsOf(name);
    const group = `arn:aws:logs:eu-west-1:111111111111:log-group:/aws/lambda/marbot-local-${name}`;
    expect(log).toEqual({
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: [`${group}:log-stream:*`],
    });
    expect(trace).toEqual({
      Effect: "Allow",
      Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
      Resource: ["*"],
    });
    expect(rest.map(sentence)).toEqual(allowed[name]);
  });

  it.each(Object.keys(services))("P31 lets the role of %s do exactly what it needs", (name) => {
    expect(statementsOf(name).map(sentence)).toEqual(services[name]);
  });

  it("P01 lets nobody in but this account's own services, and nobody out", () => {
    for (const { name, inputs } of ofType("aws:iam/role:Role")) {
      const [trust] = (JSON.parse(String(inputs.assumeRolePolicy)) as { Statement: Record<string, unknown>[] })
        .Statement;
      const [service] = Object.values(trust?.Principal as Record<string, string>);
      expect([name, Object.keys(trust?.Principal as object), service?.endsWith(".amazonaws.com")]).toEqual([
        name,
        ["Service"],
        true,
      ]);
    }
    const policies = [...names, ...Object.keys(services)].flatMap(statementsOf);
    const accounts = policies.flatMap(({ Resource }) => Resource).map((arn) => arn.split(":")[4] ?? "");
    expect(new Set(accounts)).toEqual(new Set(["", "111111111111"]));
    expect(policies.flatMap(({ Action }) => Action).filter((action) => action.startsWith("sts:"))).toEqual([]);
  });

  it("P31 refuses a star in an action, and in a resource that AWS lets one name", () => {
    expect(() => refuseStars(["dynamodb:*"], ["arn:aws:dynamodb:eu-west-1:111111111111:table/a"])).toThrow(
      "dynamodb:*",
    );
    expect(() => refuseStars(["dynamodb:GetItem"], ["*"])).toThrow("dynamodb:GetItem on *");
    expect(() => refuseStars(["xray:PutTraceSegments", "sqs:SendMessage"], ["*"])).toThrow("sqs:SendMessage on *");
    expect(() => refuseStars(["sqs:SendMessage"], ["arn:aws:sqs:eu-west-1:111111111111:*"])).toThrow("sqs:SendMessage");
    expect(() =>
      refuseStars(["logs:PutLogEvents"], ["arn:aws:logs:eu-west-1:111111111111:log-group:*:log-stream:*"]),
    ).toThrow();
    expect(() => refuseStars(["xray:PutTraceSegments"], ["*"])).not.toThrow();
  });

  it.each(names)("P31 gives %s exactly the environment that it reads", async (name) => {
    const declared = ofType("aws:lambda/function:Function").find((resource) => resource.name === name)?.inputs
      .environment;
    const { NODE_OPTIONS, ...variables } = (declared as { variables: Record<string, string> }).variables;
    expect(NODE_OPTIONS).toBe("--enable-source-maps");
    const read = new Set<string>();
    const watched = new Proxy(variables, {
      get: (target, key: string) => {
        read.add(key);
        return target[key];
      },
    });
    const { create } = (await import(`../../functions/handlers/${name}.ts`)) as {
      create: (environment: Record<string, string>, system: System) => unknown;
    };
    expect(() => create(watched, {} as System)).not.toThrow();
    const own = [...read].filter((key) => !key.startsWith("AWS_"));
    expect(own.sort()).toEqual(Object.keys(variables).sort());
  });
});
