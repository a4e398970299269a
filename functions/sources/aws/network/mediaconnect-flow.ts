import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text, truth } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { nameIn } from "./resource-name.ts";

/**
 * A MediaConnect flow changed its state, or met an error that somebody has to mend.
 * https://docs.aws.amazon.com/mediaconnect/latest/ug/monitoring-cloudwatch-events.html
 */
export const mediaconnectFlow = awsEvent({
  name: "mediaconnect-flow",
  types: {
    "aws.mediaconnect": ["MediaConnect Alert", "MediaConnect Flow Status Change", "MediaConnect Output Status Change"],
  },
  detail: z.object({
    errored: truth,
    "error-code": text,
    "error-message": text,
    currentStatus: text,
    previousStatus: text,
  }),
  read: ({ detail, resources, type, region }) => {
    const flow = resources[0];
    const name = nameIn(resources.at(-1)) ?? "a flow";
    const status = detail.currentStatus ?? "";
    const alert = type === "MediaConnect Alert";
    const meaning = alert ? alertOf(detail.errored ?? true) : statusOf(status);
    const what = type.includes("Output") ? "output" : "flow";
    const said = alert
      ? meaning.kind === "recovered"
        ? "no longer has its error"
        : "has an error"
      : status === "ERROR"
        ? "has an error"
        : status
          ? `is now ${inWords(status)}`
          : "has changed";
    return {
      situation: [alert ? "error" : "status", resources.at(-1), alert ? detail["error-code"] : undefined],
      ...meaning,
      title: `MediaConnect ${what} ${name} ${said}`,
      text: detail["error-message"],
      resource: { name, arn: resources.at(-1) },
      facts: [
        fact("Error", detail["error-code"]),
        fact("It was", detail.previousStatus && inWords(detail.previousStatus)),
      ],
      links: [resourceLink(flow, region)],
      line: said,
      runbook: meaning.class === "alert" && meaning.kind !== "recovered" ? "mediaconnect-flow" : undefined,
    };
  },
});

type Meaning = Pick<Reading, "kind" | "class" | "severity">;

const alertOf = (errored: boolean): Meaning =>
  errored ? { class: "alert", severity: "high" } : { kind: "recovered", class: "alert" };

const statusOf = (status: string): Meaning => {
  if (status === "ERROR") return { class: "alert", severity: "high" };
  return { class: "notification", ...(status === "ACTIVE" && { kind: "recovered" }) };
};
