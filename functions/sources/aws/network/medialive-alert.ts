import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { nameIn } from "./resource-name.ts";

/**
 * An alert of a MediaLive channel or multiplex: set while something is wrong, cleared when it is over.
 * https://docs.aws.amazon.com/medialive/latest/ug/monitoring-with-cloudwatch-events.html
 */
export const medialiveAlert = awsEvent({
  name: "medialive-alert",
  types: { "aws.medialive": ["MediaLive Channel Alert", "MediaLive Multiplex Alert"] },
  detail: z.object({
    alarm_id: text,
    alarm_state: text,
    alert_type: text,
    channel_arn: text,
    multiplex_arn: text,
    pipeline: text,
    message: text,
  }),
  read: ({ detail, resources, type, region }) => {
    const cleared = detail.alarm_state?.toUpperCase() === "CLEARED";
    const arn = detail.channel_arn ?? detail.multiplex_arn ?? resources[0];
    const what = `${type.includes("Multiplex") ? "multiplex" : "channel"} ${nameIn(arn) ?? ""}`.trim();
    const alert = detail.alert_type ?? "an alert";
    return {
      situation: [arn, detail.pipeline, detail.alarm_id ?? alert],
      kind: cleared ? "recovered" : "problem",
      class: "alert",
      severity: cleared ? undefined : "high",
      title: `MediaLive ${what}: ${alert}${cleared ? ", not any more" : ""}`,
      text: detail.message,
      resource: { name: `MediaLive ${what}`, arn },
      facts: [fact("Pipeline", detail.pipeline)],
      links: [resourceLink(arn, region)],
      line: cleared ? `not any more: ${alert}` : alert,
      runbook: cleared ? undefined : "medialive-alert",
    };
  },
});
