import type { Declared } from "./deployment.ts";

type Props = Readonly<Record<string, unknown>>;
type Reader = (properties: Props) => unknown;

const of = (value: unknown): Props => (value ?? {}) as Props;

/** State machines, and what EventBridge sends to by itself: the same reading as facts.ts, for resources that few templates have. */
export const machinesOfCloudFormation: Readonly<Record<string, Reader>> = {
  "AWS::StepFunctions::StateMachine": (p) => ({ takes: p.RoleArn, does: p.Definition, type: p.StateMachineType }),
  "AWS::Events::Connection": (p) => {
    const key = of(of(p.AuthParameters).ApiKeyAuthParameters);
    return { by: p.AuthorizationType, key: [key.ApiKeyName, key.ApiKeyValue] };
  },
  "AWS::Events::ApiDestination": (p) => ({
    by: p.ConnectionArn,
    to: [p.HttpMethod, p.InvocationEndpoint, p.InvocationRateLimitPerSecond],
  }),
};

export const machines: Readonly<Record<string, Reader>> = {
  StateMachine: (p) => ({ takes: p.roleArn, does: p.definition, type: p.type }),
  EventConnection: (p) => {
    const key = of(of(p.authParameters).apiKey);
    return { by: p.authorizationType, key: [key.key, key.value] };
  },
  EventApiDestination: (p) => ({
    by: p.connectionArn,
    to: [p.httpMethod, p.invocationEndpoint, p.invocationRateLimitPerSecond],
  }),
};

export const machineNames: Readonly<Record<string, string>> = {
  aws_sfn_state_machine: "StateMachine",
  aws_cloudwatch_event_connection: "EventConnection",
  aws_cloudwatch_event_api_destination: "EventApiDestination",
};

const ATTACHMENT = /^aws_iam_role_policy_attachment$|:RolePolicyAttachment$/;
const ROLE = /^aws_iam_role$|:Role$/;

/** Policies of AWS stand in their roles, as CloudFormation has them. */
export const withManagedPolicies = (resources: readonly Declared[]): readonly Declared[] =>
  resources
    .filter(({ type }) => !ATTACHMENT.test(type))
    .map((one) => {
      if (!ROLE.test(one.type)) return one;
      const attached = resources.filter(
        ({ type, properties }) => ATTACHMENT.test(type) && properties.role === `<${one.id}>`,
      );
      if (attached.length === 0) return one;
      const managed = attached.map(({ properties }) => properties.policy_arn ?? properties.policyArn);
      return { ...one, properties: { ...one.properties, managed } };
    });
