import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { list, number, part, text } from "../loose.ts";

/**
 * A scheduled query of CloudWatch Logs has run.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/scheduled-queries.html
 */
export const logQuery = awsEvent({
  name: "log-query",
  types: { "aws.logs": ["Scheduled Query Completed"] },
  detail: z.object({
    queryId: text,
    queryString: text,
    logGroupIdentifiers: list(z.string()),
    status: text,
    statistics: part({ recordsMatched: number, recordsScanned: number }),
  }),
  read: ({ detail, partition, region, resources: [arn] }) => {
    const { queryString, logGroupIdentifiers: groups, status = "Complete", statistics } = detail;
    const failed = !/^complete/i.test(status);
    const found = statistics?.recordsMatched;
    const where = groups[0] ? nameIn(groups[0]).replace(/^log-group:/, "") : "the logs";
    return {
      situation: [arn ?? queryString],
      ...(failed
        ? { class: "alert", severity: "low" }
        : { kind: "recovered", class: "notification", severity: "info" }),
      title: failed
        ? `The scheduled query of ${where} ${status === "Timeout" ? "was not done in time" : "failed"}`
        : `The scheduled query of ${where} found ${found === undefined ? "its results" : found === 1 ? "1 record" : `${found} records`}`,
      resource: arn ? { name: groups[0] ? where : nameIn(arn), arn } : undefined,
      facts: [
        fact("Query", queryString?.slice(0, 4000).replace(/\s*\n\s*/g, " ")),
        fact("Log groups", groups.length > 1 ? groups.slice(0, 5).map(nameIn).join(", ") : undefined),
        fact("Records read", statistics?.recordsScanned),
      ],
      links: [consolePage({ partition, region }, "Open Logs Insights", "cloudwatch/home", "logsV2:logs-insights")],
      runbook: failed ? "log-query" : undefined,
    };
  },
});
