import type { Permission } from "../../../templates/functions/permissions.ts";

/** What a client of the SDK is given. */
interface Command {
  readonly input: object;
}

type Input = Readonly<Record<string, unknown>>;
/** What the account answers, by IAM action: the answer itself, or a function of the input. An error is thrown. */
export type Answers = Readonly<Record<string, unknown>>;

/** Placeholders of permissions, filled for the account of these tests. */
const account: Readonly<Record<string, string>> = {
  partition: "aws",
  region: "eu-west-1",
  account: "111111111111",
  topic: "arn:aws:sns:eu-west-1:111111111111:marbot",
  scheduleGroup: "marbot",
  scheduleRole: "arn:aws:iam::111111111111:role/marbot-look-again",
};

const prefix = "arn:aws:cloudwatch:eu-west-1:111111111111";
const logGroup = (name: string): string => `arn:aws:logs:eu-west-1:111111111111:log-group:${name}`;
const text = (value: unknown): string => String(value);

/** On which resource a call acts, where IAM can tell; with every further action that it implies. */
const resources: Readonly<Record<string, (input: Input) => readonly (readonly [action: string, resource: string])[]>> =
  {
    "cloudwatch:GetAlarmMuteRule": (input) => [
      ["cloudwatch:GetAlarmMuteRule", `${prefix}:alarm-mute-rule:${text(input.AlarmMuteRuleName)}`],
    ],
    "cloudwatch:ListTagsForResource": (input) => [["cloudwatch:ListTagsForResource", text(input.ResourceARN)]],
    "cloudwatch:DescribeAlarmContributors": (input) => [
      ["cloudwatch:DescribeAlarmContributors", `${prefix}:alarm:${text(input.AlarmName)}`],
    ],
    "sns:Publish": (input) => [["sns:Publish", text(input.TopicArn)]],
    "scheduler:CreateSchedule": (input) => [
      [
        "scheduler:CreateSchedule",
        `arn:aws:scheduler:eu-west-1:111111111111:schedule/${text(input.GroupName)}/${text(input.Name)}`,
      ],
      ["iam:PassRole", text((input.Target as Input).RoleArn)],
    ],
    "logs:DescribeLogGroups": () => [["logs:DescribeLogGroups", logGroup("any")]],
    "logs:DescribeMetricFilters": () => [["logs:DescribeMetricFilters", logGroup("any")]],
    "logs:StartQuery": (input) =>
      (input.logGroupNames as string[]).map((name) => ["logs:StartQuery", logGroup(`${name}:*`)]),
  };

const allows = ({ action, on }: Permission, asked: string, resource: string): boolean =>
  action === asked &&
  on.some((pattern) => {
    const filled = pattern.replace(/\{(\w+)\}/g, (_, name: string) => account[name] ?? "nothing");
    return new RegExp(`^${filled.replace(/[.+?^$()|[\]\\/{}]/g, "\\$&").replaceAll("*", ".*")}$`).test(resource);
  });

/**
 * An AWS account behind the clients of a customer's function: it answers what the test says, counts what is called, and
 * refuses what the permissions do not name, as IAM would.
 */
export const anAccount = (permissions: readonly Permission[], used: Set<string>) => {
  const calls: { action: string; input: Input }[] = [];
  const client = (service: string, answers: Answers) => ({
    send: async (command: Command, options?: { readonly abortSignal: AbortSignal }): Promise<unknown> => {
      if (options?.abortSignal.aborted) throw failure("AbortError");
      const action = `${service}:${command.constructor.name.replace(/Command$/, "")}`;
      const input = command.input as Input;
      for (const [asked, resource] of resources[action]?.(input) ?? [[action, "*"] as const]) {
        if (!permissions.some((one) => allows(one, asked, resource)))
          throw Object.assign(new Error(`not allowed: ${asked} on ${resource}`), { name: "AccessDeniedException" });
        used.add(asked);
      }
      calls.push({ action, input });
      const answer = answers[action];
      const given: unknown = typeof answer === "function" ? answer(input, calls.length) : (answer ?? {});
      if (given instanceof Error) throw given;
      return given;
    },
  });
  return {
    calls,
    client,
    of: (action: string) => calls.filter((call) => call.action === action).map(({ input }) => input),
  };
};

/** Of the code itself; what AWS Lambda calls with its role is not seen here. */
export const ownActions = (permissions: readonly Permission[]): readonly string[] =>
  permissions.filter(({ byLambda }) => !byLambda).map(({ action }) => action);

export const failure = (name: string, message = name): Error => Object.assign(new Error(message), { name });
