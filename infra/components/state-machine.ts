import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { account } from "./account.ts";
import { type Grant, policyOf, trust } from "./grant.ts";
import { physicalName, tagsOf } from "./naming.ts";

export interface StateMachineArgs {
  /** Amazon States Language, as JSON. */
  readonly definition: pulumi.Input<string>;
  /** What its tasks may call. */
  readonly grants: readonly Grant[];
}

/**
 * A Standard machine: durable for up to a year, paid per transition. Its transitions are logged for 30 days without
 * what they carry (https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html).
 */
export class StateMachine extends pulumi.ComponentResource {
  readonly machine: aws.sfn.StateMachine;

  constructor(name: string, args: StateMachineArgs) {
    super("marbot:infra:StateMachine", name);
    const physical = physicalName(name);
    const tags = tagsOf(name);
    const log = new aws.cloudwatch.LogGroup(
      `${name}-log`,
      { name: `/aws/vendedlogs/states/${physical}`, retentionInDays: 30, tags },
      { parent: this },
    );
    const role = new aws.iam.Role(
      `${name}-role`,
      { name: `${physical}-role`, assumeRolePolicy: trust("states.amazonaws.com", account.id), tags },
      { parent: this },
    );
    const policy = new aws.iam.RolePolicy(
      `${name}-policy`,
      {
        name,
        role: role.name,
        policy: policyOf([
          { actions: logDelivery, resources: ["*"] },
          ...args.grants.flatMap(({ statements }) => statements),
        ]),
      },
      { parent: this },
    );
    this.machine = new aws.sfn.StateMachine(
      name,
      {
        name: physical,
        type: "STANDARD",
        roleArn: role.arn,
        definition: args.definition,
        loggingConfiguration: {
          level: "ALL",
          includeExecutionData: false,
          logDestination: pulumi.interpolate`${log.arn}:*`,
        },
        tags,
      },
      { parent: this, dependsOn: [policy] },
    );
    this.registerOutputs();
  }

  start(): Grant {
    return {
      statements: [{ actions: ["states:StartExecution"], resources: [this.machine.arn] }],
      environment: { ESCALATION_ARN: this.machine.arn },
    };
  }
}

const logDelivery = [
  "CreateLogDelivery",
  "GetLogDelivery",
  "UpdateLogDelivery",
  "DeleteLogDelivery",
  "ListLogDeliveries",
  "PutResourcePolicy",
  "DescribeResourcePolicies",
  "DescribeLogGroups",
].map((action) => `logs:${action}`);
