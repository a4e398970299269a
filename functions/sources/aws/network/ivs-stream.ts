import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * A live stream of IVS begins, ends, starves or recovers; its recording fails; a limit is reached.
 * https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/eventbridge.html
 */
export const ivsStream = awsEvent({
  name: "ivs-stream",
  types: {
    "aws.ivs": [
      "IVS Stream State Change",
      "IVS Stream Health Change",
      "IVS Recording State Change",
      "IVS Limit Breach",
    ],
  },
  detail: z.object({
    channel_name: text,
    stream_id: text,
    event_name: text,
    reason: text,
    recording_status: text,
    recording_status_reason: text,
    recording_s3_bucket_name: text,
    recording_s3_key_prefix: text,
    limit: text,
    limit_value: text,
    limit_unit: text,
    exceeded_by: text,
  }),
  read: ({ detail, resources, type, ...place }) => {
    const channel = detail.channel_name ?? resources[0]?.split("/").at(-1) ?? "a channel";
    const reason = detail.recording_status_reason ?? detail.reason;
    const limit = type === "IVS Limit Breach";
    const event = detail.event_name ?? detail.recording_status ?? (limit ? "limit" : "");
    const { what, said, ...meaning } = events[event] ?? {
      what: type,
      class: "notification",
      said: event.toLowerCase() || "changed",
    };
    return {
      situation: [what, resources[0] ?? channel, limit ? detail.limit : undefined],
      ...meaning,
      title: limit ? `IVS reached a limit: ${detail.limit ?? "unknown"}` : `Stream of ${channel} ${said}`,
      text: isWord(reason) ? undefined : reason,
      resource: limit && !resources[0] ? undefined : { name: channel, arn: resources[0] },
      facts: [
        fact("Error", isWord(reason) ? reason : undefined),
        fact("Limit", detail.limit_value && [detail.limit_value, detail.limit_unit].filter((word) => word).join(" ")),
        fact("Exceeded by", detail.exceeded_by),
        fact(
          "Recording",
          [detail.recording_s3_bucket_name, detail.recording_s3_key_prefix].filter((word) => word).join("/"),
        ),
        fact("Stream", detail.stream_id),
      ],
      links: [consolePage(place, "Open IVS", "ivs/")],
      line: said,
      runbook: meaning.class === "alert" && meaning.kind !== "recovered" ? `ivs-stream/${what}` : undefined,
    };
  },
});

/** `ValidationException` */
const isWord = (reason: string | undefined): boolean => /^\w+$/.test(reason ?? "");

const events: Readonly<
  Record<string, Pick<Reading, "kind" | "class" | "severity"> & { readonly what: string; readonly said: string }>
> = {
  "Stream Start": { what: "stream", kind: "recovered", class: "notification", said: "has started" },
  "Stream End": { what: "stream", class: "notification", said: "has ended" },
  "Stream Failure": { what: "stream", class: "alert", severity: "high", said: "failed" },
  "Session Created": { what: "session", class: "notification", said: "has a new session" },
  "Session Ended": { what: "session", class: "notification", said: "has no session any more" },
  "Starvation Start": { what: "health", class: "alert", severity: "high", said: "gets too little data: viewers wait" },
  "Starvation End": { what: "health", kind: "recovered", class: "alert", said: "gets enough data again" },
  Ingest: { what: "health", class: "notification", said: "changed its ingest" },
  "Recording Start": { what: "recording", kind: "recovered", class: "notification", said: "is being recorded" },
  "Recording End": { what: "recording", kind: "recovered", class: "notification", said: "was recorded" },
  "Recording Start Failure": { what: "recording", class: "alert", severity: "medium", said: "could not be recorded" },
  "Recording End Failure": { what: "recording", class: "alert", severity: "medium", said: "was recorded in part only" },
  limit: { what: "limit", class: "alert", severity: "high", said: "reached a limit" },
};
