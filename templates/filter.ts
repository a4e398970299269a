import { deadLetters, topic } from "./delivery.ts";
import { filterPermissions } from "./functions/permissions.ts";
import { alarm, eventRule, metric, type Rule } from "./model.ts";
import { option, toggle } from "./parameter.ts";
import { deployed, logGroupArn, permitted, trusts } from "./permitted.ts";
import type { Resource } from "./resource.ts";
import { arn, attribute, equals, type Parameter } from "./value.ts";

const filterAlarms = toggle({
  name: "filterAlarms",
  label: "All CloudWatch alarms",
  about:
    "Sends every alarm of the account in this Region, with an action or without, but those that only drive scaling or are muted.",
  default: true,
});

const conditions = option({
  name: "conditions",
  type: "text",
  label: "Alarms that you do not want",
  about: "JSON list of names, tags and hours; the header of the filter function has the form.",
  default: "[]",
});

const on = equals(filterAlarms, true);

const changed = (value: string) => ({
  source: ["aws.cloudwatch"],
  "detail-type": ["CloudWatch Alarm State Change", "CloudWatch Alarm Contributor State Change"],
  detail: { state: { value: [value] } },
});

const ofFilter = (name: string) => ({
  namespace: "AWS/Lambda",
  name,
  dimensions: { FunctionName: attribute("filter", "name") },
  statistic: "Sum" as const,
  periodSeconds: 300,
});

/** Every alarm of the account, by way of a function that knows which are nobody's business. */
export const filterRules: readonly Rule[] = [
  eventRule({
    id: "alarm-fired",
    sentence: "An alarm of this account has gone off.",
    emits: "cloudwatch-alarm",
    on: filterAlarms,
    to: "filter",
    mixed: true,
    pattern: changed("ALARM"),
  }),
  eventRule({
    id: "alarm-recovered",
    title: "Alarms that are over",
    sentence: "An alarm of this account is over: its card is closed.",
    emits: "cloudwatch-alarm",
    to: "filter",
    when: on,
    mixed: true,
    pattern: changed("OK"),
  }),
  eventRule({
    id: "alarm-without-data",
    title: "Alarms without data",
    sentence: "An alarm of this account has no data any more: what it watches may be gone.",
    emits: "cloudwatch-alarm",
    class: "notification",
    on: false,
    to: "filter",
    when: on,
    pattern: changed("INSUFFICIENT_DATA"),
  }),
  ...[
    { id: "filter-fails", name: "Errors", sentence: "The filter function fails: alarms come late, or unfiltered." },
    { id: "filter-throttled", name: "Throttles", sentence: "The filter function may not run as often as it should." },
    {
      id: "filter-dead-letters",
      name: "DeadLetterErrors",
      sentence: "Alarms are lost: the filter function could not handle them, and they could not be sent unfiltered.",
    },
  ].map(({ id, name, sentence }) => alarm({ id, sentence, watch: metric(ofFilter(name)), above: 0, on: filterAlarms })),
  alarm({
    id: "filter-undecided",
    sentence: "The filter function sends alarms without having judged them: may it still read what it has to?",
    watch: metric({
      namespace: "marbot/Filter",
      name: "Forwarded",
      dimensions: { Reason: "undecided" },
      statistic: "Sum",
      periodSeconds: 300,
    }),
    above: 0,
    on: filterAlarms,
  }),
];

export const filterParameters: readonly Parameter[] = [conditions];

const about = "Decides which alarms of this account are somebody's business, and sends those on";

/** How the function is wired, and why nothing is lost when it fails: templates/functions/README.md. */
export const filterResources: readonly Resource[] = [
  { id: "looks-again", kind: "scheduleGroup", when: on, properties: {} },
  {
    id: "looks-again-role",
    kind: "role",
    when: on,
    properties: {
      description: "Lets EventBridge Scheduler have the filter function look again at an alarm that was held",
      assumeRolePolicy: trusts("scheduler.amazonaws.com", true),
    },
  },
  {
    id: "looks-again-policy",
    kind: "rolePolicy",
    when: on,
    properties: {
      role: attribute("looks-again-role", "name"),
      name: "look-again",
      policy: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: arn("filter") },
          { Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetters },
        ],
      },
    },
  },
  ...permitted({ id: "filter", about, when: on }, filterPermissions, {
    topic,
    scheduleGroup: attribute("looks-again", "name"),
    scheduleRole: arn("looks-again-role"),
    logGroup: logGroupArn("filter-log"),
  }),
  ...deployed({
    id: "filter",
    about,
    when: on,
    environment: {
      TOPIC_ARN: topic,
      SCHEDULE_GROUP: attribute("looks-again", "name"),
      SCHEDULE_ROLE_ARN: arn("looks-again-role"),
      DEAD_LETTER_QUEUE_ARN: deadLetters,
      CONDITIONS: conditions,
    },
    deadLetterTo: topic,
  }),
  {
    id: "filter-attempts",
    kind: "asyncInvocation",
    when: on,
    properties: {
      functionName: attribute("filter", "name"),
      qualifier: "$LATEST",
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: 900,
    },
  },
];
