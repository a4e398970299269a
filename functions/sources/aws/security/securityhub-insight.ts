import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, text } from "../loose.ts";

/**
 * A person sent the results of a Security Hub insight (findings, counted by something) on with a custom action.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html
 */
export const securityhubInsight = awsEvent({
  name: "securityhub-insight",
  types: { "aws.securityhub": ["Security Hub Insight Results"] },
  detail: z.object({
    actionName: text,
    actionDescription: text,
    insightName: text,
    insightArn: text,
    resultType: text,
    insightResults: list(z.record(z.string(), z.union([z.number(), z.string()]))),
  }),
  read: ({ detail, partition, region }) => {
    const { insightName = "an insight", insightArn, resultType, insightResults } = detail;
    const results = insightResults.flatMap((each) => Object.entries(each));
    const shown = results.slice(0, 10).map(([name, count]) => `${name}: ${count}`);
    return {
      situation: [insightArn ?? insightName],
      class: results.length > 0 ? "alert" : "notification",
      severity: results.length > 0 ? "medium" : "info",
      title: `Security Hub insight "${insightName.replace(/^\d+\.\s*/, "")}" has ${counted(results.length)}`,
      text: shown.join("\n") || undefined,
      facts: [
        fact("Counted by", resultType && inWords(resultType)),
        fact("Sent by", [detail.actionName, detail.actionDescription].filter((each) => each).join(": ")),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the insight",
          "securityhub/home",
          insightArn ? `/insights/${inUrl(insightArn)}` : "/insights",
        ),
      ],
      runbook: results.length > 0 ? "securityhub-insight" : undefined,
    };
  },
});

const counted = (count: number): string =>
  count < 2 ? `${count || "no"} result${count ? "" : "s"}` : `${count} results`;

/** `ResourceAwsIamAccessKeyUserName` in words. */
const inWords = (type: string): string =>
  type
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/^resource (aws )?/, "")
    .replace(/\b(arn|ec2|iam|id|ip|rds|s3|vpc)\b/g, (short) => short.toUpperCase());
