import * as z from "zod";
import { consoleUrl } from "../../aws.ts";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";

/**
 * A pipeline of CodePipeline ran: a failure is an alert until the pipeline succeeds again.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html
 */
export const codepipelinePipeline = awsEvent({
  name: "codepipeline-pipeline",
  types: { "aws.codepipeline": ["CodePipeline Pipeline Execution State Change"] },
  detail: z.object({
    pipeline: z.string().min(1),
    "execution-id": z.string().optional().catch(undefined),
    state: z.string().min(1),
  }),
  read: ({ detail, region, partition, resources }) => {
    const { pipeline, state } = detail;
    const execution = detail["execution-id"];
    const page = `codesuite/codepipeline/pipelines/${encodeURIComponent(pipeline)}/`;
    const url = consoleUrl(partition, region, execution ? `${page}executions/${execution}/timeline` : `${page}view`);
    return {
      situation: [pipeline],
      ...(meanings[state] ?? { class: "notification" as const }),
      title: `Pipeline ${pipeline} ${inWords[state] ?? `is now ${state}`}`,
      resource: { name: pipeline, arn: resources[0] },
      facts: [fact("Execution", execution)],
      links: [url ? { label: "Open the execution", url } : undefined],
      runbook: state === "FAILED" ? "codepipeline-pipeline" : undefined,
    };
  },
});

const meanings: Readonly<Record<string, Pick<Reading, "kind" | "class" | "severity">>> = {
  FAILED: { class: "alert", severity: "high" },
  SUCCEEDED: { kind: "recovered", class: "notification" },
};

const inWords: Readonly<Record<string, string>> = {
  FAILED: "failed",
  SUCCEEDED: "succeeded",
  STARTED: "has started",
  RESUMED: "goes on",
  CANCELED: "was cancelled",
  STOPPING: "is being stopped",
  STOPPED: "was stopped",
  SUPERSEDED: "was overtaken by a newer execution",
};
