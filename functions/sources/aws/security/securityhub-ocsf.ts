import * as z from "zod";
import { list, part, text, time } from "../loose.ts";
import type { Finding } from "./securityhub-asff.ts";
import { severityOf } from "./severity.ts";

/**
 * Open Cybersecurity Schema Framework, as the newer Security Hub sends findings.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/security-hub-adv-ocsf-findings.html
 */
export const ocsf = z
  .object({
    finding_info: z.object({
      uid: text,
      title: text,
      desc: text,
      types: list(z.string()),
      first_seen_time_dt: time,
      created_time_dt: time,
    }),
    severity: text,
    status: text,
    activity_name: text,
    cloud: part({ account: part({ uid: text }), region: text }),
    metadata: part({ product: part({ name: text }) }),
    resources: list(z.object({ uid: text, uid_alt: text, name: text })),
    compliance: part({ status: text }),
    remediation: part({ desc: text, references: list(z.string()) }),
    vendor_attributes: part({ severity: text }),
  })
  .transform((finding): Finding => {
    const { finding_info: info, cloud, remediation, status, activity_name: activity, compliance } = finding;
    return {
      id: info.uid,
      title: info.title,
      text: info.desc,
      severity: severityOf(finding.severity) ?? severityOf(finding.vendor_attributes?.severity),
      state: isOver(status, activity, compliance?.status) ? "over" : status === "In Progress" ? "taken" : "open",
      account: cloud?.account?.uid,
      region: cloud?.region,
      product: finding.metadata?.product?.name,
      types: info.types,
      resources: finding.resources.flatMap(({ uid, uid_alt, name }) => uid ?? uid_alt ?? name ?? []),
      firstSeen: info.first_seen_time_dt ?? info.created_time_dt,
      remedy: { text: remediation?.desc, url: remediation?.references[0] },
    };
  });

const isOver = (status?: string, activity?: string, compliance?: string): boolean =>
  /^(resolved|suppressed|archived|closed)$/i.test(status ?? "") || activity === "Close" || compliance === "Pass";
