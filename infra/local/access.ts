import { AwsError } from "./engines/aws-error.ts";
import { isWrite } from "./engines/sandbox.ts";
import { list, type Program, type Resource, record, text } from "./resource.ts";

/** One permission that a call needs. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  /** Condition keys of the call (`kms:EncryptionContext:customer`). */
  readonly context?: Readonly<Record<string, string>>;
}

export interface RecordedCall {
  readonly function: string;
  readonly service: string;
  readonly operation: string;
  readonly count: number;
  readonly denied: number;
}

/** A permission that a role has; `used` once a call needed it. */
export interface Permission {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly used: boolean;
}

/** The policies that would be deployed, applied to every call: what is missing is refused as AWS refuses it. */
export interface Access {
  /** Throws `AccessDeniedException` where the function's role does not allow all of it; records the call either way. */
  check(functionName: string, service: string, operation: string, needs: readonly Need[]): void;
  /** The same for what a service does in a role's name (an event source mapping, a schedule). */
  allows(roleArn: string, needs: readonly Need[]): Need | undefined;
  /** The role that a function runs in. */
  roleOf(functionName: string): string | undefined;
  calls(): readonly RecordedCall[];
  permissions(): readonly Permission[];
  /** How many calls were made so far that change something. */
  changes(): number;
  /** Forgets the calls, for a count from zero. */
  reset(): void;
}

interface Statement {
  readonly allow: boolean;
  readonly actions: readonly { text: string; pattern: RegExp; used: Set<string> }[];
  readonly resources: readonly { text: string; pattern: RegExp }[];
  readonly conditions: readonly Condition[];
}

interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export const access = (program: Program): Access => {
  const roles = rolesOf(program);
  const functions = new Map(
    program.resources
      .filter(({ type }) => type === "aws:lambda/function:Function")
      .map((resource) => [resource.name, text(resource, "role")]),
  );
  const calls = new Map<string, { count: number; denied: number }>();
  let changes = 0;

  const allowed = (role: string, need: Need): boolean => {
    const matching = (roles.get(role) ?? []).filter((statement) => applies(statement, need));
    if (matching.some(({ allow }) => !allow)) return false;
    for (const { actions, resources } of matching) {
      for (const action of actions.filter(({ pattern }) => pattern.test(need.action))) {
        for (const resource of resources.filter(({ pattern }) => pattern.test(need.resource))) {
          action.used.add(resource.text);
        }
      }
    }
    return matching.length > 0;
  };

  return {
    check: (functionName, service, operation, needs) => {
      const key = JSON.stringify([functionName, service, operation]);
      const entry = calls.get(key) ?? { count: 0, denied: 0 };
      calls.set(key, entry);
      entry.count += 1;
      if (isWrite({ service, operation, status: 200 })) changes += 1;
      const role = functions.get(functionName) ?? "";
      const missing = needs.find((need) => !allowed(role, need));
      if (!missing) return;
      entry.denied += 1;
      throw new AwsError(
        "AccessDeniedException",
        `User: ${role} is not authorized to perform: ${missing.action} on resource: ${missing.resource} because no identity-based policy allows the ${missing.action} action`,
      );
    },
    allows: (role, needs) => needs.find((need) => !allowed(role, need)),
    roleOf: (functionName) => functions.get(functionName),
    calls: () =>
      [...calls].map(([key, entry]) => {
        const [functionName, service, operation] = JSON.parse(key) as [string, string, string];
        return { function: functionName, service, operation, ...entry };
      }),
    permissions: () =>
      [...roles].flatMap(([role, statements]) =>
        statements
          .filter(({ allow }) => allow)
          .flatMap(({ actions, resources }) =>
            actions.flatMap((action) =>
              resources.map((resource) => ({
                role,
                action: action.text,
                resource: resource.text,
                used: action.used.has(resource.text),
              })),
            ),
          ),
      ),
    changes: () => changes,
    reset: () => calls.clear(),
  };
};

const applies = (statement: Statement, need: Need): boolean =>
  statement.actions.some(({ pattern }) => pattern.test(need.action)) &&
  statement.resources.some(({ pattern }) => pattern.test(need.resource)) &&
  statement.conditions.every((condition) => holds(condition, need));

const holds = ({ operator, key, values }: Condition, { context = {} }: Need): boolean => {
  const value = context[key];
  switch (operator) {
    case "StringEquals":
      return value !== undefined && values.includes(value);
    case "StringLike":
      return value !== undefined && values.some((pattern) => wildcard(pattern).test(value));
    case "Null":
      return values.includes(String(value === undefined));
    case "ForAllValues:StringEquals": {
      // `kms:EncryptionContextKeys` and the like: a list, given here as one comma-separated text.
      return (value ?? "")
        .split(",")
        .filter(Boolean)
        .every((item) => values.includes(item));
    }
    case "ForAnyValue:StringEquals":
      return (value ?? "").split(",").some((item) => values.includes(item));
    default:
      throw new AwsError("InternalFailure", `The local access check does not know the condition "${operator}"`, 500);
  }
};

/** Role ARN -> its statements, from inline policies and attached customer-managed ones. */
const rolesOf = ({ resources }: Program): Map<string, Statement[]> => {
  const roles = new Map<string, Statement[]>();
  const byName = new Map<string, string>();
  for (const role of resources.filter(({ type }) => type === "aws:iam/role:Role")) {
    const arn = text(role, "arn");
    const inline = list(role.inputs.inlinePolicies).flatMap((policy) => statements(role, record(policy).policy));
    roles.set(arn, inline);
    byName.set(text(role, "name"), arn).set(role.id, arn).set(arn, arn);
  }
  const give = (role: unknown, given: Statement[]): void => {
    const arn = byName.get(String(role));
    if (arn) roles.get(arn)?.push(...given);
  };
  const managed = new Map(
    resources
      .filter(({ type }) => type === "aws:iam/policy:Policy")
      .map((policy) => [text(policy, "arn"), statements(policy, policy.inputs.policy)]),
  );
  for (const resource of resources) {
    const { type, inputs } = resource;
    if (type === "aws:iam/rolePolicy:RolePolicy") give(inputs.role, statements(resource, inputs.policy));
    if (type === "aws:iam/rolePolicyAttachment:RolePolicyAttachment") {
      give(inputs.role, managed.get(String(inputs.policyArn)) ?? []);
    }
  }
  return roles;
};

const statements = (resource: Resource, policy: unknown): Statement[] => {
  const document = record(typeof policy === "string" ? JSON.parse(policy) : policy);
  return many(document.Statement).map((value) => {
    const statement = record(value);
    if (!statement.Action || !statement.Resource) {
      throw new Error(`A policy statement of ${resource.type} "${resource.name}" needs Action and Resource`);
    }
    return {
      allow: statement.Effect === "Allow",
      actions: many(statement.Action).map((action) => ({
        text: String(action),
        pattern: wildcard(String(action), "i"),
        used: new Set<string>(),
      })),
      resources: many(statement.Resource).map((arn) => ({ text: String(arn), pattern: wildcard(String(arn)) })),
      conditions: Object.entries(record(statement.Condition)).flatMap(([operator, keys]) =>
        Object.entries(record(keys)).map(([key, values]) => ({ operator, key, values: many(values).map(String) })),
      ),
    };
  });
};

const many = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** `*` for any text, `?` for any character, as in IAM. */
const wildcard = (pattern: string, flags = ""): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replace(/\*/g, ".*")
      .replace(/\?/g, ".")}$`,
    flags,
  );
