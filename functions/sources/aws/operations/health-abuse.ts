import { parseArn } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn, resourceOf } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { healthDetail } from "./health-event.ts";
import { codeInWords } from "./health-words.ts";

/**
 * Somebody complained to AWS about what your resources do: they attack, scan or spam. AWS expects an answer within a
 * day. https://docs.aws.amazon.com/health/latest/ug/cloudwatch-events-health.html
 */
export const healthAbuse = awsEvent({
  name: "health-abuse",
  types: { "aws.health": ["AWS Health Abuse Event"] },
  detail: healthDetail,
  read: ({ detail, partition, account, region, resources }) => {
    const { eventArn, eventTypeCode: code, affectedAccount } = detail;
    const [description] = detail.eventDescription.flatMap(({ latestDescription }) => latestDescription ?? []);
    const entities = detail.affectedEntities.flatMap(({ entityValue }) => entityValue ?? []);
    const affected = entities.length > 0 ? entities : resources;
    const [first] = affected;
    const ended = detail.statusCode === "closed";
    const what = complaints[code] ?? codeInWords(code, "ABUSE").replace(/ report$/, "");
    return {
      situation: [eventArn ?? code],
      ...(ended && { kind: "recovered" as const }),
      class: "alert",
      severity: "critical",
      title: `Abuse reported to AWS: ${what}${first ? ` by ${nameIn(first)}` : ""}${affected.length > 1 ? ` and ${affected.length - 1} more` : ""}`,
      text: description,
      resource: resourceOf(first),
      facts: [
        fact("Affected", affected.length > 1 ? affected.slice(0, 10).map(nameIn).join(", ") : undefined),
        fact("Reported", detail.startTime),
        fact("Event type", code),
      ],
      links: [
        consolePage(
          { partition: parseArn(eventArn)?.partition ?? partition, region: "" },
          "Open in AWS Health",
          "health/home",
          `/account/event-log?eventID=${inUrl(eventArn ?? "")}&eventTab=details`,
        ),
      ],
      ...(ended && { line: "AWS has closed the report" }),
      origin: { account: affectedAccount ?? account, region: detail.eventRegion ?? region },
      runbook: "health-abuse",
    };
  },
});

const complaints: Readonly<Record<string, string>> = table({
  AWS_ABUSE_DOS_REPORT: "denial of service",
  AWS_ABUSE_EMAIL_SPAM_REPORT: "spam by e-mail",
  AWS_ABUSE_INTRUSION_ATTEMPT_REPORT: "attempts to break in",
  AWS_ABUSE_PORT_SCANNING_REPORT: "port scanning",
  AWS_ABUSE_MALWARE_REPORT: "distribution of malware",
  AWS_ABUSE_PHISHING_REPORT: "phishing",
  AWS_ABUSE_COPYRIGHT_REPORT: "breach of copyright",
});
