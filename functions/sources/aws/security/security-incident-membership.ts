import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * The membership of AWS Security Incident Response, without which nobody answers.
 * https://docs.aws.amazon.com/security-ir/latest/userguide/event-bridge-integration.html
 */
export const securityIncidentMembership = awsEvent({
  name: "security-incident-membership",
  types: {
    "aws.security-ir": ["Membership Created", "Membership Updated", "Membership Cancelled", "Membership Terminated"],
  },
  detail: z.object({ membershipId: text }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const id = detail.membershipId ?? arn?.split("/").at(-1) ?? "";
    const what = type.replace("Membership ", "").toLowerCase();
    const lost = what === "cancelled" || what === "terminated";
    return {
      situation: [id],
      ...(what === "created" && { kind: "recovered" as const }),
      class: lost ? "alert" : "notification",
      severity: lost ? "medium" : "info",
      title: `Membership of Security Incident Response was ${what === "updated" ? "changed" : what}`,
      text: lost ? "After it ends, the responders of AWS can no longer be called to an incident." : undefined,
      resource: id ? { name: id, arn } : undefined,
      links: [consolePage({ partition, region }, "Open the membership", "security-ir/home", "/membership")],
      runbook: lost ? "security-incident-membership" : undefined,
    };
  },
});
