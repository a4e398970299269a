import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { bundle } from "./bundle.ts";
import { environmentOf, type Grant, policyOf, trust } from "./grant.ts";
import { physicalName, tagsOf } from "./naming.ts";

export interface HandlerArgs {
  /** Mebibytes; CPU grows with it. */
  readonly memory: number;
  readonly timeoutSeconds: number;
  /** All that the function may do and know. */
  readonly grants: readonly Grant[];
}

/**
 * One function: the bundle of `functions/handlers/<name>.ts`, a role made only of its grants, and a log group of 30
 * days (P17; without the right to create a group, Lambda cannot make one that lives for ever).
 */
export class Handler extends pulumi.ComponentResource {
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly function: aws.lambda.Function;

  constructor(name: string, args: HandlerArgs) {
    super("marbot:infra:Handler", name);
    this.name = name;
    this.timeoutSeconds = args.timeoutSeconds;
    const physical = physicalName(name);
    const tags = tagsOf(name);

    const log = new aws.cloudwatch.LogGroup(
      `${name}-log`,
      { name: `/aws/lambda/${physical}`, retentionInDays: 30, tags },
      { parent: this },
    );
    const role = new aws.iam.Role(
      `${name}-role`,
      { name: `${physical}-role`, assumeRolePolicy: trust("lambda.amazonaws.com"), tags },
      { parent: this },
    );
    const policy = new aws.iam.RolePolicy(
      `${name}-policy`,
      {
        name,
        role: role.name,
        policy: policyOf([
          {
            actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
            resources: [pulumi.interpolate`${log.arn}:log-stream:*`],
          },
          { actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], resources: ["*"] },
          ...args.grants.flatMap(({ statements }) => statements),
        ]),
      },
      { parent: this },
    );
    this.function = new aws.lambda.Function(
      name,
      {
        name: physical,
        role: role.arn,
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        handler: "index.handler",
        code: new pulumi.asset.FileArchive(bundle(name)),
        memorySize: args.memory,
        timeout: args.timeoutSeconds,
        environment: { variables: { NODE_OPTIONS: "--enable-source-maps", ...environmentOf(args.grants) } },
        loggingConfig: { logFormat: "JSON", applicationLogLevel: "INFO", systemLogLevel: "WARN", logGroup: log.name },
        tracingConfig: { mode: "Active" },
        tags,
      },
      // Lambda tries the role when an event source is attached: its policy must be there first.
      { parent: this, dependsOn: [policy] },
    );
    this.registerOutputs();
  }

  /** Calls the function; for roles of other services. */
  invoke(): Grant {
    return {
      statements: [{ actions: ["lambda:InvokeFunction"], resources: [this.function.arn] }],
      environment: {},
    };
  }
}
