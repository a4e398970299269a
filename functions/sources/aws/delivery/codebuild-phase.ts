import * as z from "zod";
import { inWords } from "../../../domain/time.ts";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, text } from "../loose.ts";
import { buildName, information, phaseInWords, reason, sourceOf } from "./codebuild-words.ts";

/**
 * A phase of a build is over. A failed one is an alert until the same phase succeeds in a later build.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications-ref.html
 */
export const codebuildPhase = awsEvent({
  name: "codebuild-phase",
  types: { "aws.codebuild": ["CodeBuild Build Phase Change"] },
  detail: z.object({
    "project-name": z.string().min(1),
    "build-id": text,
    "completed-phase": text,
    "completed-phase-status": text,
    "completed-phase-context": text,
    "completed-phase-duration-seconds": number,
    "additional-information": information,
  }),
  read: ({ detail, account, ...place }) => {
    const {
      "project-name": project,
      "build-id": id,
      "completed-phase": phase,
      "additional-information": info,
    } = detail;
    // The last phase has no outcome of its own: it says that the build is complete.
    const status = detail["completed-phase-status"] ?? (phase === "COMPLETED" ? "SUCCEEDED" : "");
    const { said, ...meaning } = outcomes[status] ?? { class: "notification", said: "is over" };
    const name = id && buildName(id);
    const seconds = detail["completed-phase-duration-seconds"];
    return {
      situation: [project, phase],
      ...meaning,
      title: `Build of ${project}: ${phaseInWords(phase)} ${said}`,
      text: reason(detail["completed-phase-context"]),
      resource: { name: project, arn: id },
      facts: [
        fact("Took", seconds === undefined ? undefined : inWords(seconds)),
        fact("Source", sourceOf(info)),
        fact("Started by", info?.initiator),
        fact("Build", name),
      ],
      links: [
        consolePage(
          place,
          "Open the build",
          `codesuite/codebuild/${account}/projects/${inUrl(project)}/build/${inUrl(`${project}:${name ?? ""}`)}`,
        ),
        info?.logs?.["deep-link"] ? { label: "View the log", url: info.logs["deep-link"] } : undefined,
      ],
      runbook: meaning.class === "alert" ? "codebuild-build" : undefined,
    };
  },
});

const outcomes: Readonly<Record<string, Pick<Reading, "kind" | "class" | "severity"> & { readonly said: string }>> =
  table({
    FAILED: { class: "alert", severity: "high", said: "failed" },
    FAULT: { class: "alert", severity: "high", said: "failed by a fault of CodeBuild" },
    TIMED_OUT: { class: "alert", severity: "high", said: "ran out of time" },
    CLIENT_ERROR: { class: "alert", severity: "high", said: "could not run as it is configured" },
    SUCCEEDED: { kind: "recovered", class: "notification", said: "succeeded" },
    STOPPED: { class: "notification", said: "was stopped" },
  });
