import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, number, part, text } from "../loose.ts";
import { over } from "./severity.ts";

const rate = part({ average: number });

/**
 * CloudTrail Insights: an API is called, or refused, far more or less often than usual; or as usual again.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-insight-details.html
 */
export const cloudtrailInsight = awsEvent({
  name: "cloudtrail-insight",
  types: { "*": ["AWS Insight via CloudTrail"] },
  detail: z.object({
    sharedEventID: text,
    insightDetails: part({
      state: text,
      eventSource: text,
      eventName: text,
      insightType: text,
      errorCode: text,
      insightContext: part({
        statistics: part({ baseline: rate, insight: rate, insightDuration: number }),
        attributions: list(z.object({ attribute: text, insight: list(z.object({ value: text, average: number })) })),
      }),
    }),
  }),
  read: ({ detail, partition, region }) => {
    const { insightDetails: insight, sharedEventID } = detail;
    const name = insight?.eventName ?? "an API";
    const service = insight?.eventSource?.replace(/\.amazonaws\.com(\.cn)?$/, "");
    const errors = insight?.insightType === "ApiErrorRateInsight" || insight?.errorCode !== undefined;
    const { baseline, insight: now, insightDuration } = insight?.insightContext?.statistics ?? {};
    const less = (now?.average ?? 1) < (baseline?.average ?? 0);
    const ended = insight?.state === "End";
    const who = insight?.insightContext?.attributions.find(({ attribute }) => attribute === "userIdentityArn")?.insight;
    return {
      situation: [sharedEventID ?? `${service}:${name}`],
      ...(ended ? over : { class: "alert", severity: errors ? "medium" : "high" }),
      title: `${name}${service ? ` (${service})` : ""} is ${errors ? "refused" : "called"} ${ended ? "as usual again" : less ? "far less than usual" : "far more than usual"}`,
      text:
        now?.average === undefined || baseline?.average === undefined
          ? undefined
          : `${times(now.average)} a minute, where ${times(baseline.average)} are usual.`,
      resource: { name: service ? `${service}:${name}` : name },
      facts: [
        fact(
          "By",
          who
            ?.flatMap(({ value }) => (value ? nameIn(value) : []))
            .slice(0, 3)
            .join(", "),
        ),
        fact("Error", insight?.errorCode),
        fact(
          "Lasted",
          insightDuration === undefined ? undefined : insightDuration === 1 ? "1 minute" : `${insightDuration} minutes`,
        ),
      ],
      links: [
        consolePage({ partition, region }, "Open the insights", "cloudtrailv2/home", "/insights"),
        consolePage({ partition, region }, "Who called it", "cloudtrailv2/home", `/events?EventName=${inUrl(name)}`),
      ],
      ...(ended && { line: "calls are as usual again" }),
      runbook: ended ? undefined : "cloudtrail-insight",
    };
  },
});

const times = (average: number): string =>
  average >= 10 ? String(Math.round(average)) : String(Number(average.toPrecision(2)));
