import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { failures, failuresInWords, pipelinePage, runState, trigger, triggerInWords } from "./pipeline-run.ts";

/**
 * A pipeline of CodePipeline ran: a failure is an alert until the pipeline succeeds again.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html
 */
export const codepipelinePipeline = awsEvent({
  name: "codepipeline-pipeline",
  types: { "aws.codepipeline": ["CodePipeline Pipeline Execution State Change"] },
  detail: z.object({
    pipeline: z.string().min(1),
    "execution-id": text,
    state: z.string().min(1),
    "execution-trigger": trigger,
    "stop-execution-comments": text,
    additionalAttributes: failures,
  }),
  read: ({ detail, resources, ...place }) => {
    const { pipeline, state, "execution-id": execution, additionalAttributes: found } = detail;
    const { said, ...meaning } = runState(state);
    return {
      situation: [pipeline],
      ...meaning,
      title: `Pipeline ${pipeline} ${said}`,
      text: failuresInWords(found) ?? detail["stop-execution-comments"],
      resource: { name: pipeline, arn: resources[0] },
      facts: [
        fact("Stage", found?.failedStage),
        fact("Started by", triggerInWords(detail["execution-trigger"])),
        fact("Execution", execution),
      ],
      links: [consolePage(place, "Open the execution", pipelinePage(pipeline, execution))],
      runbook: state === "FAILED" ? "codepipeline-pipeline" : undefined,
    };
  },
});
