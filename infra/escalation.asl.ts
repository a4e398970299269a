/** After this the execution ends by itself: an alert that nobody touched has expired by then. Seconds. */
export const LIFE_SECONDS = 15 * 24 * 3600;

/**
 * The machine `escalation`: a durable timer, not a policy. It waits, asks `escalate` what now, waits as long as it
 * is told, and asks again; all it ever knows is an opaque alert id and a generation. It begins with the first wait,
 * which `process` knows: asking at once what nobody can have changed yet would cost three transitions an alert. JSONPath, Amazon States Language:
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 *
 *     Wait -> Plan -> Done?  -- done --> Done
 *      ^               |
 *      '- waitSeconds -'
 *
 * Input: `{ alert, generation, plan: { next: { waitSeconds } } }`. `escalate` answers `{ done: true }` or `{ done: false, waitSeconds }`.
 */
export const escalationDefinition = ({ escalate, partition }: { escalate: string; partition: string }) => ({
  Comment: "Waits, asks what now, waits again",
  StartAt: "Wait",
  TimeoutSeconds: LIFE_SECONDS,
  States: {
    Plan: {
      Type: "Task",
      Resource: `arn:${partition}:states:::lambda:invoke`,
      Parameters: {
        FunctionName: escalate,
        Payload: { "alert.$": "$.alert", "generation.$": "$.generation" },
      },
      ResultSelector: { "next.$": "$.Payload" },
      ResultPath: "$.plan",
      TimeoutSeconds: 60,
      // An outage of the stream or of Lambda must not end an escalation: half a day of attempts and more, at most five minutes apart.
      Retry: [
        {
          ErrorEquals: ["States.ALL"],
          IntervalSeconds: 1,
          BackoffRate: 2,
          MaxDelaySeconds: 300,
          MaxAttempts: 300,
          JitterStrategy: "FULL",
        },
      ],
      Next: "Done?",
    },
    "Done?": {
      Type: "Choice",
      Choices: [{ Variable: "$.plan.next.done", BooleanEquals: true, Next: "Done" }],
      Default: "Wait",
    },
    Wait: { Type: "Wait", SecondsPath: "$.plan.next.waitSeconds", Next: "Plan" },
    Done: { Type: "Succeed" },
  },
});
