import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { epoch, part, text } from "../loose.ts";

/**
 * A canary of CloudWatch Synthetics ran: a failure is an alert until a run passes again.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitoring-events-eventbridge.html
 */
export const syntheticsRun = awsEvent({
  name: "synthetics-run",
  types: { "aws.synthetics": ["Synthetics Canary TestRun Failure", "Synthetics Canary TestRun Successful"] },
  detail: z.object({
    "account-id": text,
    "canary-name": z.string().min(1),
    "canary-run-id": text,
    "test-run-status": text,
    "state-reason": text,
    "artifact-location": text,
    "canary-run-timeline": part({ started: epoch, completed: epoch }),
  }),
  read: ({ type, detail, partition, region }) => {
    const name = detail["canary-name"];
    const passed = type.endsWith("Successful") || detail["test-run-status"] === "PASSED";
    const reason = detail["state-reason"]?.replace(/^"|"$/g, "").trim();
    const [bucket = "", ...path] = (detail["artifact-location"] ?? "").split("/");
    return {
      situation: [name],
      ...(passed && { kind: "recovered" as const }),
      class: "alert",
      ...(!passed && { severity: "high" as const }),
      title: `Canary ${name} ${passed ? "passes again" : "failed"}`,
      text: passed ? undefined : explained(reason),
      resource: { name },
      facts: [fact("Ran", detail["canary-run-timeline"]?.started), fact("Run", detail["canary-run-id"])],
      links: [
        consolePage(
          { partition, region },
          "Open the canary",
          "cloudwatch/home",
          `synthetics:canary/detail/${inUrl(name)}`,
        ),
        bucket
          ? consolePage(
              { partition, region },
              "Screenshots and logs",
              `s3/buckets/${inUrl(bucket)}?prefix=${inUrl(`${path.join("/")}/`)}`,
            )
          : undefined,
      ],
      runbook: passed ? undefined : "synthetics-run",
    };
  },
});

/** What a browser or a script says, with what it means where that is not plain. */
const explained = (reason: string | undefined): string | undefined => {
  const [, meaning] = meanings.find(([like]) => like.test(reason ?? "")) ?? [];
  return [meaning, reason].filter(Boolean).join("\n") || undefined;
};

const meanings: readonly (readonly [RegExp, string])[] = [
  [/ERR_NAME_NOT_RESOLVED|ENOTFOUND/, "The name of the site could not be resolved."],
  [/ERR_CONNECTION_REFUSED|ECONNREFUSED/, "Nothing answers at that address: the connection was refused."],
  [/ERR_CONNECTION_TIMED_OUT|ETIMEDOUT|ERR_TIMED_OUT/, "Nothing answered in time."],
  [/ERR_CERT_DATE_INVALID|CERT_HAS_EXPIRED/, "The certificate has expired."],
  [/ERR_CERT_/, "The certificate is not one that a browser accepts."],
  [/ERR_CONNECTION_(RESET|CLOSED)|ECONNRESET|socket hang up/, "The connection was cut off before an answer came."],
  [/Navigation timeout|TimeoutError/, "The page was not ready in time."],
  [/waiting for selector|No element|not found on page/i, "Something that should be on the page is not there."],
  [/\b5\d\d\b/, "The site answered that it has an error itself."],
];
