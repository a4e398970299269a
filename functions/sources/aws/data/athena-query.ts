import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, part, text } from "../loose.ts";
import { inWords, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A query of Athena ended. Queries have no names, so that each is a situation of its own within its workgroup.
 * https://docs.aws.amazon.com/athena/latest/ug/athena-events.html
 */
export const athenaQuery = awsEvent({
  name: "athena-query",
  types: { "aws.athena": ["Athena Query State Change"] },
  detail: z.object({
    currentState: text,
    previousState: text,
    statementType: text,
    queryExecutionId: text,
    workgroupName: text,
    athenaError: part({ errorCategory: number, errorType: number, errorMessage: text, retryable: text }),
  }),
  read: ({ detail, region, partition }) => {
    const { currentState, statementType, queryExecutionId = "", workgroupName = "", athenaError } = detail;
    const { words, ...outcome } = outcomeOf(states, currentState, "athena-query");
    const retry = /^true/i.test(athenaError?.retryable ?? "");
    return {
      situation: [workgroupName, queryExecutionId],
      ...outcome,
      title: `Athena query in workgroup ${workgroupName} ${words}`,
      text:
        athenaError?.errorMessage &&
        `${athenaError.errorMessage}${retry ? " It may succeed when it is run again." : ""}`,
      resource: { name: queryExecutionId },
      facts: [
        fact("Whose fault", athenaError?.errorCategory ? blames.get(athenaError.errorCategory) : undefined),
        fact("Kind of statement", statementType && (statements.get(statementType) ?? statementType)),
        fact("Query", queryExecutionId),
        fact("Before", detail.previousState && inWords(detail.previousState)),
      ],
      links: queryExecutionId
        ? [
            consolePage(
              { partition, region },
              "Open the query",
              "athena/home",
              `/query-editor/history/${inUrl(queryExecutionId)}`,
            ),
          ]
        : [],
    };
  },
});

const states = outcomes({
  QUEUED: noted("is queued"),
  RUNNING: noted("is running"),
  SUCCEEDED: success("succeeded"),
  FAILED: trouble("failed", "medium", "athena-query"),
  CANCELLED: noted("was cancelled", "low"),
});

/** https://docs.aws.amazon.com/athena/latest/ug/error-reference.html */
const blames: ReadonlyMap<number, string> = new Map([
  [1, "Athena's"],
  [2, "the query's or its data's"],
  [3, "another service's"],
]);

const statements: ReadonlyMap<string, string> = new Map([
  ["DDL", "definition (DDL)"],
  ["DML", "query (DML)"],
  ["UTILITY", "utility"],
]);
