import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A license, a grant of one, or what of it is used has changed.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-license-manager.html
 */
export const licenseManager = awsEvent({
  name: "license-manager",
  types: {
    "aws.license-manager": ["Grant Change", "License Change", "License Consumption Change", "License Token Change"],
  },
  detail: z.object({
    licenseArn: text,
    licenseName: text,
    grantArn: text,
    grantName: text,
    status: text,
    event: text,
    message: text,
  }),
  read: ({ type, detail, partition, region, resources: [about] }) => {
    const { licenseArn, grantArn, status, message } = detail;
    const what = type.replace(" Change", "");
    const arn = (what === "Grant" ? grantArn : licenseArn) ?? licenseArn ?? grantArn ?? about;
    const name = detail.grantName ?? detail.licenseName ?? nameIn(arn ?? "");
    const { words, ...meaning } = outcomeOf(states, status ?? detail.event, "license-manager");
    return {
      situation: [arn ?? name, what],
      ...meaning,
      title: `${subjects[what] ?? "License"} ${name} ${words}`.replace("  ", " "),
      text: message,
      resource: name ? { name, arn } : undefined,
      facts: [fact("License", licenseArn && nameIn(licenseArn))],
      links: [consolePage({ partition, region }, "Open License Manager", "license-manager/home", "/grantedLicenses")],
    };
  },
});

const subjects: Readonly<Record<string, string>> = table({
  Grant: "The grant",
  License: "The license",
  "License Consumption": "The use of the license",
  "License Token": "The token of the license",
});

const states = outcomes({
  AVAILABLE: success("is available"),
  ACTIVE: success("is active"),
  PENDING_AVAILABLE: noted("is being created", "info"),
  PENDING_ACCEPT: noted("waits to be accepted", "low"),
  PENDING_WORKFLOW: noted("is being worked on", "info"),
  REJECTED: noted("was rejected", "low"),
  DEACTIVATED: trouble("was deactivated", "medium", "license-manager"),
  SUSPENDED: trouble("was suspended", "medium", "license-manager"),
  EXPIRED: trouble("has expired", "high", "license-manager"),
  FAILED_WORKFLOW: trouble("could not be worked on", "medium", "license-manager"),
  DISABLED: trouble("was disabled", "medium", "license-manager"),
  DELETED: noted("was deleted", "low"),
  PENDING_DELETE: noted("is being deleted", "low"),
  WORKFLOW_COMPLETED: noted("was worked on", "info"),
});
