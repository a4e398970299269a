import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, text } from "../loose.ts";
import { nameOf, noted, type Outcome, success, trouble } from "../outcome.ts";

/**
 * A flow of AppFlow ran, or was switched off after failures.
 * https://docs.aws.amazon.com/appflow/latest/userguide/flow-notifications.html
 */
export const appflowFlow = awsEvent({
  name: "appflow-flow",
  types: {
    "aws.appflow": [
      "AppFlow Start Flow Run Report",
      "AppFlow End Flow Run Report",
      "AppFlow Event Flow Report",
      "AppFlow Event Flow Deactivated",
      "AppFlow Scheduled Flow Deactivated",
    ],
  },
  detail: z.object({
    "flow-name": text,
    "flow-arn": text,
    "execution-id": text,
    status: text,
    source: text,
    destination: text,
    "source-object": text,
    "destination-object": text,
    "trigger-type": text,
    "num-of-records-processed": number,
    "num-of-records-failed": number,
    "num-of-documents-processed": number,
    "data-processed": text,
    "error-message": text,
    "error-info": text,
    "deactivation-reason": text,
  }),
  read: ({ detail, type, region, partition }) => {
    const name = detail["flow-name"] ?? nameOf(detail["flow-arn"]) ?? "";
    const { words, ...outcome } = outcomeIn(type, detail.status ?? "");
    return {
      situation: [name],
      ...outcome,
      title: `AppFlow flow ${name} ${words}`,
      text: detail["error-message"] ?? detail["error-info"] ?? detail["deactivation-reason"],
      resource: { name, arn: detail["flow-arn"] },
      facts: [
        fact("From", [detail.source, detail["source-object"]].filter((each) => each).join(" · ")),
        fact("To", [detail.destination, detail["destination-object"]].filter((each) => each).join(" · ")),
        fact("Records", detail["num-of-records-processed"]),
        fact("Records that failed", detail["num-of-records-failed"] || undefined),
        fact("Data", detail["data-processed"]),
        fact("Started by", triggers.get(detail["trigger-type"] ?? "") ?? detail["trigger-type"]),
        fact("Run", detail["execution-id"]),
      ],
      links: name
        ? [consolePage({ partition, region }, "Open the flow", "appflow/home", `/details/${inUrl(name)}`)]
        : [],
    };
  },
});

const outcomeIn = (type: string, status: string): Outcome => {
  if (type.endsWith("Deactivated")) return trouble("was switched off", "high", "appflow-flow");
  if (type.includes("Start")) return noted("has started");
  if (/partial/i.test(status)) return trouble("succeeded only in part", "medium", "appflow-flow");
  return /success/i.test(status) ? success("succeeded") : trouble("failed", "high", "appflow-flow");
};

const triggers: ReadonlyMap<string, string> = new Map([
  ["ONDEMAND", "a person or a call"],
  ["SCHEDULED", "its schedule"],
  ["EVENT", "an event"],
]);
