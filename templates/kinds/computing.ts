import { as, block, is, kind, physicalName, tags } from "./kind.ts";

/** What runs in the customer's account, and what it may do there. */
export const computing = {
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
  role: kind(
    "AWS::IAM::Role",
    "aws_iam_role",
    "iam.Role",
    {
      name: physicalName(),
      description: is(),
      assumeRolePolicy: as("document", { cloudformation: "AssumeRolePolicyDocument" }),
      permissionsBoundary: is(),
      tags,
    },
    { arn: { cloudformation: "Arn" }, name: { cloudformation: "Ref" } },
  ),
  rolePolicy: kind("AWS::IAM::RolePolicy", "aws_iam_role_policy", "iam.RolePolicy", {
    role: is({ cloudformation: "RoleName" }),
    name: is({ cloudformation: "PolicyName" }),
    policy: as("document", { cloudformation: "PolicyDocument" }),
  }),
  /** A policy of AWS. In CloudFormation it is said in its role, as the ARN alone. */
  managedPolicy: kind(
    { of: "role", at: "ManagedPolicyArns", list: true },
    "aws_iam_role_policy_attachment",
    "iam.RolePolicyAttachment",
    { role: is({ cloudformation: null }), policyArn: is({ cloudformation: "" }) },
  ),
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html */
  function: kind(
    "AWS::Lambda::Function",
    "aws_lambda_function",
    "lambda.Function",
    {
      name: physicalName({ terraform: "function_name" }),
      description: is(),
      runtime: is(),
      architectures: is(),
      handler: is(),
      memorySize: is(),
      timeout: is(),
      role: is(),
      reservedConcurrentExecutions: is(),
      environment: block({ variables: as("map") }),
      deadLetterConfig: block({ targetArn: is() }),
      loggingConfig: block({ logGroup: is(), logFormat: is() }),
      code: as("program", { cloudformation: "Code.ZipFile", terraform: "filename" }),
      tags,
    },
    {
      arn: { cloudformation: "Arn" },
      name: { cloudformation: "Ref", terraform: "function_name" },
    },
  ),
  permission: kind("AWS::Lambda::Permission", "aws_lambda_permission", "lambda.Permission", {
    action: is(),
    function: is({ cloudformation: "FunctionName", terraform: "function_name" }),
    principal: is(),
    sourceArn: is(),
    sourceAccount: is(),
  }),
  /** How often, how long and with what left over an event or message is tried again, before it goes where it is kept. */
  asyncInvocation: kind(
    "AWS::Lambda::EventInvokeConfig",
    "aws_lambda_function_event_invoke_config",
    "lambda.FunctionEventInvokeConfig",
    {
      functionName: is(),
      qualifier: is({ terraform: null, pulumi: null }),
      maximumRetryAttempts: is(),
      maximumEventAgeInSeconds: is(),
      destinationConfig: block({ onFailure: block({ destination: is() }) }),
    },
  ),
  logGroup: kind(
    "AWS::Logs::LogGroup",
    "aws_cloudwatch_log_group",
    "cloudwatch.LogGroup",
    { name: physicalName(), retentionInDays: is(), tags },
    { arn: { cloudformation: "Arn" }, name: { cloudformation: "Ref" } },
  ),
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html */
  stateMachine: kind(
    "AWS::StepFunctions::StateMachine",
    "aws_sfn_state_machine",
    "sfn.StateMachine",
    {
      name: physicalName(),
      roleArn: is(),
      definition: as("document", { cloudformation: "Definition" }),
      type: is({ cloudformation: "StateMachineType" }),
      tags,
    },
    { arn: { cloudformation: "Ref" }, name: { cloudformation: "Name" } },
  ),
  eventSource: kind("AWS::Lambda::EventSourceMapping", "aws_lambda_event_source_mapping", "lambda.EventSourceMapping", {
    eventSourceArn: is(),
    functionName: is(),
    batchSize: is(),
    scalingConfig: block({ maximumConcurrency: is() }),
  }),
};
