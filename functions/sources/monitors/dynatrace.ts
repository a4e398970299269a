import * as z from "zod";
import type { Severity } from "../../domain/card.ts";
import { list, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { monitor, page, type Report } from "./monitor.ts";

/**
 * A problem of Dynatrace, in the payload that its custom integration proposes.
 * https://docs.dynatrace.com/docs/analyze-explore-automate/notifications-and-alerting/problem-notifications/webhook-integration
 */
export const dynatrace = monitor({
  name: "dynatrace",
  marks: [{ fields: ["ProblemID", "State"] }],
  schema: z.object({
    PID: text,
    ProblemID: z.string().min(1),
    ProblemTitle: text,
    State: z.string().min(1),
    ProblemSeverity: text,
    ProblemImpact: text,
    ProblemDetailsText: text,
    ProblemURL: text,
    "Problem URL": text,
    ImpactedEntity: text,
    ImpactedEntities: list(z.object({ name: text })),
    Tags: text,
  }),
  read: (event) => {
    const { said, ...meaning } = states[event.State.toUpperCase()] ?? { kind: "problem" as const, said: "" };
    const title = event.ProblemTitle ?? `Problem ${event.ProblemID}`;
    const names = event.ImpactedEntities.map(({ name }) => name).filter((name) => name !== undefined);
    return {
      key: [event.PID ?? event.ProblemID],
      ...meaning,
      severity: severities[event.ProblemSeverity ?? ""],
      title: said ? `${title}: ${said}` : title,
      text: event.ProblemDetailsText ?? event.ImpactedEntity,
      resource: names[0],
      facts: [
        names.length > 1 ? fact("Impacted", names.slice(0, 10).join(", ")) : undefined,
        fact("Impact", event.ProblemImpact && inWords(event.ProblemImpact)),
        fact("What it is", event.ProblemSeverity && inWords(event.ProblemSeverity)),
        fact("Problem", event.ProblemID),
        fact("Tags", event.Tags),
      ],
      pages: [page("Open the problem", event.ProblemURL ?? event["Problem URL"])],
      line: said || title,
    };
  },
});

const states: Readonly<Record<string, Pick<Report, "kind"> & { readonly said: string }>> = table({
  RESOLVED: { kind: "recovered", said: "resolved" },
  MERGED: { kind: "recovered", said: "merged into another problem" },
});

/** https://docs.dynatrace.com/docs/discover-dynatrace/references/semantic-dictionary/model/problem */
const severities: Readonly<Record<string, Severity>> = table({
  AVAILABILITY: "critical",
  ERROR: "high",
  PERFORMANCE: "medium",
  RESOURCE_CONTENTION: "medium",
  CUSTOM_ALERT: "medium",
  MONITORING_UNAVAILABLE: "high",
});

/** `RESOURCE_CONTENTION` as people write it. */
const inWords = (word: string): string => word.toLowerCase().replaceAll("_", " ");
