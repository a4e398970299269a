import * as z from "zod";
import { inWords } from "../../domain/time.ts";
import { number, text } from "../aws/loose.ts";
import { inUtc } from "../aws.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { monitor, type Report, when } from "./monitor.ts";

const check = z.object({
  name: text,
  slug: text,
  tags: text,
  desc: text,
  status: z.string().min(1),
  code: text,
  uuid: text,
  unique_key: text,
  last_ping: text,
  timeout: number,
  grace: number,
  schedule: text,
  tz: text,
});

/**
 * A scheduled job that did not report to Healthchecks: the body of the webhook is the team's own, and understood with
 * `$JSON`, with `{"check": $JSON}`, or with `code`, `name` and `status`. The check's ping address is a secret of the
 * job, and never shown.
 * https://healthchecks.io/docs/configuring_notifications/
 */
export const healthchecks = monitor({
  name: "healthchecks",
  marks: [
    { fields: ["check"], where: { field: "check.slug" } },
    { fields: ["n_pings", "status"] },
    { fields: ["code", "name", "status"], where: { field: "status", is: "down" } },
    { fields: ["code", "name", "status"], where: { field: "status", is: "up" } },
  ],
  schema: z.union([z.object({ check }).transform(({ check }) => check), check]),
  read: (check) => {
    const { said, ...meaning } = states[check.status] ?? { kind: "update", class: "notification", said: check.status };
    const name = check.name ?? check.slug ?? "A scheduled job";
    const ping = when(check.last_ping);
    return {
      key: [check.uuid ?? check.code ?? check.unique_key ?? check.slug ?? name],
      ...meaning,
      title: `${name} ${said}`,
      text: check.desc,
      resource: name,
      facts: [
        fact("Last seen", ping ? inUtc(ping) : check.last_ping),
        fact("Schedule", check.schedule && [check.schedule, check.tz].filter((part) => part).join(" ")),
        check.schedule ? undefined : fact("Expected every", check.timeout && inWords(check.timeout)),
        fact("Grace", check.grace && inWords(check.grace)),
        fact("Tags", check.tags),
      ],
      line: said,
      ...(check.status === "down" && { runbook: "healthchecks" }),
    };
  },
});

const states: Readonly<Record<string, Pick<Report, "kind" | "class" | "severity"> & { readonly said: string }>> = table(
  {
    down: { kind: "problem", severity: "high", said: "did not report in time" },
    up: { kind: "recovered", said: "reports again" },
    grace: { kind: "update", class: "notification", said: "is late" },
    started: { kind: "update", class: "notification", said: "has started" },
  },
);
