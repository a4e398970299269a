import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { arnOf, nameIn } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { shortDigest } from "../image-digest.ts";
import { list, text } from "../loose.ts";

/**
 * Inspector has scanned an image, a function or an instance, for the first time or again, and counts what it found.
 * https://docs.aws.amazon.com/inspector/latest/user/eventbridge-integration.html
 */
export const inspectorScan = awsEvent({
  name: "inspector-scan",
  types: { "aws.inspector2": ["Inspector2 Scan"], "aws.inspector": ["Inspector Scan"] },
  detail: z.object({
    "scan-status": text,
    "repository-name": text,
    "image-digest": text,
    "image-tags": list(z.string()),
    "finding-severity-counts": z.record(z.string(), z.number()).catch({}),
  }),
  read: ({ detail, partition, region, account, resources: [about] }) => {
    const repository = detail["repository-name"] ?? about ?? "";
    const tag = detail["image-tags"][0];
    const image = `${nameIn(repository).replace(/:\$LATEST$/, "")}${tag ? `:${tag}` : ""}`;
    const kind = about?.includes(":lambda:") ? "Function" : about?.startsWith("i-") ? "Instance" : "Image";
    const { CRITICAL: critical = 0, HIGH: high = 0, ...others } = detail["finding-severity-counts"];
    const bad = critical + high > 0;
    const found = [
      critical && `${critical} critical`,
      high && `${high} high`,
      others.MEDIUM && `${others.MEDIUM} medium`,
      others.LOW && `${others.LOW} low`,
    ].filter(Boolean);
    const vulnerabilities =
      found.length === 1 && String(found[0]).startsWith("1 ") ? "vulnerability" : "vulnerabilities";
    const failed = detail["scan-status"]?.includes("FAIL");
    return {
      situation: [nameIn(repository), tag ?? detail["image-digest"]],
      ...(bad || failed
        ? { class: "alert", severity: critical > 0 ? "critical" : failed ? "medium" : "high" }
        : { kind: "recovered", class: "notification", severity: "info" }),
      title: failed
        ? `${kind} ${image} could not be scanned`
        : `${kind} ${image} has ${found.length > 0 ? `${found.slice(0, 2).join(" and ")} ${vulnerabilities}` : "no known vulnerabilities"}`,
      resource: { name: image, arn: about && arnOf(about, { partition, region, account }) },
      facts: [
        fact("Vulnerabilities", found.join(", ")),
        fact(
          "Scan",
          detail["scan-status"] === "INITIAL_SCAN_COMPLETE" ? "the first one" : "again, because more is known now",
        ),
        fact("Digest", tag ? undefined : shortDigest(detail["image-digest"])),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the findings",
          "inspector/v2/home",
          kind === "Image" ? "/findings/container-image" : "/findings/all",
        ),
      ],
      runbook: bad ? (kind === "Function" ? "inspector-scan/function" : "inspector-scan") : undefined,
    };
  },
});
