import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { list, number, part, text } from "../loose.ts";
import { success, trouble } from "../outcome.ts";

/**
 * Rules about the quality of data were evaluated, over a table of the catalogue or within a job.
 * https://docs.aws.amazon.com/glue/latest/dg/data-quality-alerts.html
 */
export const glueDataQuality = awsEvent({
  name: "glue-data-quality",
  types: {
    "aws.glue-dataquality": ["Data Quality Evaluation Results Available"],
    "aws.glue": ["Data Quality Evaluation Results Available"],
  },
  detail: z.object({
    context: part({ contextType: text, runId: text, databaseName: text, tableName: text, jobName: text, jobId: text }),
    resultID: text,
    resultId: text,
    rulesetNames: list(z.string()),
    state: text,
    score: number,
    numRulesSucceeded: number,
    numRulesFailed: number,
    numRulesSkipped: number,
    rulesSucceeded: number,
    rulesFailed: number,
    rulesSkipped: number,
  }),
  read: ({ detail, region, partition }) => {
    const { context, rulesetNames, state, score } = detail;
    const table = [context?.databaseName, context?.tableName].filter((each) => each !== undefined).join(".");
    const what = table || context?.jobName || rulesetNames[0] || "";
    const failed = detail.numRulesFailed ?? detail.rulesFailed ?? 0;
    const passed = detail.numRulesSucceeded ?? detail.rulesSucceeded;
    const bad = /fail|error|timeout/i.test(state ?? "") || failed > 0;
    const { words, ...outcome } = bad
      ? trouble(
          failed > 0 ? `${failed === 1 ? "one rule fails" : `${failed} rules fail`}` : "rules fail",
          "medium",
          "glue-data-quality",
        )
      : success("all rules hold");
    return {
      situation: [what, ...[...rulesetNames].sort()],
      ...outcome,
      title: `Data quality of ${what}: ${words}`,
      resource: { name: what },
      facts: [
        fact("Score", score === undefined ? undefined : `${Math.round(score * 100)}%`),
        fact("Rules that hold", passed),
        fact("Rules left out", (detail.numRulesSkipped ?? detail.rulesSkipped) || undefined),
        fact("Rulesets", rulesetNames.join(", ")),
        fact("Job", context?.jobName),
        fact("Run", context?.runId ?? context?.jobId),
      ],
      links: [consolePage({ partition, region }, "Open data quality", "glue/home", "/v2/data-catalog/tables")],
    };
  },
});
