import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { shortDigest } from "../image-digest.ts";
import { list, number, text } from "../loose.ts";
import { calm, nameOf, noted, type Outcome, trouble } from "../outcome.ts";

/**
 * ECR's own scan of an image ended. Findings that are critical or high are trouble, and the same tag scanned again
 * without any closes them; the enhanced scan of Amazon Inspector reports by its own events.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
 */
export const ecrImageScan = awsEvent({
  name: "ecr-image-scan",
  types: { "aws.ecr": ["ECR Image Scan"] },
  detail: z.object({
    "scan-status": text,
    "repository-name": text,
    "finding-severity-counts": z.record(z.string(), number).catch({}),
    "image-digest": text,
    "image-tags": list(z.string()),
  }),
  read: ({ detail, region, resources: [arn] }) => {
    const repository = detail["repository-name"] ?? nameOf(arn) ?? "";
    const tags = detail["image-tags"];
    const tag = tags.includes("latest") ? "latest" : (tags[0] ?? "");
    const counts = new Map(severities.map((name) => [name, detail["finding-severity-counts"][name] ?? 0]));
    const { words, ...outcome } = outcomeOfScan(detail["scan-status"] ?? "", counts);
    return {
      situation: [repository, tag],
      ...outcome,
      title: `Scan of image ${repository}${tag ? `:${tag}` : ""} ${words}`,
      resource: { name: repository, arn },
      facts: [
        fact("Tags", tags.join(", ")),
        ...severities.map((name) => fact(labels[name], counts.get(name) || undefined)),
        fact("Digest", shortDigest(detail["image-digest"])),
      ],
      links: [resourceLink(arn, region)],
    };
  },
});

const severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNDEFINED"] as const;
const labels: Readonly<Record<(typeof severities)[number], string>> = {
  CRITICAL: "Critical findings",
  HIGH: "High findings",
  MEDIUM: "Medium findings",
  LOW: "Low findings",
  INFORMATIONAL: "Informational findings",
  UNDEFINED: "Findings without severity",
};

const outcomeOfScan = (status: string, counts: ReadonlyMap<string, number>): Outcome => {
  if (status !== "" && status !== "COMPLETE") return trouble("failed", "medium", "ecr-image-scan/failed");
  const [critical = 0, high = 0] = [counts.get("CRITICAL"), counts.get("HIGH")];
  if (critical > 0) return trouble(`found ${vulnerabilities(critical, "critical")}`, "critical", "ecr-image-scan");
  if (high > 0) return trouble(`found ${vulnerabilities(high, "high-severity")}`, "high", "ecr-image-scan");
  const others = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return others > 0
    ? { ...noted(`found ${vulnerabilities(others, "minor")}`, "low"), kind: "recovered" }
    : { ...calm("found no vulnerability"), class: "notification" };
};

const vulnerabilities = (count: number, how: string): string =>
  `${count} ${how} ${count === 1 ? "vulnerability" : "vulnerabilities"}`;
