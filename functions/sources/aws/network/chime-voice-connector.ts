import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";
import { inWords } from "../outcome.ts";

/**
 * A call through a Chime Voice Connector is streamed, or could not be. Headers of the call are never shown: they name
 * people. https://docs.aws.amazon.com/chime-sdk/latest/ag/automating-chime-with-cloudwatch-events.html
 */
export const chimeVoiceConnector = awsEvent({
  name: "chime-voice-connector",
  types: { "aws.chime": ["Chime VoiceConnector Streaming Status"] },
  detail: z.object({
    streamingStatus: text,
    voiceConnectorId: text,
    callId: text,
    direction: text,
    failureReason: text,
    mediaType: text,
  }),
  read: ({ detail, ...place }) => {
    const id = detail.voiceConnectorId ?? "a voice connector";
    const status = detail.streamingStatus ?? "";
    const failed = status === "FAILED";
    const said = states[status] ?? inWords(status || "changed");
    return {
      situation: [id, failed ? detail.failureReason : detail.callId],
      class: failed ? "alert" : "notification",
      severity: failed ? "high" : undefined,
      title: `Streaming of a call through voice connector ${id} ${said}`,
      text: detail.failureReason,
      resource: { name: id },
      facts: [
        fact("Direction", detail.direction?.toLowerCase()),
        fact("Call", detail.callId),
        fact("Media", detail.mediaType),
      ],
      links: [consolePage(place, "Open the voice connector", "chime-sdk/home", `/voice-connectors/${inUrl(id)}`)],
      line: said,
      runbook: failed ? "chime-voice-connector" : undefined,
    };
  },
});

const states: Readonly<Record<string, string>> = table({
  STARTED: "has started",
  ENDED: "has ended",
  UPDATED: "was changed",
  FAILED: "failed",
});
