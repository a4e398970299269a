import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text, time } from "../loose.ts";

/**
 * A rule of the Recycle Bin, which keeps deleted snapshots and images, was locked or loses its lock: unlocked, it can be
 * deleted. https://docs.aws.amazon.com/ebs/latest/userguide/eventbridge-recycle-bin.html
 */
export const recycleBinRule = awsEvent({
  name: "recycle-bin-rule",
  types: {
    "aws.rbin": [
      "Recycle Bin Rule Locked",
      "Recycle Bin Rule Unlock Scheduled",
      "Recycle Bin Rule Unlocking Notice",
      "Recycle Bin Rule Unlocked",
    ],
  },
  detail: z.object({
    "rule-id": text,
    "rule-description": text,
    "unlock-delay-period": text,
    "scheduled-unlock-time": time,
  }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const id = detail["rule-id"] ?? nameIn(arn ?? "");
    const event = type.replace("Recycle Bin Rule ", "");
    const [words, meaning] = events[event] ?? ["has changed", { class: "notification" as const }];
    const isUnlocked = event === "Unlocked";
    const at = detail["scheduled-unlock-time"];
    return {
      situation: [id],
      ...meaning,
      title: `Recycle Bin rule ${id} ${words}`,
      text:
        meaning.class === "alert"
          ? `${isUnlocked ? "Now" : "Then"} anybody with the right may delete it, and what is deleted afterwards is gone for good.`
          : detail["rule-description"],
      resource: { name: id, arn },
      facts: [
        fact("Rule", meaning.class === "alert" ? detail["rule-description"] : undefined),
        fact(isUnlocked ? "Unlocked on" : "Will be unlocked on", at),
        fact("Unlocking takes", isUnlocked ? undefined : detail["unlock-delay-period"]),
      ],
      links: [
        consolePage({ partition, region }, "Open the rule", "rbin/home", `RetentionRuleDetails:ruleId=${inUrl(id)}`),
      ],
      runbook: meaning.class === "alert" ? "recycle-bin-rule" : undefined,
    };
  },
});

const events: Readonly<Record<string, readonly [string, Pick<Reading, "kind" | "class" | "severity">]>> = table({
  Locked: ["is locked", { kind: "recovered", class: "notification", severity: "info" }],
  "Unlock Scheduled": ["is going to be unlocked", { class: "alert", severity: "medium" }],
  "Unlocking Notice": ["will be unlocked soon", { class: "alert", severity: "high" }],
  Unlocked: ["is unlocked", { class: "alert", severity: "high" }],
});
