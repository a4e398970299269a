import * as z from "zod";
import type { Severity } from "../../../domain/card.ts";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, text, time, truth } from "../loose.ts";
import { inWords } from "../outcome.ts";

/**
 * A certificate of ACM is about to expire, cannot be renewed, has expired or was revoked; available again closes that.
 * https://docs.aws.amazon.com/acm/latest/userguide/supported-events.html
 */
export const acmCertificate = awsEvent({
  name: "acm-certificate",
  types: {
    "aws.acm": [
      "ACM Certificate Approaching Expiration",
      "ACM Certificate Available",
      "ACM Certificate Expired",
      "ACM Certificate Renewal Action Required",
      "ACM Certificate Revoked",
      "ACM Certificate Revoked by Certificate Authority (CA)",
    ],
  },
  detail: z.object({
    CommonName: text,
    CertificateType: text,
    DaysToExpiry: number,
    Action: text,
    RenewalStatusReason: text,
    RevocationReason: text,
    DomainValidationMethod: text,
    CertificateExpirationDate: time,
    InUse: truth,
    Exported: truth,
  }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const { CommonName, DaysToExpiry: days, InUse, Exported, RenewalStatusReason: reason, RevocationReason } = detail;
    const id = nameIn(arn ?? "");
    const name = CommonName ?? (id || "without a name");
    const used = InUse === true || Exported === true;
    const type_ = type.replace("ACM Certificate ", "");
    return {
      situation: [arn ?? name],
      ...meaningOf(type_, days, InUse === false && Exported !== true),
      title: `Certificate ${name} ${words(type_, days, detail.Action)}`,
      text: reason
        ? (reasons[reason] ?? reason)
        : RevocationReason
          ? `Reason: ${inWords(RevocationReason)}`
          : undefined,
      resource: { name, arn },
      facts: [
        fact("Expires", detail.CertificateExpirationDate),
        fact(
          "In use",
          InUse === undefined && Exported === undefined ? undefined : used ? (InUse ? "yes" : "exported") : "no",
        ),
        fact("Validated by", detail.DomainValidationMethod),
        fact("Issued as", detail.CertificateType && inWords(detail.CertificateType)),
      ],
      links: [consolePage({ partition, region }, "Open the certificate", "acm/home", `/certificates/${inUrl(id)}`)],
      runbook:
        type_ === "Available" ? undefined : `acm-certificate/${type_.startsWith("Revoked") ? "revoked" : "expiry"}`,
    };
  },
});

const meaningOf = (
  type: string,
  days: number | undefined,
  unused: boolean,
): Pick<Reading, "kind" | "class" | "severity"> => {
  if (type === "Available") return { kind: "recovered", class: "notification", severity: "info" };
  if (unused) return { class: "notification", severity: "low" };
  if (type === "Expired" || type.startsWith("Revoked")) return { class: "alert", severity: "critical" };
  const severity = urgency(days ?? 0);
  // ACM warns every day from the 45th on, and tries to renew until the last: a person is asked for the last two weeks.
  const early = type === "Approaching Expiration" && (days ?? 0) > 14;
  return { class: early ? "notification" : "alert", severity };
};

const urgency = (days: number): Severity => {
  if (days <= 1) return "critical";
  if (days <= 7) return "high";
  return days <= 14 ? "medium" : "low";
};

const words = (type: string, days: number | undefined, action: string | undefined): string => {
  const left = days === undefined ? "soon" : days <= 0 ? "today" : `in ${counted(days)}`;
  if (type === "Approaching Expiration") return `expires ${left}`;
  if (type === "Renewal Action Required") return `cannot be renewed and expires ${left}`;
  if (type === "Expired") return "has expired";
  if (type.includes("Authority")) return "was revoked by the certificate authority";
  if (type === "Revoked") return "was revoked";
  return action === "RENEWAL" ? "was renewed" : action?.includes("IMPORT") ? "was imported" : "is valid and ready";
};

const counted = (days: number): string => (days === 1 ? "1 day" : `${days} days`);

/** https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-renewal.html */
const reasons: Readonly<Record<string, string>> = table({
  CAA_ERROR: "A CAA record of the domain forbids Amazon to issue certificates for it.",
  PENDING_DOMAIN_VALIDATION:
    "The domain has to be proven anew: the DNS record is missing, or nobody answered the e-mail.",
  DOMAIN_NOT_ALLOWED: "A public service reports the domain as unsafe.",
  DOMAIN_VALIDATION_DENIED: "Somebody refused the request to prove the domain.",
  NO_AVAILABLE_CONTACTS: "The domain has no address that could be asked.",
  ADDITIONAL_VERIFICATION_REQUIRED: "AWS wants to know more about the domain before it issues a certificate.",
  INVALID_PUBLIC_DOMAIN: "The domain's name is not one of the public internet.",
  PCA_LIMIT_EXCEEDED: "The private authority has issued as many certificates as it may.",
  PCA_INVALID_ARN: "The private authority is not known any more.",
  PCA_INVALID_STATE: "The private authority is disabled.",
  PCA_REQUEST_FAILED: "The private authority did not answer.",
  PCA_NAME_CONSTRAINTS_VALIDATION: "The private authority may not issue certificates for this name.",
  PCA_RESOURCE_NOT_FOUND: "The private authority was deleted.",
  PCA_INVALID_ARGS: "The private authority refused the request as wrong.",
  PCA_INVALID_DURATION: "The private authority itself is not valid for that long.",
  PCA_ACCESS_DENIED: "ACM may not use the private authority any more.",
  SLR_NOT_FOUND: "ACM's own role is missing in the account.",
});
