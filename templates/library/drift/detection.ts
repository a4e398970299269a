import { type Data, joined, type Parameter, partition } from "../../value.ts";

const stable = ["CREATE_COMPLETE", "IMPORT_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"];
const retries = { IntervalSeconds: 5, BackoffRate: 2, MaxAttempts: 8, MaxDelaySeconds: 300, JitterStrategy: "FULL" };
const again = [{ ErrorEquals: ["States.TaskFailed"], ...retries }];

/** Each comparison ends in a message: half of what the channel's endpoint takes is left for what else happens meanwhile. */
const SECONDS_A_STACK = 10;

/**
 * Asks for the stacks page by page, and has those compared whose names begin with `prefix`, one after the other. A stack
 * that cannot be compared (it is being changed, or was deleted since) is left for the next day; that the stacks cannot be
 * listed is a failure. 2 000 stacks, CloudFormation's quota, take five and a half hours and 18 000 of the 25 000 events
 * that an execution may have.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const detection = (prefix: Parameter): Data => ({
  Comment: "Has CloudFormation compare stacks with what is really there; what it finds, it tells EventBridge",
  QueryLanguage: "JSONata",
  TimeoutSeconds: 6 * 3600,
  StartAt: "FirstPage",
  States: {
    FirstPage: list({ StackStatusFilter: stable }),
    Compare: {
      Type: "Map",
      Items: joined`{% [$states.input.StackSummaries[$substring(StackName, 0, $length('${prefix}')) = '${prefix}'].StackId] %}`,
      MaxConcurrency: 1,
      ItemProcessor: {
        ProcessorConfig: { Mode: "INLINE" },
        StartAt: "CompareStack",
        States: {
          CompareStack: {
            Type: "Task",
            Resource: call("detectStackDrift"),
            Arguments: { StackName: "{% $states.input %}" },
            Retry: again,
            Catch: [{ ErrorEquals: ["States.TaskFailed"], Next: "LeftForTheNextTime" }],
            Next: "OneAfterTheOther",
          },
          OneAfterTheOther: { Type: "Wait", Seconds: SECONDS_A_STACK, End: true },
          LeftForTheNextTime: { Type: "Pass", End: true },
        },
      },
      Output: "{% {'NextToken': $states.input.NextToken} %}",
      Next: "IsThereMore",
    },
    IsThereMore: {
      Type: "Choice",
      Choices: [{ Condition: "{% $exists($states.input.NextToken) %}", Next: "NextPage" }],
      Default: "Done",
    },
    NextPage: list({ StackStatusFilter: stable, NextToken: "{% $states.input.NextToken %}" }),
    Done: { Type: "Succeed" },
  },
});

const call = (action: string) => joined`arn:${partition}:states:::aws-sdk:cloudformation:${action}`;

const list = (Arguments: Readonly<Record<string, Data>>): Data => ({
  Type: "Task",
  Resource: call("listStacks"),
  Arguments,
  Retry: again,
  Next: "Compare",
});
