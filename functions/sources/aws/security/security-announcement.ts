import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { list, text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";

const entry = z.object({
  findingType: text,
  findingDescription: text,
  featureDescription: text,
  description: text,
  link: text,
  featureLink: text,
});

const detail = z.object({
  type: text,
  AnnouncementType: text,
  Title: text,
  Description: text,
  findingDetails: list(entry),
  featureDetails: list(entry),
});

/**
 * What GuardDuty and Security Hub announce of themselves on topics of their own: new findings, controls and features.
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_sns.html
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-announcements.html
 */
export const securityAnnouncement = awsEvent({
  name: "security-announcement",
  types: {},
  detail,
  also: [
    {
      marks: [
        { fields: ["findingDetails", "type"] },
        { fields: ["featureDetails", "type"] },
        { fields: ["AnnouncementType", "Title"] },
      ],
      schema: ownMessage("announcement", "announcement", detail, () => ({})),
    },
  ],
  read: ({ detail }) => {
    const { type, AnnouncementType, Title, Description, findingDetails, featureDetails } = detail;
    const [first, ...others] = [...findingDetails, ...featureDetails];
    const kind = type ?? AnnouncementType ?? "";
    const url = first?.link ?? first?.featureLink;
    const title =
      Title ?? `GuardDuty announces ${words[kind] ?? "news"}${first?.findingType ? `: ${first.findingType}` : ""}`;
    return {
      situation: [kind, Title ?? first?.findingType ?? first?.featureDescription],
      class: "notification",
      severity: "info",
      title: title.replace(/^\[[^\]]+\]\s*/, ""),
      text: Description ?? first?.findingDescription ?? first?.featureDescription ?? first?.description,
      facts: [fact("Also", others.flatMap(({ findingType }) => findingType ?? []).join(", "))],
      links: [url?.startsWith("https:") ? { label: "Read about it", url: url.replace("com//", "com/") } : undefined],
    };
  },
});

const words: Readonly<Record<string, string>> = table({
  NEW_FINDINGS: "a new kind of finding",
  UPDATED_FINDINGS: "a changed kind of finding",
  NEW_FEATURES: "a new feature",
  NEW_REGION: "a new Region",
});
