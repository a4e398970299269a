import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { isDrawn } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { inWords, nameOf, noted, type Outcome, success, trouble } from "../outcome.ts";

/**
 * Data that comes into Redshift by itself (zero-ETL), and what Redshift Serverless tells of itself.
 * https://docs.aws.amazon.com/redshift/latest/mgmt/integration-event-notifications.html
 * https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-event-notifications.html
 */
export const redshiftIntegration = awsEvent({
  name: "redshift-integration",
  types: {
    "aws.redshift": [
      "Redshift Integration Monitoring",
      "Redshift Integration Configuration",
      "Redshift Integration Operation",
    ],
    "aws.redshift-serverless": [
      "Redshift Serverless Management",
      "Redshift Serverless Data Sharing",
      "Redshift Serverless Rate change",
      "Redshift Serverless Base RPU Change",
      "Redshift Serverless Configuration",
      "Redshift Serverless Monitoring",
      "Redshift Serverless Security",
      "Redshift Serverless Pending",
    ],
  },
  detail: z.object({
    severity: text,
    Severity: text,
    sourceArn: text,
    destinationArn: text,
    eventDescription: text,
    message: text,
    Message: text,
    integrationStatus: text,
    statusCode: text,
    eventId: text,
  }),
  read: ({ detail, type, region, partition, resources: [arn] }) => {
    const said = detail.eventDescription ?? detail.message ?? detail.Message ?? "";
    const integration = type.includes("Integration");
    const id = nameOf(arn) ?? nameOf(detail.destinationArn) ?? "";
    const name = /\bzero-ETL integration (?!is\b|has\b|was\b)([\w-]+)/i.exec(said)?.[1] ?? id;
    const { words, runbook, ...outcome } = outcomeIn(
      detail.severity ?? detail.Severity ?? "",
      detail.integrationStatus ?? "",
      said,
    );
    const to = nameOf(detail.destinationArn) ?? "";
    const known = words !== UNKNOWN;
    return {
      situation: [arn ?? id, integration ? "integration" : type],
      ...outcome,
      title: `${integration ? "Redshift integration" : "Redshift Serverless"}${name && !isDrawn(name) ? ` ${name}` : ""} ${words}`,
      text: said,
      resource: { name: name || "Redshift Serverless", arn },
      facts: [
        fact("From", nameOf(detail.sourceArn)),
        fact("To", isDrawn(to) ? undefined : to),
        fact("Status", known ? undefined : detail.integrationStatus && inWords(detail.integrationStatus)),
        fact("About", integration ? undefined : type.replace("Redshift Serverless ", "").toLowerCase()),
        fact("Event", detail.eventId),
      ],
      links: [
        resourceLink(arn, region) ??
          consolePage(
            { partition, region },
            integration ? "Open the integrations" : "Open the dashboard",
            "redshiftv2/home",
            integration ? "integrations" : "serverless-dashboard",
          ),
      ],
      runbook: runbook && !integration ? "redshift-integration/serverless" : runbook,
    };
  },
});

const outcomeIn = (severity: string, status: string, said: string): Outcome => {
  if (/error|critical/i.test(severity) || /fail/i.test(status))
    return trouble(status ? "has failed" : "reports an error", "high", "redshift-integration");
  if (/needs.?attention/i.test(status) || /warn/i.test(severity))
    return trouble("needs attention", "medium", "redshift-integration");
  if (/^(active|syncing)$/i.test(status) || /became ACTIVE|is synchronizing/i.test(said)) return success("is working");
  return noted(UNKNOWN);
};

const UNKNOWN = "reports an event";
