import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { sizeInWords } from "../../size.ts";
import { consolePage } from "../console-page.ts";
import { list, number, text, time } from "../loose.ts";
import { nameOf } from "../outcome.ts";

/**
 * A file share of a Storage Gateway has uploaded its files, or read its bucket anew.
 * https://docs.aws.amazon.com/filegateway/latest/files3/monitoring-file-gateway.html
 */
export const storagegatewayFile = awsEvent({
  name: "storagegateway-file",
  types: {
    "aws.storagegateway": [
      "Storage Gateway File Upload Event",
      "Storage Gateway Object Upload Event",
      "Storage Gateway Refresh Cache Event",
      "Storage Gateway Upload Notification Event",
    ],
  },
  detail: z.object({
    "event-type": text,
    "bucket-name": text,
    prefix: text,
    "object-key": text,
    "object-size": number,
    "request-received": time,
    started: time,
    completed: time,
    folderList: list(z.string()),
  }),
  read: ({ detail, type, region, partition, resources }) => {
    const share = resources.find((each) => each.includes(":share/"));
    const gateway = resources.find((each) => each.includes(":gateway/"));
    const size = detail["object-size"];
    const [name, key, bucket] = [nameOf(share) ?? nameOf(gateway) ?? "", detail["object-key"], detail["bucket-name"]];
    const happened = type.includes("Refresh")
      ? "has read its bucket anew"
      : key
        ? `has uploaded ${detail.prefix ?? ""}${key}`
        : "has uploaded everything written to it";
    return {
      situation: [name, type, key],
      class: "notification",
      title: `File share ${name} ${happened}${bucket ? ` to bucket ${bucket}` : ""}`,
      resource: { name, arn: share ?? gateway },
      facts: [
        fact("Gateway", nameOf(gateway)),
        fact("Folders", detail.folderList.join(", ")),
        fact("Size", size === undefined ? undefined : sizeInWords(size)),
        fact("Asked for", detail["request-received"] ?? detail.started),
        fact("Completed", detail.completed),
      ],
      links: [
        resourceLink(gateway, region) ??
          consolePage({ partition, region }, "Open the file shares", "storagegateway/home", "/file-shares"),
      ],
    };
  },
});
