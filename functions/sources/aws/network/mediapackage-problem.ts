import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { nameIn } from "./resource-name.ts";

/**
 * A MediaPackage channel gets what it cannot take, or its endpoint gets no keys.
 * https://docs.aws.amazon.com/mediapackage/latest/ug/cloudwatch-events-example.html
 */
export const mediapackageProblem = awsEvent({
  name: "mediapackage-problem",
  types: {
    "aws.mediapackage": [
      "MediaPackage Input Notification",
      "MediaPackage Input State",
      "MediaPackage Key Provider Notification",
      "MediaPackage Key Provider State",
    ],
  },
  detail: z.object({ event: text, message: text }),
  read: ({ detail: { event = "", message }, resources, ...place }) => {
    const arn = resources[0];
    const name = nameIn(arn) ?? "a channel";
    const endpoint = arn?.includes(":origin_endpoints/");
    const channel = arn?.includes(":channels/");
    const what = `MediaPackage ${endpoint ? "endpoint" : channel ? "channel" : "asset"} ${name}`;
    const good = /^(VodAssetPlayable|HarvestJob.*Succeeded)$/.test(event);
    return {
      situation: [arn, good ? "VodAsset" : event],
      kind: "problem",
      class: good ? "notification" : "alert",
      severity: good ? undefined : "high",
      title: `${what}: ${events[event] ?? inWords(event.replace(/([a-z])([A-Z])/g, "$1 $2")) ?? "a problem"}`,
      text: message?.replace(/\[%s\]\s*/g, ""),
      resource: { name, arn },
      links: [
        channel
          ? consolePage(place, "Open the channel", "mediapackage/home", `/channels/${inUrl(name)}`)
          : consolePage(place, "Open MediaPackage", "mediapackage/home"),
      ],
      runbook: good ? undefined : `mediapackage-problem/${event}`,
    };
  },
});

const events: Readonly<Record<string, string>> = table({
  MaxIngestStreamsError: "more streams come in than it may take",
  MaxIngestBytesError: "more data comes in than it may take",
  KeyProviderError: "it gets no encryption keys",
  VodAssetPlayable: "it can be played",
});
