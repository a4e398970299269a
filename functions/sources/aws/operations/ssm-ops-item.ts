import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text, time } from "../loose.ts";

/**
 * An item of OpsCenter was opened, changed or resolved; an incident of Incident Manager is one as well.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
 */
export const ssmOpsItem = awsEvent({
  name: "ssm-ops-item",
  types: { "aws.ssm": ["OpsItem Create", "OpsItem Update"] },
  detail: z.object({
    "ops-item-id": text,
    "ops-item-type": text,
    title: text,
    description: text,
    status: text,
    severity: text,
    source: text,
    "created-by": text,
    "created-time": time,
    "modified-by": text,
  }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const { "ops-item-id": id = nameIn(arn ?? ""), title = "An item of OpsCenter", status = "", description } = detail;
    const kind = detail["ops-item-type"]?.replace(/^\/aws\//, "");
    const by = detail["modified-by"] ?? detail["created-by"];
    const severity = grades[detail.severity ?? ""] ?? (kind === "incident" ? "high" : "medium");
    const ended = ENDED.test(status);
    return {
      situation: [id],
      ...(ended ? { kind: "recovered", class: "notification" } : meaningOf(type, kind, severity)),
      severity: ended ? "info" : severity,
      title: `${kind === "incident" ? "Incident: " : ""}${title}${ended ? " (resolved)" : ""}`,
      text: description,
      resource: { name: id, arn },
      facts: [
        fact("State", inWords(status)),
        fact("From", detail.source),
        fact(detail["modified-by"] ? "Changed by" : "Opened by", by && nameIn(by)),
        fact("Opened", detail["created-time"]),
      ],
      links: [consolePage({ partition, region }, "Open the item", `systems-manager/opsitems/${inUrl(id)}`)],
      ...(type === "OpsItem Update" && {
        line: `${by ? nameIn(by) : "Somebody"} set it to ${inWords(status) ?? "another state"}`,
      }),
      runbook: ended ? undefined : "ssm-ops-item",
    };
  },
});

const ENDED = /^(resolved|closed|completed|completedwithsuccess|cancelled)$/i;

const grades: Readonly<Record<string, "critical" | "high" | "medium" | "low">> = table({
  "1": "critical",
  "2": "high",
  "3": "medium",
  "4": "low",
});

const meaningOf = (type: string, kind: string | undefined, severity: string): Pick<Reading, "kind" | "class"> => {
  if (type === "OpsItem Update") return { kind: "update", class: "notification" };
  return { class: severity === "low" || kind === "changerequest" ? "notification" : "alert" };
};

const inWords = (status: string): string | undefined =>
  status.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase() || undefined;
