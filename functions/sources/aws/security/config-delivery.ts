import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { list, text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";

const detail = z.object({
  messageType: z.string().min(1),
  s3Bucket: text,
  s3ObjectKey: text,
  awsAccountId: text,
  awsRegion: text,
  configRuleNames: list(z.string()),
  errorCode: text,
  errorMessage: text,
  notificationCreationTime: text,
});

const messages = [
  "ConfigurationSnapshotDeliveryStarted",
  "ConfigurationSnapshotDeliveryCompleted",
  "ConfigurationSnapshotDeliveryFailed",
  "ConfigurationHistoryDeliveryCompleted",
  "ConfigurationHistoryDeliveryFailed",
  "ConfigRulesEvaluationStarted",
];

/**
 * AWS Config writes what it recorded into its bucket, or begins to judge its rules anew. A delivery that failed leaves
 * a gap in the record. https://docs.aws.amazon.com/config/latest/developerguide/notifications-for-AWS-Config.html
 */
export const configDelivery = awsEvent({
  name: "config-delivery",
  types: {
    "aws.config": [
      "Config Configuration Snapshot Delivery Status",
      "Config Configuration History Delivery Status",
      "Config Rules Re-evaluation Status",
    ],
  },
  detail,
  also: messages.map((is) => ({
    marks: [{ fields: ["messageType", "recordVersion"], where: { field: "messageType", is } }],
    schema: ownMessage("aws.config", "Config Configuration Snapshot Delivery Status", detail, (message) => ({
      account: message.awsAccountId ?? /AWSLogs\/(\d{12})\//.exec(message.s3ObjectKey ?? "")?.[1],
      region: message.awsRegion ?? /\/Config\/([a-z\d-]+)\//.exec(message.s3ObjectKey ?? "")?.[1],
      at: message.notificationCreationTime,
    })),
  })),
  read: ({ detail, partition, region }) => {
    const { messageType, s3Bucket, s3ObjectKey, configRuleNames: rules } = detail;
    const what = messageType.includes("History") ? "The history of resources" : "The snapshot of all resources";
    return {
      situation: [messageType.replace(/(Started|Completed|Failed)$/, ""), s3Bucket],
      ...meaningOf(messageType),
      title: messageType.startsWith("ConfigRules")
        ? `AWS Config judges ${rules.length === 1 ? `the rule ${rules[0]}` : "its rules"} anew`
        : `${what} ${outcome(messageType)} the bucket of AWS Config`,
      text: detail.errorMessage ?? detail.errorCode,
      resource: s3Bucket ? { name: s3Bucket, arn: `arn:${partition}:s3:::${s3Bucket}` } : undefined,
      facts: [fact("Rules", rules.slice(0, 10).join(", ")), fact("File", s3ObjectKey)],
      links: [consolePage({ partition, region }, "Open AWS Config", "config/home", "/dashboard")],
      runbook: messageType.endsWith("Failed") ? "config-delivery" : undefined,
    };
  },
});

const meaningOf = (message: string): Pick<Reading, "kind" | "class" | "severity"> => {
  if (message.endsWith("Failed")) return { class: "alert", severity: "medium" };
  if (message.endsWith("Completed")) return { kind: "recovered", class: "notification", severity: "info" };
  return { class: "notification", severity: "info" };
};

const outcome = (message: string): string => {
  if (message.endsWith("Failed")) return "could not be written to";
  return message.endsWith("Completed") ? "was written to" : "is being written to";
};
