import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { nameIn } from "./resource-name.ts";

const standing = part({ "readiness-status": text });

/**
 * Whether a cell, a recovery group or what a readiness check looks at could take over, by Application Recovery
 * Controller. https://docs.aws.amazon.com/r53recovery/latest/dg/eventbridge-readiness.html
 */
export const recoveryReadiness = awsEvent({
  name: "recovery-readiness",
  types: {
    "aws.route53-recovery-readiness": [
      "Route 53 Application Recovery Controller cell readiness status change",
      "Route 53 Application Recovery Controller readiness check status change",
      "Route 53 Application Recovery Controller recovery group readiness status change",
    ],
  },
  detail: z.object({
    "new-state": standing,
    "previous-state": standing,
    "cell-name": text,
    "readiness-check-name": text,
    "recovery-group-name": text,
  }),
  read: ({ detail, resources, type, ...place }) => {
    const status = detail["new-state"]?.["readiness-status"] ?? "UNKNOWN";
    const before = detail["previous-state"]?.["readiness-status"];
    const ready = status === "READY";
    const [what, name] = detail["cell-name"]
      ? ["Cell", detail["cell-name"]]
      : detail["recovery-group-name"]
        ? ["Recovery group", detail["recovery-group-name"]]
        : ["Readiness check", detail["readiness-check-name"] ?? nameIn(resources[0]) ?? ""];
    return {
      situation: [what, name],
      kind: ready ? "recovered" : "problem",
      class: ready || status === "UNKNOWN" ? "notification" : "alert",
      severity: ready ? undefined : "high",
      title: `${what} ${name} is ${inWords(status)}`,
      text: ready ? undefined : "If you had to fail over now, it might not carry the load.",
      resource: { name, arn: resources[0] },
      facts: [fact("It was", before && inWords(before))],
      links: [consolePage(place, "Open Application Recovery Controller", "route53recovery/home", "/dashboard")],
      runbook: ready ? undefined : "recovery-readiness",
    };
  },
});
