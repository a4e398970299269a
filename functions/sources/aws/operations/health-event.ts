import * as z from "zod";
import { parseArn } from "../../aws.ts";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { arnOf, nameIn, resourceOf } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, text, time } from "../loose.ts";
import { codeInWords, quotaIn, serviceName } from "./health-words.ts";

export const healthDetail = z.object({
  eventArn: text,
  service: text,
  eventTypeCode: z.string().min(1),
  eventTypeCategory: text,
  eventScopeCode: text,
  statusCode: text,
  eventRegion: text,
  affectedAccount: text,
  startTime: time,
  endTime: time,
  actionability: text,
  page: text,
  totalPages: text,
  eventDescription: list(z.object({ latestDescription: text })),
  affectedEntities: list(z.object({ entityValue: text })),
});

/**
 * AWS tells of an issue, a planned change or a notice that concerns the account, or one of the organisation's. The same
 * event comes in several pages, and once more from a backup Region: all of them are one situation.
 * https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html
 */
export const healthEvent = awsEvent({
  name: "health-event",
  types: { "aws.health": ["AWS Health Event"] },
  detail: healthDetail,
  read: ({ detail, partition, account, region, resources }) => {
    const { eventArn, service = "", eventTypeCode: code, eventTypeCategory: category = "", affectedAccount } = detail;
    const [description] = detail.eventDescription.flatMap(({ latestDescription }) => latestDescription ?? []);
    const entities = detail.affectedEntities.flatMap(({ entityValue }) => entityValue ?? []);
    const affected = entities.length > 0 ? entities : resources;
    const ended = detail.statusCode === "closed" || (category === "issue" && /\[RESOLVED\]/i.test(description ?? ""));
    const where = detail.eventRegion ?? region;
    const what = `${serviceName(service)} ${codeInWords(code, service)}`
      .trim()
      .replace(PLANNED, category === "scheduledChange" ? "" : "$&");
    const [first = ""] = affected;
    const place = { partition, region: where, account: affectedAccount ?? account };
    const quota = quotaIn(affected[0]);
    const elsewhere = affectedAccount !== undefined && affectedAccount !== account;
    return {
      situation: [eventArn ?? code],
      ...meaningOf(category, detail.actionability, code),
      ...(ended && { kind: "recovered" as const }),
      title: quota
        ? `${quota.used} of the quota "${quota.quota}" (${quota.service}) are used`
        : `${openings[category] ?? "AWS Health:"} ${what}${about(affected, where)}`,
      text: description,
      resource: quota ? { name: quota.quota } : affected.length === 1 ? resourceOf(arnOf(first, place)) : undefined,
      facts: [
        fact("Affected", affected.length > 1 ? affected.slice(0, 10).map(nameIn).join(", ") : undefined),
        fact("Action", actions[detail.actionability ?? ""]),
        fact(category === "scheduledChange" ? "Planned for" : "Began", detail.startTime),
        fact(
          category === "scheduledChange" ? "Until" : "Ended",
          detail.endTime === detail.startTime ? undefined : detail.endTime,
        ),
        fact("Concerns", detail.eventScopeCode === "PUBLIC" ? "everybody in the Region" : undefined),
        fact(
          "Page",
          detail.page && Number(detail.totalPages) > 1 ? `${detail.page} of ${detail.totalPages}` : undefined,
        ),
        fact("Event type", code),
      ],
      links: [
        consolePage(
          { partition: parseArn(eventArn)?.partition ?? partition, region: "" },
          "Open in AWS Health",
          "health/home",
          `/${elsewhere ? "organization" : "account"}/event-log?eventID=${inUrl(eventArn ?? "")}&eventTab=details`,
        ),
        quota &&
          consolePage(
            { partition, region: where },
            "Open the quotas",
            `servicequotas/home/services/${inUrl(quota.service)}/quotas`,
          ),
      ],
      ...(ended && { line: "AWS says that it is over" }),
      origin: { account: affectedAccount ?? account, region: where },
      runbook: `health-event/${category === "scheduledChange" ? "planned" : category === "issue" ? "issue" : "notice"}`,
    };
  },
});

/** What is planned need not be called scheduled once more. */
const PLANNED = / scheduled$/;

const openings: Readonly<Record<string, string>> = table({
  issue: "AWS has an issue:",
  investigation: "AWS investigates:",
  scheduledChange: "AWS has planned:",
  accountNotification: "AWS gives notice:",
});

const actions: Readonly<Record<string, string>> = table({
  ACTION_REQUIRED: "something has to be done",
  ACTION_MAY_BE_REQUIRED: "something may have to be done",
  INFORMATIONAL: "nothing has to be done",
});

const meaningOf = (category: string, action: string | undefined, code: string): Pick<Reading, "class" | "severity"> => {
  if (action === "INFORMATIONAL") return { class: "notification", severity: "info" };
  if (category === "issue" || category === "investigation") return { class: "alert", severity: "high" };
  if (category === "scheduledChange") return { class: "alert", severity: "medium" };
  // Service Quotas speaks through AWS Health when a quota is nearly used up.
  const asks = action === "ACTION_REQUIRED" || code === "AWS_SERVICEQUOTAS_THRESHOLD_BREACH";
  return asks ? { class: "alert", severity: "medium" } : { class: "notification", severity: "low" };
};

const about = (affected: readonly string[], region: string): string => {
  const [first, ...others] = affected;
  if (first === undefined) return region && region !== "global" ? ` in ${region}` : "";
  return `: ${nameIn(first)}${others.length > 0 ? ` and ${others.length} more` : ""}`;
};
