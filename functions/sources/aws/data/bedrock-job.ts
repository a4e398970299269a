import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

const nouns: Readonly<Record<string, readonly [noun: string, page: string]>> = table({
  "Model Customization Job State Change": ["Model customization job", "/custom-models?tabId=jobs"],
  "Batch Inference Job State Change": ["Batch inference job", "/batch-inference"],
  "Bedrock Data Automation Job Created": ["Data automation job", "/data-automation"],
  "Bedrock Data Automation Job Succeeded": ["Data automation job", "/data-automation"],
  "Bedrock Data Automation Job Failed With Client Error": ["Data automation job", "/data-automation"],
  "Bedrock Data Automation Job Failed With Service Error": ["Data automation job", "/data-automation"],
});

/**
 * A job of Bedrock ended: a model was customised, a batch of prompts answered, or documents read.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-eventbridge.html
 */
export const bedrockJob = awsEvent({
  name: "bedrock-job",
  types: { "aws.bedrock": Object.keys(nouns) },
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
    job_id: text,
    error_message: text,
    input_s3_object: part({ s3_bucket: text, name: text }),
  }),
  read: ({ detail, type, region, partition, resources }) => {
    const arn = detail.jobArn ?? detail.batchJobArn ?? resources[0];
    const name = detail.jobName ?? detail.batchJobName ?? detail.job_id ?? nameOf(arn) ?? "";
    const [noun, page] = nouns[type] ?? ["Job", ""];
    const ended = /Job (Created|Succeeded|Failed)/.exec(type)?.[1];
    const { words, ...outcome } = outcomeOf(states, detail.jobStatus ?? detail.status ?? ended, "bedrock-job");
    const input = detail.input_s3_object;
    return {
      situation: [noun, name],
      ...outcome,
      title: `${noun} ${name} ${words}`,
      text: detail.failureMessage ?? detail.error_message,
      resource: { name, arn },
      facts: [
        fact("Model", detail.outputModelName ?? detail.batchModelId),
        fact("Input", input?.name && `${input.s3_bucket ?? ""}/${input.name}`),
        fact("Whose fault", /With (Client|Service) Error/.exec(type)?.[1] === "Service" ? "Bedrock's" : undefined),
      ],
      links: [consolePage({ partition, region }, "Open the jobs", "bedrock/home", page)],
    };
  },
});

const states = outcomes({
  Submitted: noted("was submitted"),
  Validating: noted("is being checked"),
  Scheduled: noted("waits for its turn"),
  InProgress: noted("is running"),
  Created: noted("was created"),
  Completed: success("succeeded"),
  Succeeded: success("succeeded"),
  PartiallyCompleted: trouble("succeeded only in part", "medium", "bedrock-job"),
  Expired: trouble("was not done in time", "medium", "bedrock-job"),
  Failed: trouble("failed", "high", "bedrock-job"),
  Stopping: noted("is being stopped"),
  Stopped: noted("was stopped", "low"),
});
