import { eventRule, type Rule } from "../../model.ts";

/** Who got in, and what AWS's own detectors found. */
export const security: readonly Rule[] = [
  eventRule({
    id: "root-user-login",
    title: "Root user signs in",
    sentence: "Somebody signed in as the account's root user: was it expected, and who was it?",
    pattern: {
      "detail-type": ["AWS Console Sign In via CloudTrail"],
      detail: { userIdentity: { type: ["Root"] } },
    },
  }),
  eventRule({
    id: "guard-duty-finding",
    title: "GuardDuty finding",
    sentence:
      "GuardDuty found something of high severity (7 or more): an account, instance or bucket may be compromised.",
    pattern: {
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Finding"],
      detail: { severity: [{ numeric: [">=", 7] }] },
    },
  }),
  eventRule({
    id: "macie-finding",
    title: "Macie finding",
    sentence: "Macie found sensitive data or an exposed bucket of high severity.",
    pattern: {
      source: ["aws.macie"],
      "detail-type": ["Macie Finding"],
      detail: { severity: { score: [{ numeric: [">=", 3] }] } },
    },
  }),
  eventRule({
    id: "security-hub-finding",
    title: "Security Hub finding",
    sentence: "Security Hub has a new finding of high severity that nobody has looked at.",
    pattern: {
      source: ["aws.securityhub"],
      "detail-type": ["Security Hub Findings - Imported"],
      detail: {
        findings: {
          Severity: { Normalized: [{ numeric: [">=", 70] }] },
          Workflow: { Status: ["NEW"] },
          RecordState: ["ACTIVE"],
        },
      },
    },
  }),
  /** Sent by a person, from the console, who had to select at least one result: there is nothing to leave out. */
  eventRule({
    id: "security-hub-insight",
    title: "Security Hub insight",
    sentence: "Somebody sent results of a Security Hub insight.",
    mixed: true,
    pattern: { source: ["aws.securityhub"], "detail-type": ["Security Hub Insight Results"] },
  }),
  eventRule({
    id: "inspector-finding",
    title: "Inspector finding",
    sentence: "Inspector found a vulnerability or an open path into the network.",
    pattern: {
      source: ["aws.inspector2"],
      "detail-type": ["Inspector2 Finding"],
      detail: { severity: ["MEDIUM", "HIGH", "CRITICAL", "UNTRIAGED"], status: ["ACTIVE"] },
    },
  }),
  eventRule({
    id: "ecr-image-scan-finding",
    title: "Image scan finding",
    sentence: "A scan of a container image found vulnerabilities.",
    mixed: true,
    pattern: {
      source: ["aws.ecr"],
      "detail-type": ["ECR Image Scan"],
      detail: {
        "scan-status": ["COMPLETE"],
        $or: ["CRITICAL", "HIGH", "MEDIUM", "UNDEFINED"].map((severity) => ({
          "finding-severity-counts": { [severity]: [{ numeric: [">", 0] }] },
        })),
      },
    },
  }),
  eventRule({
    id: "certificate-expires",
    title: "Certificate expires soon",
    sentence: "A certificate expires soon and has not been renewed.",
    mixed: true,
    pattern: {
      source: ["aws.acm"],
      "detail-type": ["ACM Certificate Approaching Expiration"],
      detail: { DaysToExpiry: [1, 2, 3, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70] },
    },
  }),
];
