import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A Savings Plan became active, could not be paid, or ends: today, or within a week. An end means the full price.
 * https://docs.aws.amazon.com/savingsplans/latest/userguide/automating-savingsplans-with-eventbridge.html
 */
export const savingsPlan = awsEvent({
  name: "savings-plan",
  types: { "aws.savingsplans": ["Savings Plans State Change", "Savings Plans State Change Alert"] },
  detail: z.object({ severity: text, currentState: text, upcomingState: text, message: text }),
  read: ({ type, detail, partition, account, resources: [arn] }) => {
    const id = nameIn(arn ?? "");
    const soon = type.endsWith("Alert");
    const state = soon
      ? (detail.upcomingState ?? (/end|retire|expir/i.test(detail.message ?? "") ? "retiring" : detail.currentState))
      : detail.currentState;
    const { words, ...meaning } = outcomeOf(
      soon && state === "retired" ? endings : states,
      soon && state === "retired" ? "retiring" : state,
      "savings-plan",
    );
    return {
      situation: [arn ?? id],
      ...meaning,
      title: `Savings Plan ${id.slice(0, 8)} ${words}`.replace("  ", " "),
      text: messages[detail.message ?? ""] ?? (detail.message && inWords(detail.message)),
      resource: arn ? { name: id, arn } : undefined,
      links: [
        consolePage({ partition, region: "" }, "Open the inventory", "costmanagement/home", "/savings-plans/inventory"),
      ],
      origin: { account },
    };
  },
});

const ending = trouble("ends soon: what it covers will cost the full price", "medium", "savings-plan/end");
const endings = outcomes({ retiring: ending });
const states = outcomes({
  queued: noted("is queued", "info"),
  "queued-deleted": noted("was taken from the queue", "info"),
  "payment-pending": noted("waits for its payment", "info"),
  "payment-failed": trouble("could not be paid and does not count", "high", "savings-plan/payment"),
  active: success("is active"),
  retired: trouble("has ended: what it covered costs the full price now", "medium", "savings-plan/end"),
  retiring: ending,
  returned: noted("was given back", "low"),
  "pending-return": noted("is being given back", "info"),
});

const messages: Readonly<Record<string, string>> = table({
  QueuedPurchaseFulfillment: "The purchase that was queued is being created.",
  PaymentSuccessful: "It was paid.",
  PaymentFailed: "The payment did not go through.",
  SavingsPlansExpiringInSevenDays: "It ends within seven days.",
});

const inWords = (message: string): string => message.replace(/([a-z])([A-Z])/g, "$1 $2");
