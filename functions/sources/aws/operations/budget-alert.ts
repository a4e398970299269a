import * as z from "zod";
import type { Severity } from "../../../domain/card.ts";
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
    const budgeted = get("budgeted amount");
    const below = threshold?.includes("<") ?? false;
    const exceeded = !below && (numberIn(amount) ?? 0) > (numberIn(budgeted) ?? Number.POSITIVE_INFINITY);
    const { title, severity } = told({ name, forecast, below, exceeded });
    const { account, partition } = placeOf(event, envelope);
    return {
      situation: [get("budget type"), name],
      class: "alert",
      severity,
      title: `${title}${amount ? `: ${amount}${budgeted && !below ? ` of ${budgeted}` : ""}` : ""}`,
      resource: { name },
      facts: [
        fact("Budgeted", budgeted),
        fact("Threshold", threshold?.replace(/^>\s*/, "more than ").replace(/^<\s*/, "less than ")),
        fact(forecast ? "Forecast" : "Actual", amount),
        fact(
          "Budget type",
          get("budget type")?.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
        ),
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

interface Told {
  readonly name: string;
  readonly forecast: boolean;
  readonly below: boolean;
  readonly exceeded: boolean;
}

/** Most thresholds lie below the amount: passing one is a warning, and the budget still holds. */
const told = ({ name, forecast, below, exceeded }: Told): { title: string; severity: Severity } => {
  const budget = `Budget ${name}`;
  if (below) return { title: `${budget} ${forecast ? "will fall" : "is"} below its threshold`, severity: "medium" };
  if (exceeded && !forecast) return { title: `${budget} is exceeded`, severity: "high" };
  if (exceeded) return { title: `${budget} will be exceeded, by forecast`, severity: "medium" };
  return forecast
    ? { title: `${budget} will pass its threshold, by forecast`, severity: "low" }
    : { title: `${budget} has passed its threshold`, severity: "medium" };
};

/** `$1,204.80` and `71%` as numbers; undefined where there is none. */
const numberIn = (amount: string | undefined): number | undefined => {
  const digits = /\d[\d,]*(\.\d+)?/.exec(amount?.slice(0, 100) ?? "")?.[0].replaceAll(",", "");
  return digits === undefined ? undefined : Number(digits);
};

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
