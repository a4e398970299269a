import { createHash } from "node:crypto";
import type { Resource } from "./resource.ts";

/** Where the laptop's resources seem to live. */
export const ACCOUNT = "111111111111";
export const REGION = "eu-west-1";

/** What stands for the local server's address while the program is evaluated, before there is a port. */
export const HERE = "https://here.marbot.localhost";

type Declared = Pick<Resource, "type" | "name" | "inputs">;
type Outputs = Record<string, unknown>;
interface Identity {
  readonly id: string;
  readonly outputs: Outputs;
}

const arn = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

/** A name for what was declared without one; the same at every evaluation, so that state finds its resource again. */
const nameOf = ({ name, inputs }: Declared): string =>
  typeof inputs.name === "string"
    ? inputs.name
    : typeof inputs.namePrefix === "string"
      ? `${inputs.namePrefix}local`
      : `${name}-local`;

const hex = (length: number, ...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, length);

const byArn = (value: string, more: Outputs = {}): Identity => ({ id: value, outputs: { arn: value, ...more } });
const inert = ({ name }: Declared): Identity => ({ id: `${name}-local`, outputs: {} });

/** What the cloud computes for each type of resource; a type that is not here is refused. */
const identities: Readonly<Record<string, (declared: Declared) => Identity>> = {
  "aws:dynamodb/table:Table": (declared) => {
    const name = nameOf(declared);
    return { id: name, outputs: { name, arn: arn("dynamodb", `table/${name}`) } };
  },
  "aws:kinesis/stream:Stream": (declared) => {
    const name = nameOf(declared);
    return byArn(arn("kinesis", `stream/${name}`), { name });
  },
  "aws:kinesis/streamConsumer:StreamConsumer": (declared) =>
    byArn(`${String(declared.inputs.streamArn)}/consumer/${nameOf(declared)}:1`),
  "aws:kms/key:Key": (declared) => {
    const digest = hex(32, "key", declared.name);
    const keyId = digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    return { id: keyId, outputs: { keyId, arn: arn("kms", `key/${keyId}`) } };
  },
  "aws:kms/alias:Alias": (declared) => ({
    id: nameOf(declared),
    outputs: { name: nameOf(declared), arn: arn("kms", nameOf(declared)) },
  }),
  "aws:sqs/queue:Queue": (declared) => {
    const name = nameOf(declared);
    const url = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`;
    return { id: url, outputs: { name, url, arn: arn("sqs", name) } };
  },
  "aws:lambda/function:Function": (declared) => {
    const name = nameOf(declared);
    const own = arn("lambda", `function:${name}`);
    const invokeArn = `arn:aws:apigateway:${REGION}:lambda:path/2015-03-31/functions/${own}/invocations`;
    return { id: name, outputs: { name, arn: own, invokeArn, qualifiedArn: `${own}:1`, version: "1" } };
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": (declared) => {
    const uuid = hex(32, "mapping", declared.name);
    return { id: uuid, outputs: { uuid, arn: arn("lambda", `event-source-mapping:${uuid}`) } };
  },
  "aws:iam/role:Role": (declared) => {
    const name = nameOf(declared);
    return { id: name, outputs: { name, arn: `arn:aws:iam::${ACCOUNT}:role/${name}` } };
  },
  "aws:iam/policy:Policy": (declared) => byArn(`arn:aws:iam::${ACCOUNT}:policy/${nameOf(declared)}`),
  "aws:sfn/stateMachine:StateMachine": (declared) =>
    byArn(arn("states", `stateMachine:${nameOf(declared)}`), { name: nameOf(declared) }),
  "aws:apigatewayv2/api:Api": (declared) => {
    const id = hex(10, "api", declared.name);
    return {
      id,
      outputs: {
        apiEndpoint: HERE,
        executionArn: arn("execute-api", id),
        arn: `arn:aws:apigateway:${REGION}::/apis/${id}`,
      },
    };
  },
  "aws:apigatewayv2/domainName:DomainName": (declared) => ({
    id: String(declared.inputs.domainName),
    outputs: {
      domainNameConfiguration: {
        ...(declared.inputs.domainNameConfiguration as object),
        targetDomainName: `d-local.execute-api.${REGION}.amazonaws.com`,
        hostedZoneId: "ZLOCAL",
      },
    },
  }),
  "aws:scheduler/schedule:Schedule": (declared) => byArn(arn("scheduler", `schedule/default/${nameOf(declared)}`)),
  "aws:secretsmanager/secret:Secret": (declared) =>
    byArn(arn("secretsmanager", `secret:${nameOf(declared)}-${hex(6, declared.name)}`), { name: nameOf(declared) }),
  "aws:s3/bucket:Bucket": ({ inputs }) => {
    const bucket = String(inputs.bucket);
    const bucketRegionalDomainName = `${bucket}.s3.${REGION}.amazonaws.com`;
    return { id: bucket, outputs: { bucket, bucketRegionalDomainName, arn: `arn:aws:s3:::${bucket}` } };
  },
  "aws:sns/topic:Topic": (declared) => byArn(arn("sns", nameOf(declared)), { name: nameOf(declared) }),
  "aws:cloudwatch/logGroup:LogGroup": (declared) => {
    const name = nameOf(declared);
    return { id: name, outputs: { name, arn: arn("logs", `log-group:${name}`) } };
  },
  // Local values need no entropy: the laptop guards nothing, and the same key finds the same endpoints after a restart.
  "random:index/randomBytes:RandomBytes": (declared) => {
    const bytes = createHash("sha256").update(`marbot on a laptop ${declared.name}`).digest();
    const own = bytes.subarray(0, Number(declared.inputs.length ?? 32));
    return { id: "none", outputs: { base64: own.toString("base64"), hex: own.toString("hex") } };
  },
  ...Object.fromEntries(
    [
      "aws:apigatewayv2/apiMapping:ApiMapping",
      "aws:apigatewayv2/integration:Integration",
      "aws:apigatewayv2/route:Route",
      "aws:apigatewayv2/stage:Stage",
      "aws:cloudwatch/dashboard:Dashboard",
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      "aws:iam/rolePolicy:RolePolicy",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      "aws:lambda/permission:Permission",
      "aws:s3/bucketObjectv2:BucketObjectv2",
      "aws:s3/bucketPolicy:BucketPolicy",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "aws:secretsmanager/secretVersion:SecretVersion",
      "aws:sns/topicPolicy:TopicPolicy",
      "aws:sns/topicSubscription:TopicSubscription",
      "aws:sqs/queuePolicy:QueuePolicy",
      "pulumi:providers:aws",
      "pulumi:pulumi:Stack",
    ].map((type) => [type, inert]),
  ),
};

/** The id and computed outputs of a declared resource; undefined where the laptop does not know its type. */
export const identify = (declared: Declared): Identity | undefined => identities[declared.type]?.(declared);

/** What the program asks the provider at evaluation. */
export const answerCall = (token: string): Outputs | undefined =>
  ({
    "aws:index/getCallerIdentity:getCallerIdentity": {
      accountId: ACCOUNT,
      arn: `arn:aws:iam::${ACCOUNT}:root`,
      id: ACCOUNT,
    },
    "aws:index/getPartition:getPartition": { partition: "aws", dnsSuffix: "amazonaws.com", id: "aws" },
    "aws:index/getRegion:getRegion": { region: REGION, name: REGION, id: REGION, description: "Europe (Ireland)" },
  })[token];
