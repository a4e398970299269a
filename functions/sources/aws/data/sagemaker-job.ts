import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, number, part, text } from "../loose.ts";
import { inWords, nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

const kinds: Readonly<Record<string, { readonly noun: string; readonly page: string }>> = table({
  "SageMaker Training Job State Change": { noun: "Training job", page: "/jobs/" },
  "SageMaker HyperParameter Tuning Job State Change": { noun: "Tuning job", page: "/hyper-tuning-jobs/" },
  "SageMaker Transform Job State Change": { noun: "Transform job", page: "/transform-jobs/" },
  "SageMaker Ground Truth Labeling Job State Change": { noun: "Labeling job", page: "/labeling-jobs/" },
  "SageMaker Processing Job State Change": { noun: "Processing job", page: "/processing-jobs/" },
});

/**
 * A job of SageMaker ended. Jobs have names of their own, so that each is a situation.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export const sagemakerJob = awsEvent({
  name: "sagemaker-job",
  types: { "aws.sagemaker": Object.keys(kinds) },
  detail: z.object({
    TrainingJobName: text,
    TrainingJobStatus: text,
    SecondaryStatus: text,
    HyperParameterTuningJobName: text,
    HyperParameterTuningJobStatus: text,
    TransformJobName: text,
    TransformJobStatus: text,
    LabelingJobStatus: text,
    ProcessingJobName: text,
    ProcessingJobStatus: text,
    FailureReason: text,
    ModelName: text,
    ResourceConfig: part({ InstanceType: text, InstanceCount: number }),
    TransformResources: part({ InstanceType: text, InstanceCount: number }),
    SecondaryStatusTransitions: list(z.object({ Status: text, StatusMessage: text })),
    TrainingJobStatusCounters: part({
      Completed: number,
      InProgress: number,
      NonRetryableError: number,
      Stopped: number,
    }),
  }),
  read: ({ detail, type, region, partition, resources: [arn] }) => {
    const { noun, page } = kinds[type] ?? { noun: "Job", page: "/jobs/" };
    const name =
      detail.TrainingJobName ??
      detail.HyperParameterTuningJobName ??
      detail.TransformJobName ??
      detail.ProcessingJobName ??
      nameOf(arn) ??
      "";
    const state =
      detail.TrainingJobStatus ??
      detail.HyperParameterTuningJobStatus ??
      detail.TransformJobStatus ??
      detail.ProcessingJobStatus ??
      detail.LabelingJobStatus;
    const { words, ...outcome } = outcomeOf(states, state, "sagemaker-job");
    const machines = detail.ResourceConfig ?? detail.TransformResources;
    const counts = detail.TrainingJobStatusCounters;
    return {
      situation: [noun, name],
      ...outcome,
      title: `${noun} ${name} ${words}`,
      text: detail.FailureReason ?? detail.SecondaryStatusTransitions.at(-1)?.StatusMessage,
      resource: { name, arn },
      facts: [
        fact(
          "Step",
          detail.SecondaryStatus === state ? undefined : detail.SecondaryStatus && inWords(detail.SecondaryStatus),
        ),
        fact("Machines", machines?.InstanceType && `${machines.InstanceCount ?? 1} × ${machines.InstanceType}`),
        fact("Model", detail.ModelName),
        fact("Trainings done", counts?.Completed),
        fact("Trainings that failed", counts?.NonRetryableError || undefined),
      ],
      links: name
        ? [consolePage({ partition, region }, "Open the job", "sagemaker/home", `${page}${inUrl(name)}`)]
        : [],
    };
  },
});

const states = outcomes({
  InProgress: noted("is running"),
  Initializing: noted("is starting"),
  Completed: success("succeeded"),
  Failed: trouble("failed", "high", "sagemaker-job"),
  Stopping: noted("is being stopped"),
  Stopped: noted("was stopped", "low"),
  Deleting: noted("is being deleted"),
});
