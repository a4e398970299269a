import * as z from "zod";
import { inWords as lasting } from "../../../domain/time.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { textField } from "../../unwrap.ts";
import { number, text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * An execution of a state machine began or ended. Executions of one machine are one situation: the next that succeeds
 * closes the failure.
 * https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export const stepfunctionsExecution = awsEvent({
  name: "stepfunctions-execution",
  types: { "aws.states": ["Step Functions Execution Status Change"] },
  detail: z.object({
    executionArn: text,
    stateMachineArn: text,
    name: text,
    status: text,
    startDate: number,
    stopDate: number,
    error: text,
    cause: text,
    stateMachineAliasArn: text,
    stateMachineVersionArn: text,
    redriveCount: number,
  }),
  read: ({ detail, region, resources }) => {
    const { stateMachineArn, status, error, cause, startDate, stopDate } = detail;
    const arn = detail.executionArn ?? resources[0];
    const machine = stateMachineArn?.split(":")[6] ?? arn?.split(":")[6] ?? "";
    const { words, ...outcome } = outcomeOf(states, status, "stepfunctions-execution");
    return {
      situation: [stateMachineArn ?? machine],
      ...outcome,
      title: `State machine ${machine} ${words}`,
      text: whyIn(error, cause) ?? (words === "failed" ? "The page of the execution says why." : undefined),
      resource: { name: machine, arn: stateMachineArn ?? arn },
      facts: [
        fact("Execution", detail.name ?? nameOf(arn)),
        fact("Ran for", startDate && stopDate ? lasting((stopDate - startDate) / 1000) : undefined),
        fact("Version", nameOf(detail.stateMachineVersionArn)),
        fact("Alias", nameOf(detail.stateMachineAliasArn)),
        fact("Redriven", detail.redriveCount ? `${detail.redriveCount} times` : undefined),
      ],
      links: [resourceLink(arn, region), resourceLink(stateMachineArn, region)],
    };
  },
});

const states = outcomes({
  RUNNING: noted("has started an execution"),
  SUCCEEDED: success("succeeded"),
  FAILED: trouble("failed", "high", "stepfunctions-execution"),
  TIMED_OUT: trouble("took too long and was stopped", "high", "stepfunctions-execution"),
  ABORTED: noted("was aborted by somebody", "medium"),
  PENDING_REDRIVE: noted("waits to be driven again"),
});

const whyIn = (error: string | undefined, cause: string | undefined): string | undefined =>
  [error, cause && causeIn(cause)].filter((each) => each).join(": ") || undefined;

/** A task's cause is often the JSON of what failed in it: a Lambda error, a job description. */
const causeIn = (cause: string): string => {
  if (!cause.startsWith("{")) return cause;
  try {
    const inner: unknown = JSON.parse(cause);
    const names = ["errorMessage", "Message", "message", "StatusReason", "StoppedReason", "Cause"];
    const said = names.map((name) => textField(inner, name)).find((each) => each !== undefined);
    return said ?? "its cause is shown on the page of the execution";
  } catch {
    return cause;
  }
};
