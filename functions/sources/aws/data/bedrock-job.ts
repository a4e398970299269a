import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A job of Bedrock ended: a model was customised, or a batch of prompts answered.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-eventbridge.html
 */
export const bedrockJob = awsEvent({
  name: "bedrock-job",
  types: { "aws.bedrock": ["Model Customization Job State Change", "Batch Inference Job State Change"] },
  detail: z.object({
    jobName: text,
    jobArn: text,
    batchJobName: text,
    batchJobArn: text,
    outputModelName: text,
    batchModelId: text,
    jobStatus: text,
    status: text,
    failureMessage: text,
  }),
  read: ({ detail, type, region, partition, resources }) => {
    const arn = detail.jobArn ?? detail.batchJobArn ?? resources[0];
    const name = detail.jobName ?? detail.batchJobName ?? nameOf(arn) ?? "";
    const batch = type.startsWith("Batch");
    const { words, ...outcome } = outcomeOf(states, detail.jobStatus ?? detail.status, "bedrock-job");
    return {
      situation: [batch ? "batch" : "customization", name],
      ...outcome,
      title: `${batch ? "Batch inference" : "Model customization"} job ${name} ${words}`,
      text: detail.failureMessage,
      resource: { name, arn },
      facts: [fact("Model", detail.outputModelName ?? detail.batchModelId)],
      links: [
        consolePage(
          { partition, region },
          "Open the jobs",
          "bedrock/home",
          batch ? "/batch-inference" : "/custom-models?tabId=jobs",
        ),
      ],
    };
  },
});

const states = outcomes({
  Submitted: noted("was submitted"),
  Validating: noted("is being checked"),
  Scheduled: noted("waits for its turn"),
  InProgress: noted("is running"),
  Completed: success("succeeded"),
  PartiallyCompleted: trouble("succeeded only in part", "medium", "bedrock-job"),
  Expired: trouble("was not done in time", "medium", "bedrock-job"),
  Failed: trouble("failed", "high", "bedrock-job"),
  Stopping: noted("is being stopped"),
  Stopped: noted("was stopped", "low"),
});
