import * as pulumi from "@pulumi/pulumi";
import type { EnvironmentKey } from "../../functions/config.ts";

/**
 * A grant carries a permission and the address it is for, together: IAM statements, and the environment keys by which
 * a function finds what it may use. Components make grants (`alerts.allow("GetItem")`), handlers are made of them.
 */
export interface Grant {
  readonly statements: readonly Statement[];
  readonly environment: Variables;
}

export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly pulumi.Input<string>[];
  /** Operator -> key -> value, as IAM writes it. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, pulumi.Input<string> | readonly string[]>>>>;
}

/** Typed by `functions/config.ts`: a misspelt key does not compile. */
export type Variables = Readonly<Partial<Record<EnvironmentKey, pulumi.Input<string>>>>;

/** An address or a setting without a permission. */
export const setting = (environment: Variables): Grant => ({ statements: [], environment });

/**
 * What AWS lets nobody narrow: X-Ray takes no resource, and log delivery is set up on nothing that has an ARN.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
 * https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
const withoutResource = new Set([
  "xray:PutTraceSegments",
  "xray:PutTelemetryRecords",
  "logs:CreateLogDelivery",
  "logs:GetLogDelivery",
  "logs:UpdateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:DescribeResourcePolicies",
  "logs:DescribeLogGroups",
]);

/** Lambda names the log streams of a group, so the last part of their ARN is the one other star. */
const logStreams = /^[^*]+:log-stream:\*$/;

/** The identity policy of a role that has these statements and no more. Stars are refused. */
export const policyOf = (statements: readonly Statement[]): pulumi.Output<string> =>
  pulumi
    .output(statements.map(({ resources, conditions }) => ({ resources: [...resources], conditions })))
    .apply((resolved) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: statements.map(({ actions }, index) => {
          const { resources = [], conditions } = resolved[index] ?? {};
          refuseStars(actions, resources);
          return {
            Effect: "Allow",
            Action: actions,
            Resource: resources,
            ...(conditions && { Condition: conditions }),
          };
        }),
      }),
    );

export const refuseStars = (actions: readonly string[], resources: readonly string[]): void => {
  const wide = actions.find((action) => action.includes("*"));
  if (wide) throw new pulumi.RunError(`A grant may not hold a star in an action: ${wide}`);
  for (const resource of resources) {
    if (!resource.includes("*") || logStreams.test(resource)) continue;
    const narrow = actions.find((action) => !withoutResource.has(action));
    if (resource !== "*" || narrow)
      throw new pulumi.RunError(`A grant may not hold a star in a resource: ${narrow ?? actions[0]} on ${resource}`);
  }
};

/** The environment of a function that was given these grants; two values for one key are a mistake. */
export const environmentOf = (grants: readonly Grant[]): Variables => {
  const variables: Record<string, pulumi.Input<string>> = {};
  for (const { environment } of grants) {
    for (const [key, value] of Object.entries(environment)) {
      if (key in variables && variables[key] !== value)
        throw new pulumi.RunError(`Two grants give ${key} different values`);
      variables[key] = value;
    }
  }
  return variables;
};

/** Who may take a role on: one AWS service, and only for this account where the service says for whom it asks. */
export const trust = (service: string, sourceAccount?: pulumi.Input<string>): pulumi.Output<string> =>
  pulumi.output(sourceAccount).apply((id) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: service },
          Action: "sts:AssumeRole",
          ...(id && { Condition: { StringEquals: { "aws:SourceAccount": id } } }),
        },
      ],
    }),
  );
