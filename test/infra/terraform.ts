/**
 * The evaluated resource graph as Terraform JSON, for the one independent judge of it that needs no account: the real
 * AWS provider, which checks names, ranges and conflicts that no type knows. References are the literal values that
 * the evaluation gave, so the result is for `validate` and `plan`, not for `apply`.
 */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly custom: boolean;
}

/** What `terraform providers schema -json` says of a resource. */
export interface Block {
  readonly attributes?: Readonly<Record<string, { readonly computed?: boolean; readonly optional?: boolean }>>;
  readonly block_types?: Readonly<Record<string, { readonly nesting_mode: string; readonly block: Block }>>;
}

export type Schemas = Readonly<Record<string, { readonly block: Block }>>;

/** Pulumi's type -> Terraform's, with the inputs that the two name differently. */
const types: Readonly<Record<string, readonly [terraform: string, renamed?: Readonly<Record<string, string>>]>> = {
  "aws:apigatewayv2/api:Api": ["aws_apigatewayv2_api"],
  "aws:apigatewayv2/apiMapping:ApiMapping": ["aws_apigatewayv2_api_mapping"],
  "aws:apigatewayv2/domainName:DomainName": ["aws_apigatewayv2_domain_name"],
  "aws:apigatewayv2/integration:Integration": ["aws_apigatewayv2_integration"],
  "aws:apigatewayv2/route:Route": ["aws_apigatewayv2_route"],
  "aws:apigatewayv2/stage:Stage": ["aws_apigatewayv2_stage"],
  "aws:cloudwatch/dashboard:Dashboard": ["aws_cloudwatch_dashboard"],
  "aws:cloudwatch/logGroup:LogGroup": ["aws_cloudwatch_log_group"],
  "aws:cloudwatch/metricAlarm:MetricAlarm": ["aws_cloudwatch_metric_alarm", { name: "alarm_name" }],
  "aws:dynamodb/table:Table": ["aws_dynamodb_table"],
  "aws:iam/role:Role": ["aws_iam_role"],
  "aws:iam/rolePolicy:RolePolicy": ["aws_iam_role_policy"],
  "aws:kinesis/stream:Stream": ["aws_kinesis_stream"],
  "aws:kinesis/streamConsumer:StreamConsumer": ["aws_kinesis_stream_consumer"],
  "aws:kms/alias:Alias": ["aws_kms_alias"],
  "aws:kms/key:Key": ["aws_kms_key"],
  "aws:lambda/eventSourceMapping:EventSourceMapping": ["aws_lambda_event_source_mapping"],
  "aws:lambda/function:Function": ["aws_lambda_function", { name: "function_name", code: "filename" }],
  "aws:lambda/permission:Permission": ["aws_lambda_permission", { function: "function_name" }],
  "aws:s3/bucket:Bucket": ["aws_s3_bucket"],
  "aws:s3/bucketObjectv2:BucketObjectv2": ["aws_s3_object"],
  "aws:s3/bucketPolicy:BucketPolicy": ["aws_s3_bucket_policy"],
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ["aws_s3_bucket_public_access_block"],
  "aws:scheduler/schedule:Schedule": ["aws_scheduler_schedule"],
  "aws:secretsmanager/secret:Secret": ["aws_secretsmanager_secret"],
  "aws:secretsmanager/secretVersion:SecretVersion": ["aws_secretsmanager_secret_version"],
  "aws:sfn/stateMachine:StateMachine": ["aws_sfn_state_machine"],
  "aws:sns/topic:Topic": ["aws_sns_topic"],
  "aws:sns/topicPolicy:TopicPolicy": ["aws_sns_topic_policy"],
  "aws:sns/topicSubscription:TopicSubscription": ["aws_sns_topic_subscription", { topic: "topic_arn" }],
  "aws:sqs/queue:Queue": ["aws_sqs_queue"],
  "aws:sqs/queuePolicy:QueuePolicy": ["aws_sqs_queue_policy", { queueUrl: "queue_url" }],
};

/** Throws for an AWS type or an input that the provider does not know. */
export const toTerraform = (resources: readonly Resource[], schemas: Schemas) => {
  const resource: Record<string, Record<string, unknown>> = {};
  for (const { type, name, inputs } of resources) {
    if (!type.startsWith("aws:")) continue;
    const [terraform, renamed = {}] = types[type] ?? [];
    const schema = terraform && schemas[terraform];
    if (!terraform || !schema) throw new Error(`${type} "${name}" has no counterpart in Terraform`);
    resource[terraform] = { ...resource[terraform], [name]: body(schema.block, inputs, renamed, `${type} "${name}"`) };
  }
  return { resource };
};

/** The block of a resource whose type and inputs are Pulumi's; for checks that ask the schema (`tags`). */
export const schemaOf = ({ type }: Resource, schemas: Schemas): Block | undefined => {
  const [terraform] = types[type] ?? [];
  return terraform === undefined ? undefined : schemas[terraform]?.block;
};

const body = (
  block: Block,
  inputs: Readonly<Record<string, unknown>>,
  renamed: Readonly<Record<string, string>>,
  where: string,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(inputs)
      .filter(([key, value]) => value !== undefined && !key.startsWith("__"))
      .map(([key, value]): [string, unknown] => {
        const candidates = namesOf(renamed[key] ?? snake(key));
        const attribute = candidates.find((name) => block.attributes?.[name]);
        if (attribute) return [attribute, plain(attribute, value)];
        const nested = candidates.find((name) => block.block_types?.[name]);
        const schema = nested && block.block_types?.[nested]?.block;
        if (!schema) throw new Error(`${where}: the provider knows no "${key}"`);
        const values = Array.isArray(value) ? value : [value];
        return [nested, values.map((item) => body(schema, item as Record<string, unknown>, {}, `${where}.${key}`))];
      }),
  );

/** Pulumi names lists in the plural, Terraform names repeated blocks in the singular. */
const namesOf = (name: string): readonly string[] => [name, name.replace(/es$/, ""), name.replace(/s$/, "")];

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const plain = (attribute: string, value: unknown): unknown => {
  // The mirrored provider is older than the runtime; everything else is checked as it is.
  if (attribute === "runtime" && value === "nodejs24.x") return "nodejs22.x";
  if (attribute === "filename" || attribute === "source") return "bundle.zip";
  if (typeof value === "string") return value.replaceAll("${", "$${").replaceAll("%{", "%%{");
  return value;
};
