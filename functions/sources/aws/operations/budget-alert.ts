import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { placeOf } from "../place.ts";

/**
 * A budget's threshold is exceeded, or will be by the forecast; or less is used or covered than was reserved. AWS
 * Budgets writes a text. https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 */
export const budgetAlert = awsEvent({
  name: "budget-alert",
  types: {},
  detail: z.object({ fields: z.map(z.string(), z.string()) }),
  also: [
    {
      marks: [{ text: /^\s*AWS Budget Notification/ }],
      schema: z
        .string()
        .refine((text) => /^Budget Name:/m.test(text))
        .transform((text) => ({
          source: "aws.budgets",
          type: "AWS Budget Notification",
          account: /^AWS Account (\d{12})/m.exec(text)?.[1] ?? "",
          region: "",
          partition: "aws",
          resources: [],
          detail: { fields: fieldsOf(text) },
        })),
    },
  ],
  read: (event, envelope) => {
    const { fields } = event.detail;
    const get = (label: string) => fields.get(label);
    const name = get("budget name") ?? "(unnamed)";
    const kind = get("alert type") ?? "ACTUAL";
    const forecast = /forecast/i.test(kind);
    const amount = get(`${kind.toLowerCase()} amount`) ?? get("actual amount") ?? get("forecasted amount");
    const threshold = get("alert threshold");
    const below = threshold?.includes("<") ?? false;
    const { account, partition } = placeOf(event, envelope);
    return {
      situation: [get("budget type"), name],
      class: "alert",
      severity: forecast ? "medium" : "high",
      title: `Budget ${name} ${forecast ? "will be" : "is"} ${below ? "below its threshold" : "exceeded"}${amount ? `: ${amount}${forecast ? " by forecast" : ""}` : ""}`,
      text:
        threshold &&
        `Its threshold is ${threshold}${get("budgeted amount") ? `, its amount ${get("budgeted amount")}` : ""}.`,
      resource: { name },
      facts: [
        fact("Budgeted", get("budgeted amount")),
        fact("Threshold", threshold),
        fact(forecast ? "Forecast" : "Actual", amount),
        fact("Budget type", get("budget type")),
      ],
      links: [
        consolePage({ partition, region: "" }, "Open the budgets", "costmanagement/home", "/budgets"),
        consolePage({ partition, region: "" }, "What it was spent on", "costmanagement/home", "/cost-explorer"),
      ],
      origin: { account },
      runbook: below ? "budget-alert/unused" : "budget-alert",
    };
  },
});

/** `Budgeted Amount: $0.20`, a line each. */
const fieldsOf = (text: string): Map<string, string> =>
  new Map(
    text
      .slice(0, 5000)
      .split("\n")
      .flatMap((line) => {
        const match = /^([A-Z][\w ]{2,30}):\s*(\S.*)$/.exec(line.trim());
        return match ? [[(match[1] ?? "").toLowerCase(), match[2] ?? ""] as const] : [];
      }),
  );
