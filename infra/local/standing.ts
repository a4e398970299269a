import type { Access, Need } from "./access.ts";
import { type Program, type Resource, record, text } from "./resource.ts";

/**
 * What AWS itself does in a role's name, beside the calls that functions make: writing logs and traces, delivering a
 * machine's log, putting what a schedule could not call into its dead-letter queue. The laptop does none of it, but it
 * checks that the roles allow it, as the deployed service needs it.
 */
export const checkStandingNeeds = ({ resources }: Program, access: Access): void => {
  for (const resource of resources) {
    const need = needs[resource.type]?.(resource, resources);
    const missing = need && access.allows(need.role, need.all);
    if (missing)
      throw new Error(
        `The role of ${resource.type} "${resource.name}" may not ${missing.action} on ${missing.resource}`,
      );
  }
};

/** API Gateway may call a function only where the function's own policy says so, for each route; else it answers 500. */
export const checkRoutes = ({ resources }: Program): void => {
  const of = (wanted: string) => resources.filter(({ type }) => type === wanted);
  const permissions = of("aws:lambda/permission:Permission").map(({ inputs }) => inputs);
  for (const route of of("aws:apigatewayv2/route:Route")) {
    const integration = of("aws:apigatewayv2/integration:Integration").find(
      ({ id }) => route.inputs.target === `integrations/${id}`,
    );
    const api = of("aws:apigatewayv2/api:Api").find(({ id }) => id === route.inputs.apiId);
    const called = `${String(api?.outputs.executionArn)}/$default/${text(route, "routeKey").replace(" ", "")}`;
    const allowed = permissions.some(
      ({ principal, function: name, sourceArn }) =>
        principal === "apigateway.amazonaws.com" &&
        text(integration ?? route, "integrationUri").includes(`:function:${String(name)}/`) &&
        matches(String(sourceArn), called),
    );
    if (!allowed)
      throw new Error(
        `No aws:lambda/permission lets API Gateway call the function of route "${text(route, "routeKey")}"`,
      );
  }
};

/** `*` for any text, as in an ARN pattern. */
const matches = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  ).test(value);

interface Standing {
  readonly role: string;
  readonly all: readonly Need[];
}

const on = (resource: string, ...actions: readonly string[]): Need[] => actions.map((action) => ({ action, resource }));

const needs: Readonly<Record<string, (resource: Resource, all: readonly Resource[]) => Standing>> = {
  "aws:lambda/function:Function": (resource, all) => {
    const { logGroup } = record(resource.inputs.loggingConfig);
    const group = all.find(
      ({ type, outputs }) => type === "aws:cloudwatch/logGroup:LogGroup" && outputs.name === logGroup,
    );
    const traced = record(resource.inputs.tracingConfig).mode === "Active";
    return {
      role: text(resource, "role"),
      all: [
        ...(group ? on(`${text(group, "arn")}:log-stream:a`, "logs:CreateLogStream", "logs:PutLogEvents") : []),
        ...(traced ? on("*", "xray:PutTraceSegments", "xray:PutTelemetryRecords") : []),
      ],
    };
  },
  // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
  "aws:sfn/stateMachine:StateMachine": (resource) => {
    const { level = "OFF" } = record(resource.inputs.loggingConfiguration);
    const verbs = [
      ...["CreateLogDelivery", "GetLogDelivery", "UpdateLogDelivery", "DeleteLogDelivery", "ListLogDeliveries"],
      ...["PutResourcePolicy", "DescribeResourcePolicies", "DescribeLogGroups"],
    ];
    return {
      role: text(resource, "roleArn"),
      all: level === "OFF" ? [] : on("*", ...verbs.map((verb) => `logs:${verb}`)),
    };
  },
  "aws:scheduler/schedule:Schedule": (resource) => {
    const { roleArn, deadLetterConfig } = record(resource.inputs.target);
    const { arn } = record(deadLetterConfig);
    return { role: String(roleArn), all: typeof arn === "string" ? on(arn, "sqs:SendMessage") : [] };
  },
};
