/**
 * What the functions in the customer's account may do, one action a row: the templates make their roles of it, and the
 * documentation explains them with it. Tests run the functions against clients that refuse everything else, and fail on
 * an action that nobody uses.
 */
export interface Permission {
  /** As IAM names it: `service:Action`. */
  readonly action: string;
  /** ARNs with placeholders in braces: partition, region, account, and what the template creates (`Created`). */
  readonly on: readonly string[];
  /** For customers: why the function needs it, and why not on less. */
  readonly because: string;
  /** A condition in IAM's own form. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Not a call of the code: AWS Lambda makes it with the function's role. */
  readonly byLambda?: true;
}

/** Placeholders that stand for a resource of the template: its ARN, or for `scheduleGroup` the group's name. */
export type Created = "topic" | "scheduleGroup" | "scheduleRole" | "logGroup" | "laterQueue";

const everything = ["*"];
const alarms = ["arn:{partition}:cloudwatch:{region}:{account}:alarm:*"];

const ownLog: readonly Permission[] = ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({
  action,
  on: ["{logGroup}:*"],
  because: "writes what it decided, and why, to its own log group",
  byLambda: true,
}));

export const filterPermissions: readonly Permission[] = [
  {
    action: "cloudwatch:DescribeAlarms",
    on: everything,
    because: "reads the alarm's actions and present state; CloudWatch tells composite alarms only to who may read all",
  },
  {
    action: "cloudwatch:ListAlarmMuteRules",
    on: everything,
    because: "finds the mute rules that are active for an alarm; this action cannot be limited to some of them",
  },
  {
    action: "cloudwatch:GetAlarmMuteRule",
    on: ["arn:{partition}:cloudwatch:{region}:{account}:alarm-mute-rule:*"],
    because: "reads when a mute ends, to look again then",
  },
  {
    action: "cloudwatch:ListTagsForResource",
    on: alarms,
    because: "reads an alarm's tags, if your conditions speak of tags",
  },
  {
    action: "cloudwatch:DescribeAlarmContributors",
    on: alarms,
    because: "sees whether one series of an alarm over many is still in alarm when its mute is over",
  },
  {
    action: "sns:Publish",
    on: ["{topic}"],
    because: "sends what is left to marbot's topic",
  },
  {
    action: "scheduler:CreateSchedule",
    on: ["arn:{partition}:scheduler:{region}:{account}:schedule/{scheduleGroup}/*"],
    because: "plans to look again when a mute or your hours are over, in its own group of schedules",
  },
  {
    action: "iam:PassRole",
    on: ["{scheduleRole}"],
    because: "hands such a schedule the role that may invoke this function, and nothing else",
    condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
  },
  ...ownLog,
];

export const enrichPermissions: readonly Permission[] = [
  {
    action: "cloudwatch:DescribeAlarms",
    on: everything,
    because: "reads what the alarm measures; CloudWatch tells composite alarms only to who may read all",
  },
  {
    action: "cloudwatch:GetMetricWidgetImage",
    on: everything,
    because: "has CloudWatch draw the alarm's metric; metrics have no ARN that this could be limited to",
  },
  {
    action: "cloudwatch:ListTagsForResource",
    on: alarms,
    because: "reads the alarm's own tags",
  },
  {
    action: "tag:GetResources",
    on: everything,
    because: "reads the tags of the resource that the alarm watches; this action cannot be limited",
  },
  {
    action: "iam:ListAccountAliases",
    on: everything,
    because: "reads the account's alias, which says more than twelve digits; it cannot be limited",
  },
  {
    action: "logs:DescribeLogGroups",
    on: ["arn:{partition}:logs:{region}:{account}:log-group:*"],
    because: "finds the log groups that belong to what the alarm watches",
  },
  {
    action: "logs:DescribeMetricFilters",
    on: ["arn:{partition}:logs:{region}:{account}:log-group:*"],
    because: "finds the log group that an alarm's metric is made from, if a metric filter makes it",
  },
  {
    action: "logs:StartQuery",
    on: ["arn:{partition}:logs:{region}:{account}:log-group:*"],
    because: "reads their last lines; secrets are masked before they leave. Name fewer log groups here to share fewer",
  },
  {
    action: "logs:GetQueryResults",
    on: everything,
    because: "fetches the lines that its own query found; this action cannot be limited",
  },
  {
    action: "cloudtrail:LookupEvents",
    on: everything,
    because: "reads who changed something shortly before, from the last hour of CloudTrail; it cannot be limited",
  },
  ...["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"].map(
    (action): Permission => ({
      action,
      on: ["{laterQueue}"],
      because: "takes alarms from its own queue five minutes later, when CloudTrail knows of the last changes",
      byLambda: true,
    }),
  ),
  ...ownLog,
];
