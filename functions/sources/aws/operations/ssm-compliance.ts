import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text, time } from "../loose.ts";
import { over, severityOf } from "../security/severity.ts";

/**
 * A machine lacks patches, or is not in the state that an association asks for; or is again.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
 */
export const ssmCompliance = awsEvent({
  name: "ssm-compliance",
  types: { "aws.ssm": ["Configuration Compliance State Change"] },
  detail: z.object({
    "resource-id": text,
    "resource-type": text,
    "compliance-status": text,
    "compliance-type": text,
    "patch-baseline-id": text,
    severity: text,
    "last-runtime": time,
  }),
  read: ({ detail, partition, region, resources: [arn] }) => {
    const machine = detail["resource-id"] ?? nameIn(arn ?? "");
    const kind = detail["compliance-type"] ?? "";
    const good = detail["compliance-status"]?.toLowerCase() === "compliant";
    const severity = severityOf(detail.severity) ?? "medium";
    return {
      situation: [machine, kind],
      ...(good ? over : { class: severity === "low" || severity === "info" ? "notification" : "alert", severity }),
      title: `Machine ${machine} ${(kinds[kind] ?? [`is as ${kind || "its rules"} ask`, `is not as ${kind || "its rules"} ask`])[good ? 0 : 1]}`,
      resource: { name: machine, arn },
      facts: [fact("Patch baseline", detail["patch-baseline-id"]), fact("Last run", detail["last-runtime"])],
      links: [
        consolePage({ partition, region }, "Open compliance", "systems-manager/compliance"),
        consolePage(
          { partition, region },
          "Open the machine",
          `systems-manager/fleet-manager/managed-nodes/${inUrl(machine)}/general`,
        ),
      ],
      runbook: good ? undefined : kind === "Patch" ? "ssm-compliance/patch" : "ssm-compliance/association",
    };
  },
});

const kinds: Readonly<Record<string, readonly [good: string, bad: string]>> = table({
  Patch: ["has all its patches", "lacks patches"],
  Association: ["is in the state it should be in", "is not in the state it should be in"],
});
