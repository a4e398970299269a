import type { Permission } from "./functions/permissions.ts";
import type { Resource } from "./resource.ts";
import { account, arn, attribute, type Data, partition, region, type Value } from "./value.ts";

/**
 * The role of a function and its policy: exactly what functions/permissions.ts says, with the resources of this template
 * in the places of its placeholders (`created`).
 */
export const permitted = (
  { id, about, when }: Pick<Resource, "id" | "when"> & { readonly about: string },
  permissions: readonly Permission[],
  created: Readonly<Record<string, Value>>,
): readonly Resource[] => [
  {
    id: `${id}-role`,
    kind: "role",
    when,
    properties: { description: about, assumeRolePolicy: trusts("lambda.amazonaws.com") },
  },
  {
    id: `${id}-policy`,
    kind: "rolePolicy",
    when,
    properties: {
      role: attribute(`${id}-role`, "name"),
      name: id,
      policy: { Version: "2012-10-17", Statement: statements(permissions, created) },
    },
    accepted: {
      W3037: "The linter does not know all actions of CloudWatch yet.",
      CKV_AWS_355: "Reading cannot be limited there, or tells less than all: the documentation says why, line by line.",
    },
  },
];

/** A service may take the role, for this account only. */
export const trusts = (service: string, ofThisAccount = false): Data => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: service },
      Action: "sts:AssumeRole",
      ...(ofThisAccount && { Condition: { StringEquals: { "aws:SourceAccount": account } } }),
    },
  ],
});

/** One statement for all actions that are allowed on the same resources, under the same condition. */
const statements = (permissions: readonly Permission[], created: Readonly<Record<string, Value>>): Data => {
  const grouped = new Map<string, Permission[]>();
  for (const one of permissions) {
    const key = JSON.stringify([one.on, one.condition]);
    grouped.set(key, [...(grouped.get(key) ?? []), one]);
  }
  return [...grouped.values()].map(([first, ...more]) => ({
    Effect: "Allow",
    Action: [first, ...more].flatMap((one) => one?.action ?? []),
    Resource: (first?.on ?? []).map((text) => filled(text, created)),
    ...(first?.condition && { Condition: first.condition }),
  }));
};

const filled = (text: string, created: Readonly<Record<string, Value>>): Value => {
  const known: Readonly<Record<string, Value>> = { partition, region, account, ...created };
  const parts = text.split(/\{(\w+)\}/).map((part, index): Value => {
    if (index % 2 === 0) return part;
    const value = known[part];
    if (value === undefined) throw new Error(`nothing is known of {${part}}`);
    return value;
  });
  const said = parts.filter((part) => part !== "");
  const [only] = said;
  return said.length === 1 && only !== undefined ? only : { $: "join", parts: said };
};

/** A log group's ARN, without what CloudFormation puts behind it. */
export const logGroupArn = (id: string): Value => ({
  $: "join",
  parts: ["arn:", partition, ":logs:", region, ":", account, ":log-group:", attribute(id, "name")],
});

/** A function of templates/functions, its log group and how often Lambda tries it. */
export const deployed = ({
  id,
  about,
  when,
  environment,
  deadLetterTo,
}: Pick<Resource, "id" | "when"> & {
  readonly about: string;
  readonly environment: Readonly<Record<string, Value>>;
  readonly deadLetterTo?: Value;
}): readonly Resource[] => [
  {
    id: `${id}-log`,
    kind: "logGroup",
    when,
    properties: { retentionInDays: 30 },
    accepted: {
      CKV_AWS_158: "It names alarms and decisions only, and is encrypted by CloudWatch Logs.",
      CKV_AWS_338: "Thirty days are enough to ask why an alarm was not sent.",
    },
  },
  {
    id,
    kind: "function",
    when,
    properties: {
      description: about,
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      handler: "index.handler",
      memorySize: 256,
      timeout: 60,
      role: arn(`${id}-role`),
      environment: { variables: environment },
      loggingConfig: { logGroup: attribute(`${id}-log`, "name"), logFormat: "Text" },
      ...(deadLetterTo !== undefined && { deadLetterConfig: { targetArn: deadLetterTo } }),
      code: `${id}.cjs`,
    },
    after: [`${id}-policy`],
    accepted: {
      CKV_AWS_50: "Tracing would cost money and says nothing that the log does not.",
      CKV_AWS_115: "What is reserved for it would be missing elsewhere; a burst of alarms may run at once.",
      CKV_AWS_116: "What cannot be done goes where the template says: to the topic, or to the dead-letter queue.",
      CKV_AWS_117: "It calls AWS and marbot only, and needs no network of yours.",
      CKV_AWS_173:
        "The environment is encrypted with Lambda's key; whoever may read the function may read the topic too.",
      CKV_AWS_272: "The code is here to be read, and is deployed with the template.",
    },
  },
];
