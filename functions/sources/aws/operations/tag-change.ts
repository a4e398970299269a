import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { nameIn, resourceOf } from "../arn-name.ts";
import { list, text, truth } from "../loose.ts";

/**
 * Tags of a resource were changed; a tag policy may not allow what they are now.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-tag-change.html
 */
export const tagChange = awsEvent({
  name: "tag-change",
  types: { "aws.tag": ["Tag Change on Resource"] },
  detail: z.object({
    "changed-tag-keys": list(z.string()),
    service: text,
    "resource-type": text,
    "tag-policy-compliant": truth,
    tags: z.record(z.string(), z.unknown()).catch({}),
  }),
  read: ({ detail, region, resources: [arn] }) => {
    const keys = detail["changed-tag-keys"];
    const broken = detail["tag-policy-compliant"] === false;
    const name = nameIn(arn ?? detail["resource-type"] ?? "a resource");
    const changes = keys.slice(0, 8).map((key) => {
      const value = Object.hasOwn(detail.tags, key) ? detail.tags[key] : undefined;
      return fact(`Tag ${key}`, typeof value === "string" ? value || "(empty)" : "(removed)");
    });
    return {
      situation: [arn ?? name],
      class: "notification",
      severity: broken ? "low" : "info",
      title: broken
        ? `Tags of ${name} break the tag policy`
        : `Tags of ${name} were changed: ${keys.slice(0, 4).join(", ")}`,
      resource: resourceOf(arn),
      facts: [...changes, fact("Kind", [detail.service, detail["resource-type"]].filter((word) => word).join(" "))],
      links: [resourceLink(arn, region)],
    };
  },
});
