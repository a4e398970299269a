import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * A parameter was created, changed or deleted, or a policy of it took effect: it expires, has expired, or was not changed
 * for too long. https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cwe.html
 */
export const ssmParameter = awsEvent({
  name: "ssm-parameter",
  types: { "aws.ssm": ["Parameter Store Change", "Parameter Store Policy Action"] },
  detail: z.object({
    operation: text,
    name: text,
    "parameter-name": text,
    type: text,
    "parameter-type": text,
    description: text,
    "policy-type": text,
    "policy-content": text,
    "action-status": text,
    "action-reason": text,
  }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const name = detail.name ?? detail["parameter-name"] ?? arn?.split(":parameter")[1] ?? "";
    const policy = type.includes("Policy");
    const key = policy ? (detail["policy-type"] ?? "") : (detail.operation ?? "");
    const [words, meaning] = events[key] ?? [policy ? "has met a policy of its own" : "has changed", info];
    const failed = detail["action-status"] === "Failed";
    const gone = !failed && /^(Delete|Expiration)$/.test(key);
    return {
      situation: [name, policy ? key.replace("Notification", "") : "change"],
      ...meaning,
      ...(failed && { class: "alert" as const, severity: "medium" as const }),
      title: `Parameter ${name} ${words}${failed ? ", which failed" : ""}`,
      text: detail["action-reason"] ?? detail.description,
      resource: { name, arn, gone },
      facts: [fact("Type", detail.type ?? detail["parameter-type"])],
      links: [
        gone
          ? undefined
          : consolePage(
              { partition, region },
              "Open the parameter",
              `systems-manager/parameters/${inUrl(inUrl(name))}/description`,
            ),
      ],
      runbook:
        policy && meaning.class === "alert"
          ? `ssm-parameter/${key === "Expiration" ? "expired" : "expires"}`
          : undefined,
    };
  },
});

const info = { class: "notification", severity: "info" } as const;
const events: Readonly<Record<string, readonly [string, Pick<Reading, "class" | "severity">]>> = table({
  Create: ["was created", info],
  Update: ["was changed", info],
  Delete: ["was deleted", { class: "notification", severity: "low" }],
  LabelParameterVersion: ["has a new label", info],
  Expiration: ["has expired and was deleted", { class: "alert", severity: "high" }],
  ExpirationNotification: ["expires soon, and will be deleted then", { class: "alert", severity: "medium" }],
  NoChangeNotification: ["was not changed for a long time", { class: "notification", severity: "low" }],
});
