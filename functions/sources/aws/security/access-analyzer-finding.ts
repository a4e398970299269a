import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn, resourceOf } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, number, text, time, truth } from "../loose.ts";
import { over } from "./severity.ts";

/**
 * IAM Access Analyzer: somebody outside (or another inside) may use a resource, or rights that nobody uses.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-eventbridge.html
 */
export const accessAnalyzerFinding = awsEvent({
  name: "access-analyzer-finding",
  types: {
    "aws.access-analyzer": [
      "Access Analyzer Finding",
      "Internal Access Finding",
      "Unused Access Finding for IAM entities",
    ],
  },
  detail: z.object({
    id: text,
    accountId: text,
    region: text,
    resource: text,
    resourceType: text,
    status: text,
    isDeleted: truth,
    isPublic: truth,
    error: text,
    action: list(z.string()),
    principal: z.record(z.string(), z.unknown()).optional().catch(undefined),
    findingType: text,
    numberOfUnusedActions: number,
    numberOfUnusedServices: number,
    createdAt: time,
  }),
  read: ({ type, detail, partition, region, account, resources: [analyzer] }) => {
    const { id, resource = "", status, isPublic, action, error } = detail;
    const name = nameIn(resource) || "a resource";
    const unused = type.startsWith("Unused");
    const who = principalOf(detail.principal);
    const ended = status === "RESOLVED" || status === "ARCHIVED" || detail.isDeleted === true;
    return {
      situation: [resource || undefined, id],
      class: unused ? "notification" : "alert",
      severity: isPublic ? "critical" : unused ? "low" : error ? "low" : "high",
      ...(ended && over),
      title: unused
        ? `${inWords[detail.findingType ?? ""] ?? "Rights that nobody uses"}: ${name}`
        : error
          ? `Access Analyzer could not look at ${name}`
          : isPublic
            ? `${name} is open to everybody`
            : `${name} can be used by ${who ?? "somebody outside"}`,
      text: error ? (errors[error] ?? error) : undefined,
      resource: resourceOf(resource),
      facts: [
        fact("May do", action.slice(0, 8).join(", ")),
        fact("Who", who),
        fact("Unused actions", detail.numberOfUnusedActions),
        fact("Unused services", detail.numberOfUnusedServices),
        fact("Resource type", detail.resourceType),
        fact("Analyzer", analyzer && nameIn(analyzer)),
        fact("Since", detail.createdAt),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the finding",
          "access-analyzer/home",
          id ? `/findings/details/${inUrl(id)}` : "/findings",
        ),
      ],
      ...(ended && { line: status === "ARCHIVED" ? "the finding was archived" : "the finding is resolved" }),
      origin: { account: detail.accountId ?? account },
      runbook: unused ? undefined : error ? "access-analyzer-finding/error" : "access-analyzer-finding",
    };
  },
});

/** `{ "AWS": "999988887777" }`, `{ "Federated": ... }` as words. */
const principalOf = (principal: Readonly<Record<string, unknown>> | undefined): string | undefined => {
  const [kind, value] = Object.entries(principal ?? {})[0] ?? [];
  if (!kind || typeof value !== "string") return undefined;
  if (value === "*") return "everybody";
  if (/^\d{12}$/.test(value)) return `account ${value}`;
  return kind === "AWS" ? nameIn(value) : value;
};

const inWords: Readonly<Record<string, string>> = table({
  UnusedIAMRole: "A role that nobody uses",
  UnusedIAMUserAccessKey: "An access key that nobody uses",
  UnusedIAMUserPassword: "A password that nobody uses",
  UnusedPermission: "Rights that nobody uses",
});

const errors: Readonly<Record<string, string>> = table({
  ACCESS_DENIED: "A policy denies the analyzer access, so nobody knows who else may use this resource.",
  INTERNAL_ERROR: "AWS had an error of its own and will try again.",
});
