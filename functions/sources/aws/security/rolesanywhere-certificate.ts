import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { number, text } from "../loose.ts";

/**
 * A certificate with which servers outside of AWS prove who they are is about to expire.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/customize-notification-settings.html
 */
export const rolesanywhereCertificate = awsEvent({
  name: "rolesanywhere-certificate",
  types: { "aws.rolesanywhere": ["Roles Anywhere Certificate Expiration State Change"] },
  detail: z.object({ "certificate-serial-number": text, "days-to-expiry": number, issuer: text }),
  read: ({ detail, partition, region, resources: [anchor] }) => {
    const { "certificate-serial-number": serial, "days-to-expiry": days, issuer } = detail;
    const issued = /CN=([^,]+)/.exec(issuer ?? "")?.[1];
    const what = anchor
      ? `Trust anchor certificate of ${issued ?? nameIn(anchor)}`
      : `Certificate ${serial ?? ""}`.trim();
    return {
      situation: [anchor, serial],
      class: (days ?? 0) <= 14 ? "alert" : "notification",
      severity: (days ?? 0) <= 1 ? "critical" : (days ?? 0) <= 7 ? "high" : "medium",
      title: `${what} for IAM Roles Anywhere ${days === undefined ? "expires soon" : days <= 0 ? "has expired" : `expires in ${days === 1 ? "1 day" : `${days} days`}`}`,
      text: anchor
        ? "Without it, nothing outside of AWS that relies on this trust anchor gets credentials."
        : "Without it, the server that holds it gets no credentials.",
      resource: { name: anchor ? nameIn(anchor) : (serial ?? "certificate"), arn: anchor },
      facts: [fact("Issued by", issued ?? issuer), fact("Serial number", anchor ? serial : undefined)],
      links: [consolePage({ partition, region }, "Open the trust anchors", "rolesanywhere/home", "/trust-anchors")],
      runbook: `rolesanywhere-certificate/${anchor ? "trust-anchor" : "end-entity"}`,
    };
  },
});
