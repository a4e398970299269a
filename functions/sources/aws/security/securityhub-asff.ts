import * as z from "zod";
import type { Severity } from "../../../domain/card.ts";
import { list, number, part, text, time } from "../loose.ts";
import { severityOf } from "./severity.ts";

/** A finding of Security Hub, whichever of its two formats it came in. */
export interface Finding {
  readonly id?: string;
  readonly title?: string;
  readonly text?: string;
  readonly severity?: Severity;
  /** `over`: resolved, archived, suppressed or passed; `taken`: somebody was told of it before. */
  readonly state: "open" | "taken" | "over";
  readonly account?: string;
  readonly region?: string;
  /** The product that found it. */
  readonly product?: string;
  readonly types: readonly string[];
  /** ARNs mostly. */
  readonly resources: readonly string[];
  readonly firstSeen?: string;
  readonly remedy?: { readonly text?: string; readonly url?: string };
}

/**
 * AWS Security Finding Format.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format-syntax.html
 */
export const asff = z
  .object({
    SchemaVersion: z.string(),
    Id: text,
    ProductName: text,
    AwsAccountId: text,
    Region: text,
    Types: list(z.string()),
    FirstObservedAt: time,
    Title: text,
    Description: text,
    Severity: part({ Label: text, Normalized: number }),
    Remediation: part({ Recommendation: part({ Text: text, Url: text }) }),
    ProductFields: part({ "aws/securityhub/ProductName": text }),
    Resources: list(z.object({ Id: text, Region: text })),
    Compliance: part({ Status: text }),
    Workflow: part({ Status: text }),
    RecordState: text,
  })
  .transform((finding): Finding => {
    const { Severity: severity, Remediation: remediation, ProductFields: fields, Resources: resources } = finding;
    return {
      id: finding.Id,
      title: finding.Title,
      text: finding.Description,
      severity: severityOf(severity?.Label) ?? fromNumber(severity?.Normalized),
      state: stateOf(finding.RecordState, finding.Workflow?.Status, finding.Compliance?.Status),
      account: finding.AwsAccountId,
      region: finding.Region ?? resources[0]?.Region,
      product: finding.ProductName ?? fields?.["aws/securityhub/ProductName"],
      types: finding.Types,
      resources: resources.flatMap(({ Id }) => Id ?? []),
      firstSeen: finding.FirstObservedAt,
      remedy: { text: remediation?.Recommendation?.Text, url: remediation?.Recommendation?.Url },
    };
  });

const stateOf = (record?: string, workflow?: string, compliance?: string): Finding["state"] => {
  if (record === "ARCHIVED" || workflow === "RESOLVED" || workflow === "SUPPRESSED" || compliance === "PASSED")
    return "over";
  return workflow === "NOTIFIED" ? "taken" : "open";
};

/** https://docs.aws.amazon.com/securityhub/latest/userguide/asff-required-attributes.html#Severity */
const fromNumber = (normalized: number | undefined): Severity | undefined => {
  if (normalized === undefined) return undefined;
  if (normalized >= 90) return "critical";
  if (normalized >= 70) return "high";
  if (normalized >= 40) return "medium";
  return normalized >= 1 ? "low" : "info";
};
