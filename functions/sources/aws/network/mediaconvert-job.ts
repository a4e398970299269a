import * as z from "zod";
import { inWords as duration } from "../../../domain/time.ts";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { table } from "../../table.ts";
import { list, number, part, text } from "../loose.ts";
import { nameIn } from "./resource-name.ts";

/**
 * A job of MediaConvert. Each job is tried once, so a failure stays an alert until somebody closes it; a job that is
 * done says where its output lies. https://docs.aws.amazon.com/mediaconvert/latest/ug/mediaconvert_event_list.html
 */
export const mediaconvertJob = awsEvent({
  name: "mediaconvert-job",
  types: { "aws.mediaconvert": ["MediaConvert Job State Change"] },
  detail: z.object({
    status: z.string().min(1),
    jobId: text,
    queue: text,
    errorCode: text,
    errorMessage: text,
    newQueue: text,
    priorQueue: text,
    jobProgress: part({ jobPercentComplete: number, currentPhase: text }),
    userMetadata: z.record(z.string(), z.string()).catch({}),
    warnings: list(z.object({ code: text, count: text })),
    outputGroupDetails: list(
      z.object({
        playlistFilePaths: list(z.string()),
        outputDetails: list(z.object({ outputFilePaths: list(z.string()), durationInMs: number })),
      }),
    ),
  }),
  read: ({ detail, resources, region }) => {
    const { status, jobId = "a job", outputGroupDetails: groups } = detail;
    const { said, ...meaning } = states[status] ?? { class: "notification", said: `is now ${status.toLowerCase()}` };
    const outputs = groups.flatMap((group) => [
      ...group.playlistFilePaths,
      ...group.outputDetails.flatMap((each) => each.outputFilePaths),
    ]);
    const length = groups.flatMap((group) => group.outputDetails.map((each) => each.durationInMs ?? 0));
    return {
      situation: [jobId],
      ...meaning,
      title: `MediaConvert job ${jobId} ${said}`,
      text: detail.errorMessage,
      resource: { name: jobId, arn: resources[0] },
      facts: [
        fact("Error", detail.errorCode),
        fact(
          "Progress",
          detail.jobProgress?.jobPercentComplete === undefined
            ? undefined
            : `${detail.jobProgress.jobPercentComplete} %`,
        ),
        fact("Output", [...new Set(outputs)].slice(0, 3).join(", ")),
        fact("Length", length.length > 0 ? duration(Math.max(...length) / 1000) : undefined),
        fact("Queue", nameIn(detail.newQueue ?? detail.queue)),
        ...Object.entries(detail.userMetadata)
          .slice(0, 4)
          .map(([label, value]) => fact(label, value)),
      ],
      links: [resourceLink(resources[0], region)],
      line: said,
      runbook: status === "ERROR" ? "mediaconvert-job" : undefined,
    };
  },
});

const states: Readonly<Record<string, Pick<Reading, "kind" | "class" | "severity"> & { readonly said: string }>> =
  table({
    ERROR: { class: "alert", severity: "high", said: "failed" },
    COMPLETE: { kind: "recovered", class: "notification", said: "is done" },
    CANCELED: { class: "notification", said: "was cancelled" },
    PROGRESSING: { class: "notification", said: "has started" },
    STATUS_UPDATE: { class: "notification", said: "goes on" },
    INPUT_INFORMATION: { class: "notification", said: "has read its input" },
    NEW_WARNING: { class: "notification", severity: "low", said: "warns of something" },
    QUEUE_HOP: { class: "notification", said: "went to another queue" },
  });
