import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { nameIn } from "./resource-name.ts";

/**
 * What happens to meetings of the Chime SDK: to themselves, to their media pipelines and transcription, and to what
 * processes messages of a channel. https://docs.aws.amazon.com/chime-sdk/latest/dg/mtgs-sdk-notifications.html
 */
export const chimeMeeting = awsEvent({
  name: "chime-meeting",
  types: {
    "aws.chime": [
      "Chime Meeting State Change",
      "Meeting State Change",
      "Chime Media Pipeline State Change",
      "Chime ChannelFlow Processing Status",
    ],
  },
  detail: z.object({
    eventType: text,
    meetingId: text,
    externalMeetingId: text,
    mediaPipelineId: text,
    mediaRegion: text,
    transcriptionRegion: text,
    message: text,
    failureReason: text,
    channelArn: text,
    processorResourceArn: text,
    attendeeId: text,
  }),
  read: ({ detail, ...place }) => {
    const event = (detail.eventType ?? "").replace(/^chime:/, "");
    const meeting = detail.externalMeetingId ?? detail.meetingId;
    const processor = nameIn(detail.processorResourceArn);
    const { what, said, ...meaning } = events[event] ?? {
      what: "meeting",
      class: "notification",
      said: `: ${words(event) || "changed"}`,
    };
    const about = processor ? `Channel flow processor ${processor}` : `Meeting ${meeting ?? "of the Chime SDK"}`;
    return {
      situation: [what, processor ?? detail.meetingId ?? detail.mediaPipelineId],
      ...meaning,
      title: `${about}${said.startsWith(":") ? said : ` ${said}`}`,
      text: detail.message ?? detail.failureReason,
      resource: processor
        ? { name: processor, arn: detail.processorResourceArn }
        : { name: detail.meetingId ?? detail.mediaPipelineId ?? "meeting" },
      facts: [
        fact("Media pipeline", detail.mediaPipelineId),
        fact("Media Region", detail.mediaRegion),
        fact("Transcription Region", detail.transcriptionRegion),
        fact("Channel", nameIn(detail.channelArn)),
        fact("Attendee", detail.attendeeId),
      ],
      links: [consolePage(place, "Open the Chime SDK", "chime-sdk/home")],
      line: said.replace(/^: /, ""),
    };
  },
});

/** `MediaPipelineDeleted` in words. */
const words = (event: string): string => inWords(event.replace(/([a-z])([A-Z])/g, "$1 $2"));

const broken = { class: "alert", severity: "medium" } as const;
const events: Readonly<
  Record<string, Pick<Reading, "kind" | "class" | "severity"> & { readonly what: string; readonly said: string }>
> = {
  MediaPipelineTemporaryFailure: { ...broken, what: "pipeline", said: "has trouble with its media pipeline" },
  MediaPipelinePermanentFailure: { ...broken, what: "pipeline", said: "lost its media pipeline" },
  MediaPipelineResumed: { what: "pipeline", kind: "recovered", class: "alert", said: "has its media pipeline again" },
  MediaPipelineInProgress: { what: "pipeline", class: "notification", said: "has a media pipeline" },
  MediaPipelineDeleted: { what: "pipeline", class: "notification", said: "has no media pipeline any more" },
  TranscriptionStarted: {
    what: "transcription",
    kind: "recovered",
    class: "notification",
    said: "is being transcribed",
  },
  TranscriptionResumed: {
    what: "transcription",
    kind: "recovered",
    class: "alert",
    said: "is being transcribed again",
  },
  TranscriptionInterrupted: { ...broken, what: "transcription", said: "is not transcribed for now" },
  TranscriptionFailed: { ...broken, what: "transcription", said: "could not be transcribed" },
  TranscriptionStopped: { what: "transcription", class: "notification", said: "is not transcribed any more" },
  MeetingStarted: { what: "meeting", class: "notification", said: "has begun" },
  MeetingEnded: { what: "meeting", class: "notification", said: "has ended" },
  ProcessorInvocationFailure: { class: "alert", severity: "high", what: "processor", said: "could not be called" },
};
