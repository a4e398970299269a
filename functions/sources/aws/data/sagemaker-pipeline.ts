import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A model building pipeline of SageMaker ran, or one of its steps. Runs of one pipeline, and of one of its steps, are a
 * situation each.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export const sagemakerPipeline = awsEvent({
  name: "sagemaker-pipeline",
  types: {
    "aws.sagemaker": [
      "SageMaker Model Building Pipeline Execution Status Change",
      "SageMaker Model Building Pipeline Execution Step Status Change",
    ],
  },
  detail: z.object({
    pipelineArn: text,
    pipelineExecutionArn: text,
    pipelineExecutionDisplayName: text,
    currentPipelineExecutionStatus: text,
    stepName: text,
    stepType: text,
    currentStepStatus: text,
    failureReason: text,
  }),
  read: ({ detail, region, partition, resources }) => {
    const arn = detail.pipelineArn ?? resources[0];
    const [pipeline, step] = [nameOf(arn) ?? "", detail.stepName];
    const state = detail.currentStepStatus ?? detail.currentPipelineExecutionStatus;
    const { words, ...outcome } = outcomeOf(states, state, "sagemaker-pipeline");
    return {
      situation: [pipeline, step],
      ...outcome,
      title: step ? `Step ${step} of model pipeline ${pipeline} ${words}` : `Model pipeline ${pipeline} ${words}`,
      text: detail.failureReason,
      resource: { name: pipeline, arn },
      facts: [
        fact("Execution", detail.pipelineExecutionDisplayName ?? nameOf(detail.pipelineExecutionArn)),
        fact("Kind of step", detail.stepType),
      ],
      links: [consolePage({ partition, region }, "Open SageMaker Studio", "sagemaker/home", "/studio-landing")],
    };
  },
});

const states = outcomes({
  Starting: noted("is starting"),
  Executing: noted("is running"),
  Succeeded: success("succeeded"),
  Failed: trouble("failed", "high", "sagemaker-pipeline"),
  Stopping: noted("is being stopped"),
  Stopped: noted("was stopped", "low"),
});
