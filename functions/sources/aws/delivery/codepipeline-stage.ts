import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { failures, failuresInWords, pipelinePage, runState } from "./pipeline-run.ts";

/**
 * A stage of a pipeline: a failure is an alert until the stage succeeds.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html
 */
export const codepipelineStage = awsEvent({
  name: "codepipeline-stage",
  types: { "aws.codepipeline": ["CodePipeline Stage Execution State Change"] },
  detail: z.object({
    pipeline: z.string().min(1),
    stage: z.string().min(1),
    "execution-id": text,
    state: z.string().min(1),
    additionalAttributes: failures,
  }),
  read: ({ detail, resources, ...place }) => {
    const { pipeline, stage, state, "execution-id": execution } = detail;
    const { said, ...meaning } = runState(state);
    return {
      situation: [pipeline, stage],
      ...meaning,
      title: `Stage ${stage} of pipeline ${pipeline} ${said}`,
      text: failuresInWords(detail.additionalAttributes),
      resource: { name: pipeline, arn: resources[0] },
      facts: [fact("Stage", stage), fact("Execution", execution)],
      links: [consolePage(place, "Open the execution", pipelinePage(pipeline, execution))],
      runbook: state === "FAILED" ? "codepipeline-pipeline" : undefined,
    };
  },
});
