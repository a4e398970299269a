import * as z from "zod";
import { parseArn } from "../../aws.ts";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn, resourceOf } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { over } from "./severity.ts";

/**
 * A check of Trusted Advisor sees a resource in another light than before.
 * https://docs.aws.amazon.com/awssupport/latest/user/cloudwatch-events-ta.html
 */
export const trustedAdvisor = awsEvent({
  name: "trusted-advisor",
  types: { "aws.trustedadvisor": ["Trusted Advisor Check Item Refresh Notification"] },
  detail: z.object({
    "check-name": text,
    "check-item-detail": z.record(z.string(), z.unknown()).catch({}),
    status: text,
    resource_id: text,
  }),
  read: ({ detail, partition, region, account }) => {
    const { "check-name": check = "a check", "check-item-detail": item, status = "", resource_id: id } = detail;
    const arn = parseArn(id);
    const place = arn?.region || textIn(item.Region) || region;
    const name = id ? nameIn(id) : textIn(item["Instance ID"]);
    const [words, meaning] = states[status] ?? ["has news", { class: "notification" as const }];
    const details = Object.entries(item).flatMap(([label, value]) => {
      const shown = textIn(value);
      return shown && !SAID.test(label) && !(name && shown === name)
        ? [fact(label.replace(/^# of /, "Number of "), shown)]
        : [];
    });
    return {
      situation: [check, id ?? name ?? JSON.stringify(Object.values(item).slice(0, 4)).slice(0, 200)],
      ...meaning,
      title: `Trusted Advisor: ${name ?? "a resource"} ${words} (${check})`,
      text: textIn(item.Reason) ?? textIn(item["Alert Criteria"]),
      resource: resourceOf(id) ?? (name ? { name } : undefined),
      facts: details.slice(0, 6),
      links: [consolePage({ partition, region: "" }, "Open Trusted Advisor", "trustedadvisor/home", "/dashboard")],
      origin: { account: arn?.account || account, region: place.replace(/(\d)[a-z]$/, "$1") },
      runbook: status === "ERROR" ? "trusted-advisor" : undefined,
    };
  },
});

/** What the card says elsewhere, and the fourteen days that nobody reads. */
const SAID = /^(status|reason|region|region\/az|instance id|resource|day \d+|alert criteria|source|arn)$/i;

const textIn = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== ""
    ? value.trim()
    : typeof value === "number"
      ? String(value)
      : undefined;

const states: Readonly<Record<string, readonly [string, Pick<Reading, "kind" | "class" | "severity">]>> = table({
  ERROR: ["needs action", { class: "alert", severity: "high" }],
  WARN: ["should be looked at", { class: "notification", severity: "medium" }],
  INFO: ["has news", { class: "notification", severity: "info" }],
  OK: ["is all right", over],
});
