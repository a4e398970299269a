import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { logsLink } from "../../logs-link.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, number, part, text } from "../loose.ts";
import { inWords, nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * What a kind of job is called, its page, and where its machines log.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
 */
const kinds: Readonly<Record<string, { readonly noun: string; readonly page: string; readonly log?: string }>> = table({
  "SageMaker Training Job State Change": { noun: "Training job", page: "/jobs/", log: "TrainingJobs" },
  "SageMaker HyperParameter Tuning Job State Change": { noun: "Tuning job", page: "/hyper-tuning-jobs/" },
  "SageMaker Transform Job State Change": { noun: "Transform job", page: "/transform-jobs/", log: "TransformJobs" },
  "SageMaker Ground Truth Labeling Job State Change": {
    noun: "Labeling job",
    page: "/labeling-jobs/",
    log: "LabelingJobs",
  },
  "SageMaker Processing Job State Change": { noun: "Processing job", page: "/processing-jobs/", log: "ProcessingJobs" },
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
  read: ({ detail, type, region, partition, at, resources: [arn] }, { receivedAt }) => {
    const { noun, page, log } = kinds[type] ?? { noun: "Job", page: "/jobs/" };
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
        ? [
            consolePage({ partition, region }, "Open the job", "sagemaker/home", `${page}${inUrl(name)}`),
            outcome.class === "alert" && log && /^[\w-]+$/.test(name)
              ? logsLink({ partition, region }, `/aws/sagemaker/${log}`, at ?? receivedAt, { query: linesOf(name) })
              : undefined,
          ]
        : [],
    };
  },
});

/** All jobs of a kind share a log group; the streams of one begin with its name, or are called by it. */
const linesOf = (name: string): string =>
  `fields @timestamp, @message\n| filter @logStream like /^${name}(\\/|$)/\n| sort @timestamp desc\n| limit 100`;

const states = outcomes({
  InProgress: noted("is running"),
  Initializing: noted("is starting"),
  Completed: success("succeeded"),
  Failed: trouble("failed", "high", "sagemaker-job"),
  Stopping: noted("is being stopped"),
  Stopped: noted("was stopped", "low"),
  Deleting: noted("is being deleted"),
});
