import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { part, text } from "../loose.ts";
import { inWords, nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * An environment of Managed Workflows for Apache Airflow changed its state.
 * https://docs.aws.amazon.com/mwaa/latest/userguide/mwaa-eventbridge.html
 */
export const mwaaEnvironment = awsEvent({
  name: "mwaa-environment",
  types: { "aws.airflow": ["MWAA Environment Status Change"] },
  detail: z.object({
    name: text,
    arn: text,
    status: text,
    airflowVersion: text,
    environmentClass: text,
    webserverUrl: text,
    lastUpdate: part({ status: text, error: part({ errorCode: text, errorMessage: text }) }),
  }),
  read: ({ detail, region, resources }) => {
    const arn = detail.arn ?? resources[0];
    const name = detail.name ?? nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeOf(states, detail.status, "mwaa-environment");
    const error = detail.lastUpdate?.error;
    return {
      situation: [arn ?? name],
      ...outcome,
      title: `Airflow environment ${name} ${words}`,
      text: outcome.class === "alert" ? error?.errorMessage : undefined,
      resource: { name, arn },
      facts: [
        fact("Error", outcome.class === "alert" && error?.errorCode ? inWords(error.errorCode) : undefined),
        fact("Last update", detail.lastUpdate?.status && inWords(detail.lastUpdate.status)),
        fact("Airflow version", detail.airflowVersion),
        fact("Class", detail.environmentClass),
      ],
      links: [resourceLink(arn, region), airflowOf(detail.webserverUrl)],
    };
  },
});

/** Airflow itself, where the address is one that AWS gives. */
const airflowOf = (address: string | undefined) => {
  const host = address?.replace(/^https:\/\//, "").replace(/\/$/, "") ?? "";
  return /^[\w.-]+\.airflow\.(amazonaws\.com(\.cn)?|[\w-]+\.on\.aws)$/.test(host)
    ? { label: "Open Airflow", url: `https://${host}` }
    : undefined;
};

const bad = (words: string, severity: "high" | "medium" = "high") => trouble(words, severity, "mwaa-environment");

const states = outcomes({
  CREATING: noted("is being created"),
  CREATING_SNAPSHOT: noted("is being backed up before its update"),
  UPDATING: noted("is being updated"),
  ROLLING_BACK: bad("could not be updated and is being rolled back"),
  PENDING: noted("waits for its network"),
  AVAILABLE: success("is available"),
  CREATE_FAILED: bad("could not be created"),
  UPDATE_FAILED: bad("could not be updated"),
  UNAVAILABLE: bad("is not available"),
  DELETING: noted("is being deleted"),
  DELETED: success("was deleted"),
  MAINTENANCE: noted("is in maintenance"),
});
