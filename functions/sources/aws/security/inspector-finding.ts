import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { arnOf, nameIn, resourceOf } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, number, part, text, time } from "../loose.ts";
import { over, severityOf, urgencyOf } from "./severity.ts";

const packages = list(z.object({ name: text, version: text, fixedInVersion: text }));

/**
 * Amazon Inspector found a vulnerability or an open port, or says that one is gone. Both the form of Inspector v2 and
 * that of its preview. https://docs.aws.amazon.com/inspector/latest/user/eventbridge-integration.html
 */
export const inspectorFinding = awsEvent({
  name: "inspector-finding",
  types: { "aws.inspector2": ["Inspector2 Finding"], "aws.inspector": ["Inspector Finding"] },
  detail: z.object({
    findingArn: text,
    awsAccountId: text,
    title: text,
    description: text,
    severity: text,
    vendorSeverity: text,
    status: text,
    type: text,
    inspectorScore: number,
    score: number,
    exploitAvailable: text,
    fixAvailable: text,
    firstObservedAt: time,
    packageVulnerabilityDetails: part({ vulnerabilityId: text, sourceUrl: text, vulnerablePackages: packages }),
    vulnerabilityId: text,
    sourceUrl: text,
    vulnerablePackages: packages,
    networkReachabilityDetails: part({ protocol: text, openPortRange: part({ begin: number, end: number }) }),
    codeVulnerabilityDetails: part({ detectorName: text, filePath: part({ fileName: text, startLine: number }) }),
    remediation: part({ recommendation: part({ text, Url: text }) }),
    recommendationText: text,
    resourceId: text,
    resources: list(
      z.object({
        id: text,
        details: part({ awsEcrContainerImage: part({ repositoryName: text, imageTags: list(z.string()) }) }),
      }),
    ),
  }),
  read: ({ detail, partition, region, account, resources: [about] }) => {
    const { findingArn, status, packageVulnerabilityDetails: found, networkReachabilityDetails: network } = detail;
    const [first] = detail.resources;
    const id = first?.id ?? about ?? detail.resourceId;
    const image = first?.details?.awsEcrContainerImage;
    const name = image?.repositoryName
      ? [image.repositoryName, image.imageTags[0]].filter(Boolean).join(":")
      : nameIn(id ?? "");
    const severity = severityOf(detail.severity ?? detail.vendorSeverity);
    const packs = [...(found?.vulnerablePackages ?? []), ...detail.vulnerablePackages];
    const ended = status === "CLOSED" || status === "SUPPRESSED";
    const ports = network?.openPortRange;
    const code = detail.codeVulnerabilityDetails;
    const source = found?.sourceUrl ?? detail.sourceUrl;
    return {
      situation: [findingArn ?? `${detail.title} ${id}`],
      ...urgencyOf(severity),
      ...(ended && over),
      title: `${detail.title ?? "Inspector has a finding"}${name ? `${network ? ":" : " in"} ${name}` : ""}`,
      text: detail.description,
      resource: id
        ? { ...resourceOf(arnOf(id, { partition, region, account: detail.awsAccountId ?? account })), name }
        : undefined,
      facts: [
        fact("Score", detail.inspectorScore ?? detail.score),
        fact(
          "Packages",
          packs
            .slice(0, 5)
            .map(({ name: pack, version }) => [pack, version].filter(Boolean).join(" "))
            .filter((each) => each !== "")
            .join(", "),
        ),
        fact(
          "Fixed in",
          packs
            .map(({ fixedInVersion }) => fixedInVersion)
            .filter((each) => each !== undefined && each !== "NotAvailable")
            .join(", "),
        ),
        fact(
          "Open ports",
          ports &&
            [network?.protocol, [...new Set([ports.begin, ports.end])].filter((port) => port !== undefined).join("-")]
              .filter(Boolean)
              .join(" "),
        ),
        fact("Where", code?.filePath && `${code.filePath.fileName}:${code.filePath.startLine}`),
        fact("Exploit known", detail.exploitAvailable?.toLowerCase()),
        fact("What to do", detail.remediation?.recommendation?.text ?? detail.recommendationText),
        fact("First seen", detail.firstObservedAt),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the finding",
          "inspector/v2/home",
          findingArn ? `/findings/all?arn=${inUrl(findingArn)}` : "/findings/all",
        ),
        source?.startsWith("https:") ? { label: "About the vulnerability", url: source } : undefined,
      ],
      ...(ended && { line: status === "CLOSED" ? "the finding is closed" : "the finding was suppressed" }),
      origin: { account: detail.awsAccountId ?? account },
      runbook: network ? "inspector-finding/network" : "inspector-finding",
    };
  },
});
