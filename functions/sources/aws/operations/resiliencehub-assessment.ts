import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * Resilience Hub has looked at an application, or found a new dependency, or policies that contradict each other.
 * https://docs.aws.amazon.com/resilience-hub/latest/userguide/next-gen-eventbridge-types.html
 */
export const resiliencehubAssessment = awsEvent({
  name: "resiliencehub-assessment",
  types: { "aws.resiliencehub": ["Assessment Completed", "New Dependency Discovered", "Policy Conflict Detected"] },
  detail: z.object({
    status: text,
    assessmentStatus: text,
    complianceStatus: text,
    serviceName: text,
    appName: text,
    message: text,
    dependencyName: text,
  }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const name = detail.appName ?? detail.serviceName ?? nameIn(arn ?? "the application");
    const status = detail.status ?? detail.assessmentStatus ?? "";
    const bad = /fail|breach|not.?met/i.test(`${status} ${detail.complianceStatus ?? ""}`);
    const met = detail.complianceStatus === undefined ? /succe/i.test(status) : detail.complianceStatus === "PolicyMet";
    const [words, topic] = types[type] ?? ["has news of", type];
    const failed = /fail/i.test(status);
    return {
      situation: [arn ?? name, topic],
      ...(type === "Assessment Completed" && met && !bad && { kind: "recovered" as const }),
      class: bad || topic === "policy" ? "alert" : "notification",
      severity: bad || topic === "policy" ? "medium" : "info",
      title:
        topic === "assessment" && !failed && (bad || met)
          ? `${detail.appName ? "Application" : "Service"} ${name} ${bad ? "does not meet" : "meets"} its resilience policy`
          : `Resilience Hub ${failed ? "could not look at" : words} ${name}${detail.dependencyName ? `: ${detail.dependencyName}` : ""}`,
      text: detail.message,
      resource: { name, arn },
      facts: [
        fact(
          "Policy",
          /^Policy(Met|Breached)$/.test(detail.complianceStatus ?? "")
            ? undefined
            : detail.complianceStatus?.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase(),
        ),
      ],
      links: [consolePage({ partition, region }, "Open Resilience Hub", "resiliencehub/home", "/applications")],
      runbook: bad ? "resiliencehub-assessment" : undefined,
    };
  },
});

const types: Readonly<Record<string, readonly [words: string, topic: string]>> = table({
  "Assessment Completed": ["has looked at", "assessment"],
  "New Dependency Discovered": ["found a new dependency of", "dependency"],
  "Policy Conflict Detected": ["found policies that contradict each other for", "policy"],
});
