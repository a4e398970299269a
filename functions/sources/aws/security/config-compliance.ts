import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";
import { over } from "./severity.ts";

const result = part({ complianceType: text, annotation: text, resultRecordedTime: text });

const detail = z.object({
  configRuleName: z.string().min(1),
  resourceType: text,
  resourceId: text,
  awsAccountId: text,
  awsRegion: text,
  newEvaluationResult: result,
  oldEvaluationResult: result,
  notificationCreationTime: text,
});

/**
 * A resource breaks a rule of AWS Config, or keeps it again.
 * https://docs.aws.amazon.com/config/latest/developerguide/example-config-rule-compliance-notification.html
 */
export const configCompliance = awsEvent({
  name: "config-compliance",
  types: { "aws.config": ["Config Rules Compliance Change"] },
  detail,
  also: [
    {
      marks: [
        {
          fields: ["messageType", "configRuleName", "newEvaluationResult"],
          where: { field: "messageType", is: "ComplianceChangeNotification" },
        },
      ],
      schema: ownMessage("aws.config", "Config Rules Compliance Change", detail, (message) => ({
        account: message.awsAccountId,
        region: message.awsRegion,
        at: message.notificationCreationTime,
      })),
    },
  ],
  read: ({ detail, partition, account, region }) => {
    const { configRuleName: rule, resourceType = "", resourceId = "", newEvaluationResult: now } = detail;
    const place = { partition, region: detail.awsRegion ?? region };
    const state = now?.complianceType ?? "NOT_APPLICABLE";
    const [words, meaning] = states[state] ?? ["was evaluated by", { kind: "update", class: "notification" }];
    const name = resourceType === "AWS::::Account" ? `Account ${resourceId}` : nameIn(resourceId) || "A resource";
    return {
      situation: [rule, resourceType, resourceId],
      ...meaning,
      title: `${name} ${words} the rule ${rule}`,
      text: now?.annotation,
      resource: resourceId ? { name } : undefined,
      facts: [
        fact("Rule", rule),
        fact("Resource type", resourceType === "AWS::::Account" ? "the account" : resourceType),
      ],
      links: [
        consolePage(place, "Open the rule", "config/home", `/rules/details?configRuleName=${inUrl(rule)}`),
        resourceId && resourceType !== "AWS::::Account"
          ? consolePage(
              place,
              "What changed when",
              "config/home",
              `/resources/timeline?resourceId=${inUrl(resourceId)}&resourceType=${inUrl(resourceType)}`,
            )
          : undefined,
      ],
      origin: { account: detail.awsAccountId ?? account, region: place.region },
      runbook: state === "NON_COMPLIANT" ? "config-compliance" : undefined,
    };
  },
});

const states: Readonly<Record<string, readonly [string, Pick<Reading, "kind" | "class" | "severity">]>> = table({
  NON_COMPLIANT: ["breaks", { class: "alert", severity: "medium" }],
  COMPLIANT: ["keeps", over],
  // What a rule no longer applies to was deleted, or is no longer in its scope.
  NOT_APPLICABLE: ["is no longer judged by", over],
  INSUFFICIENT_DATA: ["could not be judged by", { kind: "update", class: "notification" }],
});
