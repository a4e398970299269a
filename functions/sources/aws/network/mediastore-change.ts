import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { sizeInWords } from "../../size.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, text } from "../loose.ts";

/**
 * Something in MediaStore came, changed or went: an object or a whole container.
 * https://docs.aws.amazon.com/mediastore/latest/ug/automating-mediastore-with-cloudwatch-events.html
 */
export const mediastoreChange = awsEvent({
  name: "mediastore-change",
  types: { "aws.mediastore": ["MediaStore Object State Change", "MediaStore Container State Change"] },
  detail: z.object({ ContainerName: text, Operation: text, Path: text, ObjectSize: number }),
  read: ({
    detail: { ContainerName: container = "a container", Operation, Path: path, ObjectSize: size },
    resources,
    ...place
  }) => {
    const did = operations[Operation ?? ""] ?? "changed";
    return {
      situation: [container, path],
      class: "notification",
      title: path
        ? `${path} in MediaStore container ${container} was ${did}`
        : `MediaStore container ${container} was ${did}`,
      resource: { name: container, arn: resources[0] },
      facts: [fact("Size", size === undefined ? undefined : sizeInWords(size))],
      links: [consolePage(place, "Open the container", "mediastore/home", `/containers/${inUrl(container)}`)],
    };
  },
});

const operations: Readonly<Record<string, string>> = table({ CREATE: "created", UPDATE: "changed", REMOVE: "removed" });
