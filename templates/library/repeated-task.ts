import { topic } from "../delivery.ts";
import { template } from "../model.ts";
import { option, subject } from "../parameter.ts";
import { arn } from "../value.ts";

const definition = { slug: "repeated-task", version: "1.0.0" };

const task = subject({
  name: "task",
  label: "Task",
  about: "What somebody has to do, in a sentence.",
  pattern: '[^"\\\\]{1,500}',
  example: "Look at the bill of last month",
});
const schedule = option({
  name: "schedule",
  type: "text",
  label: "When",
  about: "A schedule expression of EventBridge Scheduler.",
  default: "cron(0 9 1 * ? *)",
  pattern: "(cron|rate)[(].{3,100}[)]",
});
const timeZone = option({
  name: "timeZone",
  type: "text",
  label: "Time zone",
  about: "In which the schedule is meant, as the IANA database names it.",
  default: "Etc/UTC",
  pattern: "[A-Za-z0-9_+/-]{1,50}",
});

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
export const repeatedTask = template({
  ...definition,
  title: "Repeated task",
  about: "Reminds the channel of something that a person has to do again and again; it stays open until somebody did.",
  parameters: [task, schedule, timeZone],
  rules: [],
  resources: [
    {
      id: "reminder",
      kind: "schedule",
      properties: {
        description: "Reminds a channel of a task",
        scheduleExpression: schedule,
        scheduleExpressionTimezone: timeZone,
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: topic,
          roleArn: arn("scheduler"),
          input: {
            MarbotTemplate: definition.slug,
            Event: "task",
            Message: task,
            AccountId: { $: "account" },
            Region: { $: "region" },
            Stack: { $: "stack" },
          },
          retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
        },
      },
      after: ["scheduler-policy"],
      accepted: {
        CKV_AWS_297: "Its input is a reminder; a key for that would cost a dollar a month.",
      },
    },
  ],
});
