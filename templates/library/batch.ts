import { eventRule, template } from "../model.ts";
import { subject } from "../parameter.ts";
import { joined, partition } from "../value.ts";

const jobQueueArn = subject({
  name: "jobQueueArn",
  label: "Job queue",
  about: "ARN of the job queue.",
  pattern: "arn:aws[a-z-]*:batch:[a-z0-9-]+:[0-9]{12}:job-queue/[A-Za-z0-9_-]{1,128}",
  example: "arn:aws:batch:eu-west-1:111111111111:job-queue/nightly",
});

/** https://docs.aws.amazon.com/batch/latest/userguide/batch_cwe_events.html */
export const batch = template({
  slug: "batch",
  version: "1.0.0",
  title: "Batch job queue",
  about: "Watches one job queue of AWS Batch: do its jobs fail, is the queue blocked?",
  parameters: [jobQueueArn],
  rules: [
    eventRule({
      id: "job-failed",
      title: "Failed jobs",
      sentence: "A job failed: its status reason and the log of its last attempt say why.",
      pattern: {
        source: ["aws.batch"],
        "detail-type": ["Batch Job State Change"],
        detail: { status: ["FAILED"], jobQueue: [jobQueueArn] },
      },
    }),
    eventRule({
      id: "queue-blocked",
      title: "Blocked queues",
      sentence: "The queue is blocked: its first job cannot be placed, and no other overtakes it.",
      pattern: {
        source: ["aws.batch"],
        "detail-type": ["Batch Job Queue Blocked"],
        resources: [{ prefix: joined`arn:${partition}:batch:` }],
        detail: { jobQueue: [jobQueueArn] },
      },
    }),
  ],
});
