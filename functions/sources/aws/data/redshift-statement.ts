import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { consolePage } from "../console-page.ts";
import { number, text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A statement of the Redshift Data API ended; scheduled queries are such statements. Statements of one name are one
 * situation: the next that succeeds closes the failure.
 * https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-monitoring-events.html
 */
export const redshiftStatement = awsEvent({
  name: "redshift-statement",
  types: { "aws.redshift-data": ["Redshift Data Statement Status Change"] },
  detail: z.object({
    statementId: text,
    statementName: text,
    state: text,
    clusterId: text,
    workgroupName: text,
    principal: text,
    rows: number,
    redshiftQueryId: number,
    queryId: number,
    error: text,
  }),
  read: ({ detail, region, partition, resources: [arn] }) => {
    const { statementId = "", statementName, state, principal } = detail;
    const where = detail.clusterId ?? detail.workgroupName ?? nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeOf(states, state, "redshift-statement");
    const query = detail.redshiftQueryId ?? detail.queryId;
    return {
      situation: [where, statementName ?? statementId],
      ...outcome,
      title: `Statement ${statementName ?? statementId} on ${where} ${words}`,
      text: detail.error,
      resource: { name: where, arn },
      facts: [
        fact("Run by", nameOf(principal)),
        fact("Rows", state === "FINISHED" && detail.rows !== undefined && detail.rows >= 0 ? detail.rows : undefined),
        fact("Query", query !== undefined && query > 0 ? query : undefined),
        fact("Statement", statementId),
      ],
      links: [
        resourceLink(arn, region),
        consolePage({ partition, region }, "Open the query history", "redshiftv2/home", "query-editor:"),
      ],
    };
  },
});

const states = outcomes({
  SUBMITTED: noted("was submitted"),
  PICKED: noted("is about to run"),
  STARTED: noted("is running"),
  FINISHED: success("succeeded"),
  FAILED: trouble("failed", "medium", "redshift-statement"),
  ABORTED: noted("was cancelled", "low"),
});
