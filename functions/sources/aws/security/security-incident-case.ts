import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * A case of AWS Security Incident Response: people of AWS or yours work on an incident.
 * https://docs.aws.amazon.com/security-ir/latest/userguide/event-bridge-integration.html
 */
export const securityIncidentCase = awsEvent({
  name: "security-incident-case",
  types: {
    "aws.security-ir": ["Case Created", "Case Updated", "Case Closed", "Case Comment Created", "Case Comment Updated"],
  },
  detail: z.object({ caseId: text, updatedBy: text }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const { caseId = arn?.split("/").at(-1) ?? "", updatedBy } = detail;
    const [words, meaning] = meanings[type] ?? [
      "has changed",
      { kind: "update" as const, class: "notification" as const },
    ];
    return {
      situation: [caseId],
      ...meaning,
      title: `Security incident case ${caseId} ${words}`.replace("  ", " "),
      resource: { name: caseId || "case", arn },
      facts: [fact("By", updatedBy && (people[updatedBy] ?? updatedBy))],
      links: [consolePage({ partition, region }, "Open the case", "security-ir/home", `/cases/${inUrl(caseId)}`)],
      runbook: type === "Case Created" ? "security-incident-case" : undefined,
    };
  },
});

const update = { kind: "update", class: "notification", severity: "medium" } as const;
const meanings: Readonly<Record<string, readonly [string, Pick<Reading, "kind" | "class" | "severity">]>> = table({
  "Case Created": ["was opened", { class: "alert", severity: "high" }],
  "Case Updated": ["has changed", update],
  "Case Comment Created": ["has a new comment", update],
  "Case Comment Updated": ["has a changed comment", update],
  "Case Closed": ["was closed", { kind: "recovered", class: "notification", severity: "info" }],
});

const people: Readonly<Record<string, string>> = table({
  AWSResponder: "the responders of AWS",
  AWS: "the responders of AWS",
  Customer: "your own people",
});
