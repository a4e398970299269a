import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn, resourceOf } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, text } from "../loose.ts";
import { asff, type Finding } from "./securityhub-asff.ts";
import { ocsf } from "./securityhub-ocsf.ts";
import { over, urgencyOf } from "./severity.ts";

/**
 * Security Hub has a new or changed finding, of itself or of a product that reports to it; or a person sent findings on
 * with a custom action. https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html
 */
export const securityhubFinding = awsEvent({
  name: "securityhub-finding",
  types: {
    "aws.securityhub": [
      "Security Hub Findings - Imported",
      "Security Hub Findings - Custom Action",
      "Findings Imported V2",
    ],
  },
  detail: z.object({ actionName: text, actionDescription: text, findings: list(z.union([asff, ocsf])) }),
  read: ({ detail, partition, region, account, resources: [reported] }) => {
    const { actionName, findings } = detail;
    const [finding = unknown, ...others] = findings;
    const { id = reported, title = "Security Hub has a finding", product, resources, remedy } = finding;
    const [resource] = resources;
    const more = others.length > 0 ? ` and ${others.length} more` : "";
    return {
      // A person may send many at once: they are one situation, the same ones again are the same.
      situation: others.length > 0 ? [actionName, ...findings.map((each) => each.id)] : [id],
      ...meaningOf(findings),
      title: `${title}${resource ? `: ${nameIn(resource)}` : ""}${more}`,
      text: [finding.text, remedyIn(finding)].filter((each) => each !== undefined).join("\n") || undefined,
      resource: resourceOf(resource),
      facts: [
        fact("Found by", product),
        fact("Sent by", actionName),
        fact("Kind", kindOf(finding.types[0])),
        fact(
          "Also",
          others
            .map((each) => each.title)
            .slice(0, 5)
            .join("; "),
        ),
        fact("Also affected", resources.slice(1, 6).map(nameIn).join(", ")),
        fact("First seen", finding.firstSeen),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the finding",
          "securityhub/home",
          `/findings?search=Id%3D%255Coperator%255C%253AEQUALS%255C%253A${inUrl(inUrl(id ?? ""))}`,
        ),
        remedy?.url ? { label: "How to mend it", url: remedy.url } : undefined,
      ],
      ...lines[finding.state],
      origin: { account: finding.account ?? account, region: finding.region ?? region },
      runbook: products[product?.replace(/^(amazon|aws) /i, "").toLowerCase() ?? ""] ?? "securityhub-finding",
    };
  },
});

const unknown: Finding = { state: "open", types: [], resources: [] };

const lines: Readonly<Record<Finding["state"], { readonly line?: string }>> = {
  open: {},
  taken: { line: "marked in Security Hub as being dealt with" },
  over: { line: "the finding is resolved" },
};

/** Whose findings have advice of their own. */
const products: Readonly<Record<string, string>> = table({
  inspector: "inspector-finding",
  guardduty: "guardduty-finding/other",
});

/** What to do about it. A control only says that its documentation does, to which the card links. */
const remedyIn = ({ remedy }: Finding): string | undefined =>
  remedy?.url && /^for (information|directions) on how to/i.test(remedy.text ?? "") ? undefined : remedy?.text;

/** Several findings are as bad as their worst, and over only together. */
const meaningOf = (findings: readonly Finding[]): Pick<Reading, "kind" | "class" | "severity"> => {
  const open = findings.filter(({ state }) => state !== "over");
  const [worst] = [...(open.length > 0 ? open : findings)].sort((a, b) => rank(a) - rank(b));
  if (findings.length > 0 && open.length === 0) return { ...urgencyOf(worst?.severity), ...over };
  const taken = open.length > 0 && open.every(({ state }) => state === "taken");
  return { ...urgencyOf(worst?.severity), ...(taken && { kind: "update" }) };
};

const order = ["critical", "high", "medium", "low", "info"];
const rank = ({ severity }: Finding): number => (severity ? order.indexOf(severity) : 2);

/** `Software and Configuration Checks/Vulnerabilities/CVE`: the last word says it, other than of controls. */
const kindOf = (type: string | undefined): string | undefined => {
  const kind = type?.split("/").at(-1)?.replaceAll("-", " ");
  return kind === "Industry and Regulatory Standards" ? undefined : kind;
};
