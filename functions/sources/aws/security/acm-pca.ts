import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * A private certificate authority was created, issued or revoked a certificate, wrote its list of revoked ones or a report.
 * https://docs.aws.amazon.com/privateca/latest/userguide/CloudWatchEvents.html
 */
export const acmPca = awsEvent({
  name: "acm-pca",
  types: {
    "aws.acm-pca": [
      "ACM Private CA Creation",
      "ACM Private CA Certificate Issuance",
      "ACM Private CA Certificate Revocation",
      "ACM Private CA CRL Generation",
      "ACM Private CA Audit Report Generation",
    ],
  },
  detail: z.object({ result: text, reason: text }),
  read: ({ type, detail, partition, region, resources: [arn, other] }) => {
    const failed = /^fail/i.test(detail.result ?? "");
    const done = /^succe/i.test(detail.result ?? "");
    const deed = type.replace("ACM Private CA ", "");
    const name = nameIn(arn ?? "").split("/")[0] || "without a name";
    const [did, failedTo] = deeds[deed] ?? ["has news", "has failed"];
    return {
      situation: [arn, type],
      ...meaningOf(type, failed, done),
      title: `Certificate authority ${name} ${failed ? failedTo : done ? did : `reports: ${deed.toLowerCase()}`}`,
      text: detail.reason,
      resource: { name, arn },
      facts: [fact(type.includes("Audit") ? "Report" : "Certificate", other && nameIn(other).split("/").at(-1))],
      links: [
        consolePage({ partition, region }, "Open the authority", "acm-pca/home", `/details?arn=${inUrl(arn ?? "")}`),
      ],
      runbook: failed ? "acm-pca" : undefined,
    };
  },
});

const deeds: Readonly<Record<string, readonly [done: string, failed: string]>> = table({
  Creation: ["was created", "could not be created"],
  "Certificate Issuance": ["issued a certificate", "could not issue a certificate"],
  "Certificate Revocation": ["revoked a certificate", "could not revoke a certificate"],
  "CRL Generation": ["wrote its list of revoked certificates", "could not write its list of revoked certificates"],
  "Audit Report Generation": ["wrote an audit report", "could not write an audit report"],
});

const meaningOf = (type: string, failed: boolean, done: boolean): Pick<Reading, "kind" | "class" | "severity"> => {
  if (!failed && !done) return { class: "notification", severity: "info" };
  if (!failed) return { kind: "recovered", class: "notification", severity: "info" };
  return { class: "alert", severity: type.includes("CRL") || type.includes("Revocation") ? "high" : "medium" };
};
