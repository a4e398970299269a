import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";

/** What each type of event says, after the name of what it speaks of. */
const said: Readonly<Record<string, string>> = table({
  "Assessment Created": "was created",
  "Assessment Updated": "was changed",
  "Assessment Deleted": "was deleted",
  "Assessment ControlSet Delegation Created": "has a set of controls that somebody is asked to review",
  "Assessment ControlSet Under Review": "has a set of controls under review",
  "Assessment ControlSet Reviewed": "has a set of controls that was reviewed",
  "Assessment Control Reviewed": "has a control that was reviewed",
  "Daily Assessment Evidence Collected": "has collected the evidence of the day",
  "Assessment Report Created": "has a new report",
  "Assessment Report Failed": "could not write its report",
  "Custom Framework Created": "(a framework) was created",
  "Custom Framework Updated": "(a framework) was changed",
  "Custom Framework Deleted": "(a framework) was deleted",
  "Framework Share Created": "(a framework) is offered to another account",
  "Framework Share Accepted": "(a framework) was accepted by another account",
  "Framework Share Declined": "(a framework) was declined by another account",
  "Framework Share Revoked": "(a framework) is no longer shared",
  "Framework Share Expired": "(a framework) was not accepted in time",
  "Custom Control Created": "(a control) was created",
  "Custom Control Updated": "(a control) was changed",
  "Custom Control Deleted": "(a control) was deleted",
});

/**
 * Somebody made, changed, reviewed or shared something in Audit Manager, or a report could not be written.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-auditmanager.html
 */
export const auditmanagerAssessment = awsEvent({
  name: "auditmanager-assessment",
  types: { "aws.auditmanager": Object.keys(said) },
  detail: z.object({
    author: text,
    assessmentName: text,
    assessmentID: text,
    frameworkName: text,
    controlName: text,
    controlSetName: text,
    reportName: text,
  }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const { assessmentName, frameworkName, controlName, assessmentID: id, author } = detail;
    const name = assessmentName ?? frameworkName ?? controlName ?? nameIn(arn ?? id ?? "An assessment");
    const failed = type === "Assessment Report Failed";
    const report = type.startsWith("Assessment Report");
    return {
      situation: [id ?? arn ?? name, report ? "report" : type],
      ...(type === "Assessment Report Created" && { kind: "recovered" as const }),
      class: failed ? "alert" : "notification",
      severity: failed ? "medium" : /Deleted|Declined|Expired/.test(type) ? "low" : "info",
      title: `${name} ${said[type] ?? "has news"} in Audit Manager`,
      text: author && `By ${nameIn(author).split("/").at(-1)}.`,
      resource: { name, arn },
      facts: [
        fact("Set of controls", detail.controlSetName),
        fact("Control", controlName),
        fact("Report", detail.reportName),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open Audit Manager",
          "auditmanager/home",
          id ? `/assessments/${inUrl(id)}` : "/assessments",
        ),
      ],
      runbook: failed ? "auditmanager-assessment" : undefined,
    };
  },
});
