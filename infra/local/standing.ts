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
