import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { part, text, time } from "../loose.ts";

const status = part({ state: text, accountId: text, accountName: text, failureReason: text, requestedTimestamp: time });

/**
 * AWS Organizations has finished what takes it a while: an account was created or closed.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html
 */
export const organizationsAccount = awsEvent({
  name: "organizations-account",
  types: { "aws.organizations": ["AWS Service Event via CloudTrail"] },
  detail: z.object({
    eventName: z.string().min(1),
    serviceEventDetails: part({ createAccountStatus: status, closeAccountStatus: status }),
  }),
  read: ({ detail, partition }) => {
    const { eventName, serviceEventDetails: more } = detail;
    const result = more?.createAccountStatus ?? more?.closeAccountStatus;
    const closing = eventName.startsWith("Close");
    const name = result?.accountName ?? result?.accountId ?? "";
    const failed = result?.state === "FAILED";
    const done = result?.state === "SUCCEEDED";
    const known = (failed || done) && (eventName === "CreateAccountResult" || closing);
    return {
      situation: [closing ? "close" : eventName, name || undefined],
      ...meaningOf(failed, closing, done),
      title: known
        ? `Account ${name} ${failed ? `could not be ${closing ? "closed" : "created"}` : closing ? "was closed" : "was created"}`.replace(
            "  ",
            " ",
          )
        : ["AWS Organizations reports", eventName, name && `of account ${name}`].filter(Boolean).join(" "),
      text: result?.failureReason && (reasons[result.failureReason] ?? result.failureReason),
      resource: name ? { name } : undefined,
      facts: [fact("Member account", result?.accountId), fact("Asked for", result?.requestedTimestamp)],
      links: [consolePage({ partition, region: "" }, "Open the accounts", "organizations/v2/home/accounts")],
      runbook: failed ? "organizations-account" : undefined,
    };
  },
});

const meaningOf = (failed: boolean, closing: boolean, done: boolean): Pick<Reading, "kind" | "class" | "severity"> => {
  if (failed) return { class: "alert", severity: "medium" };
  if (!closing && !done) return { class: "notification", severity: "info" };
  return closing
    ? { class: "notification", severity: "high" }
    : { kind: "recovered", class: "notification", severity: "info" };
};

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccountStatus.html */
const reasons: Readonly<Record<string, string>> = table({
  ACCOUNT_LIMIT_EXCEEDED: "The organisation has as many accounts as it may.",
  EMAIL_ALREADY_EXISTS: "Another account has that e-mail address already.",
  INVALID_ADDRESS: "The postal address is not a valid one.",
  INVALID_EMAIL: "The e-mail address is not a valid one.",
  CONCURRENT_ACCOUNT_MODIFICATION: "Several accounts were being created at the same time: try again.",
  INTERNAL_FAILURE: "AWS had an error of its own: try again later.",
  GOVCLOUD_ACCOUNT_ALREADY_EXISTS: "The account in GovCloud exists already.",
  MISSING_BUSINESS_VALIDATION: "AWS has not checked the business yet.",
  MISSING_PAYMENT_INSTRUMENT: "The management account has no way to pay.",
});
