import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn, resourceOf } from "../arn-name.ts";
import { text, time } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { placeOf } from "../place.ts";
import { severityOf } from "../security/severity.ts";

const detail = z.object({
  problemId: z.string().min(1),
  status: text,
  severity: text,
  region: text,
  resourceGroupName: text,
  problemUrl: text,
  summary: text,
  insights: text,
  affectedResource: text,
  startTime: time,
});

/**
 * Application Insights found a problem of an application, or says that it recovers or is over; over a topic it writes a
 * text. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/appinsights-cloudwatch-events.html
 */
export const applicationInsightsProblem = awsEvent({
  name: "application-insights-problem",
  types: {
    "aws.applicationinsights": [
      "Application Insights Problem Detected",
      "Application Insights Problem Created",
      "Application Insights Problem Updated",
    ],
  },
  detail,
  also: [
    {
      marks: [{ text: /Problem "?p-[\w-]+"? has been \w+ by Amazon CloudWatch Application Insights/ }],
      schema: z
        .string()
        .transform(fieldsOf)
        .pipe(detail)
        .transform((read) => ({
          source: "aws.applicationinsights",
          type: "Application Insights Problem Detected",
          account: "",
          region: read.region ?? "",
          partition: "aws",
          resources: [],
          detail: read,
        })),
    },
  ],
  read: (event, envelope) => {
    const { problemId, status = "", severity, summary, insights, resourceGroupName, affectedResource } = event.detail;
    const { account, region } = placeOf(event, envelope);
    const meaning = states[status.toLowerCase().replace(/_/g, " ")] ?? { class: "alert" as const };
    const url = event.detail.problemUrl?.replace(/^https:\/+/, "https://");
    const about = affectedResource ?? resourceGroupName;
    return {
      situation: [problemId],
      ...meaning,
      ...(meaning.kind !== "recovered" && { severity: severityOf(severity) ?? "medium" }),
      title: `${summary ?? "Application Insights found a problem"}${about ? `: ${nameIn(about)}` : ""}${status.toLowerCase() === "recurring" ? " (again)" : ""}`,
      text: insights,
      resource: resourceOf(affectedResource) ?? (resourceGroupName ? { name: resourceGroupName } : undefined),
      facts: [
        fact("State", inWords(status)),
        fact("Application", resourceGroupName),
        fact("Began", event.detail.startTime),
        fact("Problem", problemId),
      ],
      links: [url ? { label: "Open the problem", url } : undefined],
      ...(meaning.kind && { line: `the problem is ${status.toLowerCase()}` }),
      origin: { account, region: event.detail.region ?? region },
      runbook: "application-insights-problem",
    };
  },
});

const states: Readonly<Record<string, Pick<Reading, "kind" | "class">>> = table({
  "in progress": { class: "alert" },
  pending: { class: "alert" },
  recurring: { class: "alert" },
  recovering: { kind: "update", class: "notification" },
  resolved: { kind: "recovered", class: "alert" },
  ignore: { kind: "recovered", class: "alert" },
});

/** `Severity: HIGH`, a line each. A function, because it is needed above. */
function fieldsOf(text: string): Record<string, unknown> {
  const line = (label: string) =>
    new RegExp(`^\\s*${label}\\s*:[ \\t]*(\\S.*)$`, "m").exec(text.slice(0, 5000))?.[1]?.trim();
  return {
    problemId: /Problem "?(p-[\w-]+)/.exec(text.slice(0, 2000))?.[1],
    status: line("Status"),
    severity: line("Severity"),
    region: line("Region"),
    problemUrl: line("Problem URL"),
    summary: line("Problem Summary"),
    insights: line("Insights"),
    affectedResource: line("AffectedResource"),
    startTime: line("StartTime"),
  };
}
