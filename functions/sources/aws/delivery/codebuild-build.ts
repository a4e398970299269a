import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";
import { buildName, failureIn, information, phaseInWords, sourceOf } from "./codebuild-words.ts";

/**
 * A build of CodeBuild: a failure is an alert until the project builds again.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications.html
 */
export const codebuildBuild = awsEvent({
  name: "codebuild-build",
  types: { "aws.codebuild": ["CodeBuild Build State Change"] },
  detail: z.object({
    "build-status": z.string().min(1),
    "project-name": z.string().min(1),
    "build-id": text,
    "current-phase": text,
    "additional-information": information,
  }),
  read: ({ detail, account, ...place }) => {
    const { "build-status": status, "project-name": project, "build-id": id, "additional-information": info } = detail;
    const { said, ...meaning } = states[status] ?? { class: "notification", said: `is now ${status.toLowerCase()}` };
    const name = id && buildName(id);
    const failed = meaning.class === "alert";
    return {
      situation: [project],
      ...meaning,
      title: `Build of ${project} ${said}`,
      text: failed ? failureIn(info) : undefined,
      resource: { name: project, arn: id },
      facts: [
        fact("Source", sourceOf(info)),
        fact("Started by", info?.initiator),
        fact("Ended in", failed && !failureIn(info) ? phaseInWords(detail["current-phase"]) : undefined),
        fact("Build", name),
        fact("Image", info?.environment?.image),
      ],
      links: [
        consolePage(
          place,
          "Open the build",
          `codesuite/codebuild/${account}/projects/${inUrl(project)}/build/${inUrl(`${project}:${name ?? ""}`)}`,
        ),
        info?.logs?.["deep-link"] ? { label: "View the log", url: info.logs["deep-link"] } : undefined,
      ],
      runbook: failed ? "codebuild-build" : undefined,
    };
  },
});

const states: Readonly<Record<string, Pick<Reading, "kind" | "class" | "severity"> & { readonly said: string }>> =
  table({
    FAILED: { class: "alert", severity: "high", said: "failed" },
    FAULT: { class: "alert", severity: "high", said: "failed by a fault of CodeBuild" },
    TIMED_OUT: { class: "alert", severity: "high", said: "ran out of time" },
    SUCCEEDED: { kind: "recovered", class: "notification", said: "succeeded" },
    STOPPED: { class: "notification", said: "was stopped" },
    IN_PROGRESS: { class: "notification", said: "has started" },
  });
