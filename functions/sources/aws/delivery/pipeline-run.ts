import * as z from "zod";
import type { Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { list, part, text } from "../loose.ts";

/** How a pipeline, a stage or an action of CodePipeline stands, as a card says it. */
export const runState = (state: string): Pick<Reading, "kind" | "class" | "severity"> & { readonly said: string } => ({
  ...(meanings[state] ?? { class: "notification" }),
  said: inWords[state] ?? `is now ${state.toLowerCase().replaceAll("_", " ")}`,
});

const meanings: Readonly<Record<string, Pick<Reading, "kind" | "class" | "severity">>> = table({
  FAILED: { class: "alert", severity: "high" },
  SUCCEEDED: { kind: "recovered", class: "notification" },
});

const inWords: Readonly<Record<string, string>> = table({
  FAILED: "failed",
  SUCCEEDED: "succeeded",
  STARTED: "has started",
  RESUMED: "goes on",
  CANCELED: "was cancelled",
  STOPPING: "is being stopped",
  STOPPED: "was stopped",
  ABANDONED: "was abandoned",
  SUPERSEDED: "was overtaken by a newer execution",
});

/** What a notification of CodeStar adds to the event: which actions failed, and why. */
export const failures = part({
  failedStage: text,
  failedActions: list(z.object({ action: text, additionalInformation: text })),
});

/** `Deploy: Failed to execute change set`, each once. */
export const failuresInWords = (found: z.infer<typeof failures>): string | undefined =>
  [
    ...new Set(
      (found?.failedActions ?? []).map(({ action, additionalInformation: why }) =>
        [action, why].filter((words) => words).join(": "),
      ),
    ),
  ].join("\n") || undefined;

/** The page of an execution, or of the pipeline where the event names none. */
export const pipelinePage = (pipeline: string, execution: string | undefined): string => {
  const page = `codesuite/codepipeline/pipelines/${encodeURIComponent(pipeline)}/`;
  return execution ? `${page}executions/${encodeURIComponent(execution)}/timeline` : `${page}view`;
};

/** Who or what started it: `StartPipelineExecution, Admin/ada`. */
export const trigger = part({ "trigger-type": text, "trigger-detail": text });

export const triggerInWords = (by: z.infer<typeof trigger>): string | undefined =>
  [by?.["trigger-type"], by?.["trigger-detail"]?.replace(/^arn:aws[\w-]*:\w+::\d{12}:(assumed-role|user)\//, "")]
    .filter((words) => words)
    .join(", ") || undefined;
