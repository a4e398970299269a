import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * A Region that accounts do not have by themselves was switched on or off.
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
export const accountRegion = awsEvent({
  name: "account-region",
  types: { "aws.account": ["Region Opt-In Status Change"] },
  detail: z.object({ accountId: text, regionName: text, status: text }),
  read: ({ detail, partition, account }) => {
    const { accountId, regionName: name = "a Region", status = "" } = detail;
    const [words, severity] = states[status] ?? [`is now ${status.toLowerCase()}`, "info"];
    return {
      situation: [accountId ?? account, name],
      class: status === "ENABLED" ? "alert" : "notification",
      severity,
      title: `Region ${name} ${words} in the account`,
      text:
        status === "ENABLED"
          ? "Nobody may be watching there: trails, GuardDuty and budgets have to be set up for it."
          : undefined,
      resource: { name },
      links: [consolePage({ partition, region: "" }, "Open the account", "billing/home", "/account")],
      origin: { account: accountId ?? account },
      runbook: status === "ENABLED" ? "account-region" : undefined,
    };
  },
});

const states: Readonly<Record<string, readonly [string, "info" | "low" | "medium"]>> = table({
  ENABLING: ["is being switched on", "low"],
  ENABLED: ["was switched on", "medium"],
  DISABLING: ["is being switched off", "low"],
  DISABLED: ["was switched off", "low"],
});
