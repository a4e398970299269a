import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { list, number, part, text } from "../loose.ts";

/**
 * An alert of Macie Classic, which rules written before 2020 may still send in this form.
 * https://docs.aws.amazon.com/macie/latest/userguide/macie-alerts.html
 */
export const macieAlert = awsEvent({
  name: "macie-alert",
  types: { "aws.macie": ["Macie Alert"] },
  detail: z.object({
    "notification-type": text,
    name: text,
    "alert-arn": text,
    "risk-score": number,
    actor: text,
    tags: list(z.string()),
    trigger: part({ description: text, risk: number }),
    summary: part({ Description: text, "Event Count": number, "Source ARN": text }),
  }),
  read: ({ detail, resources: [about] }) => {
    const { name = "alert", trigger, summary, "notification-type": notification } = detail;
    const risk = trigger?.risk ?? (detail["risk-score"] ?? 50) / 10;
    const severity = risk >= 9 ? "critical" : risk >= 7 ? "high" : risk >= 4 ? "medium" : "low";
    return {
      situation: [detail["alert-arn"] ?? about ?? name],
      class: severity === "low" ? "notification" : "alert",
      severity,
      title: `Macie: ${name}${notification === "ALERT_UPDATED" ? " (goes on)" : ""}`,
      text: summary?.Description ?? trigger?.description,
      resource: detail.actor ? { name: actorInWords(detail.actor) } : undefined,
      facts: [
        fact("Events", summary?.["Event Count"]),
        fact("Done by", detail.actor ? undefined : summary?.["Source ARN"]),
        fact("Risk", `${risk} of 10`),
        fact("Tags", detail.tags.join(", ")),
      ],
      runbook: "macie-alert",
    };
  },
});

/** `111111111111:assumed-role:admin:ada` */
const actorInWords = (actor: string): string => {
  const [, kind, ...names] = actor.split(":");
  const [role, session] = names;
  return kind === "assumed-role" && role && session ? `${session} as ${role}` : (names.at(-1) ?? actor);
};
