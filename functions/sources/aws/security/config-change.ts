import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { part, text, time } from "../loose.ts";
import { ownMessage } from "../own-message.ts";

const detail = z.object({
  configurationItem: part({
    ARN: text,
    resourceType: text,
    resourceId: text,
    resourceName: text,
    awsAccountId: text,
    awsRegion: text,
    configurationItemStatus: text,
    configurationItemCaptureTime: time,
  }),
  configurationItemSummary: part({
    ARN: text,
    resourceType: text,
    resourceId: text,
    resourceName: text,
    awsAccountId: text,
    awsRegion: text,
    changeType: text,
    configurationItemCaptureTime: time,
  }),
  s3DeliverySummary: part({ errorCode: text, errorMessage: text }),
  configurationItemDiff: part({ changeType: text, changedProperties: z.record(z.string(), z.unknown()).catch({}) }),
  notificationCreationTime: text,
});

const placeIn = (message: z.infer<typeof detail>) => {
  const item = message.configurationItem ?? message.configurationItemSummary;
  return { account: item?.awsAccountId, region: item?.awsRegion, at: message.notificationCreationTime };
};

/** Mails and topics get some changes as a text that ends in JSON. */
const summaryIn = (text: string, context: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  } catch {
    context.addIssue("holds no JSON");
    return z.NEVER;
  }
};

/**
 * A resource that AWS Config records was created, changed or deleted. A change too large for a message comes as a
 * summary. https://docs.aws.amazon.com/config/latest/developerguide/example-sns-notification.html
 */
export const configChange = awsEvent({
  name: "config-change",
  types: { "aws.config": ["Config Configuration Item Change"] },
  detail,
  also: [
    {
      marks: ["ConfigurationItemChangeNotification", "OversizedConfigurationItemChangeNotification"].map((is) => ({
        fields: ["messageType", "recordVersion"],
        where: { field: "messageType", is },
      })),
      schema: ownMessage("aws.config", "Config Configuration Item Change", detail, placeIn),
    },
    {
      marks: [{ text: /^\s*View the Timeline for this Resource in the Console/ }],
      schema: ownMessage(
        "aws.config",
        "Config Configuration Item Change",
        z.string().transform(summaryIn).pipe(detail),
        placeIn,
      ),
    },
  ],
  read: ({ detail, partition, account, region }) => {
    const { configurationItem, configurationItemSummary, configurationItemDiff } = detail;
    const item = configurationItem ?? configurationItemSummary;
    const { ARN: arn, resourceType = "", resourceId = "", resourceName, awsAccountId, awsRegion } = item ?? {};
    const place = { partition, region: awsRegion ?? region };
    const missing = detail.s3DeliverySummary?.errorMessage ?? detail.s3DeliverySummary?.errorCode;
    const name = resourceName ?? nameIn(arn ?? resourceId);
    const change = configurationItemDiff?.changeType ?? configurationItemSummary?.changeType ?? "UPDATE";
    const changed = Object.keys(configurationItemDiff?.changedProperties ?? {}).map(inWords);
    const what =
      resourceType
        .split("::")
        .at(-1)
        ?.replace(/([a-z])([A-Z])/g, "$1 $2")
        .toLowerCase() || "resource";
    return {
      situation: [resourceType, arn ?? resourceId],
      class: "notification",
      severity: change === "DELETE" ? "low" : "info",
      title: `${what.replace(/^./, (first) => first.toUpperCase())} ${name} was ${did[change] ?? "changed"}`,
      resource: name ? { name, arn } : undefined,
      facts: [
        fact("Changed", changed.slice(0, 8).join(", ")),
        fact("Resource type", resourceType),
        fact("Recorded", item?.configurationItemCaptureTime),
        fact("Whole record", missing && `could not be written to the bucket: ${missing}`),
      ],
      links: [
        resourceId
          ? consolePage(
              place,
              "What changed when",
              "config/home",
              `/resources/timeline?resourceId=${inUrl(resourceId)}&resourceType=${inUrl(resourceType)}`,
            )
          : undefined,
      ],
      origin: { account: awsAccountId ?? account, region: place.region },
    };
  },
});

const did: Readonly<Record<string, string>> = table({ CREATE: "created", UPDATE: "changed", DELETE: "deleted" });

/** `Configuration.ipPermissions.0` without what only Config means by it. */
const inWords = (property: string): string =>
  property.replace(/^(Supplementary)?Configuration\./, "").replace(/\.\d+$/, "");
