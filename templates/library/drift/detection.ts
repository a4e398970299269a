import { type Data, joined, type Parameter, partition } from "../../value.ts";

const stable = ["CREATE_COMPLETE", "IMPORT_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"];
const retries = { IntervalSeconds: 5, BackoffRate: 2, MaxAttempts: 8, MaxDelaySeconds: 300, JitterStrategy: "FULL" };
const again = [{ ErrorEquals: ["States.TaskFailed"], ...retries }];

/**
 * Asks for the stacks page by page, and has those compared whose names begin with `prefix`, two at a time: CloudFormation
 * takes few such calls a second. A stack that cannot be compared (it is being changed, or was deleted since) is left for
 * the next day; that the stacks cannot be listed is a failure.
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
      MaxConcurrency: 2,
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
            End: true,
          },
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
