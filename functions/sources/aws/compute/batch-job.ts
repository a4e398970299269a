import * as z from "zod";
import { inWords as lasting } from "../../../domain/time.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { consolePage, inFragment } from "../console-page.ts";
import { list, number, part, text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A job of AWS Batch changed its state. Jobs of one name in one queue are one situation: the next that succeeds closes
 * the failure.
 * https://docs.aws.amazon.com/batch/latest/userguide/batch_job_events.html
 */
export const batchJob = awsEvent({
  name: "batch-job",
  types: { "aws.batch": ["Batch Job State Change"] },
  detail: z.object({
    jobArn: text,
    jobName: text,
    jobId: text,
    jobQueue: text,
    jobDefinition: text,
    status: text,
    statusReason: text,
    startedAt: number,
    stoppedAt: number,
    attempts: list(z.unknown()),
    container: part({ exitCode: number, reason: text, logStreamName: text }),
  }),
  read: ({ detail, region, partition, resources }) => {
    const { jobName = "", jobQueue, status, statusReason, container, startedAt, stoppedAt } = detail;
    const arn = detail.jobArn ?? resources[0];
    const { words, ...outcome } = outcomeOf(states, status, "batch-job");
    const stream = container?.logStreamName;
    return {
      situation: [jobQueue, jobName],
      ...outcome,
      title: `Batch job ${jobName} ${words}`,
      text: status === "FAILED" ? whyFailed(statusReason, container?.reason) : undefined,
      resource: { name: jobName, arn },
      facts: [
        fact("Queue", nameOf(jobQueue)),
        fact("Exit code", container?.exitCode),
        fact("Attempts", detail.attempts.length || undefined),
        fact("Ran for", startedAt && stoppedAt ? lasting((stoppedAt - startedAt) / 1000) : undefined),
        fact("Job definition", detail.jobDefinition?.split("/").at(-1)),
        fact("Job", detail.jobId),
      ],
      links: [
        resourceLink(arn, region),
        stream
          ? consolePage(
              { partition, region },
              "Open its log",
              "cloudwatch/home",
              `logsV2:log-groups/log-group/${inFragment("/aws/batch/job")}/log-events/${inFragment(stream)}`,
            )
          : undefined,
      ],
    };
  },
});

const states = outcomes({
  SUBMITTED: noted("was submitted"),
  PENDING: noted("waits for other jobs"),
  RUNNABLE: noted("waits for capacity"),
  STARTING: noted("is being started"),
  RUNNING: noted("is running"),
  SUCCEEDED: success("succeeded"),
  FAILED: trouble("failed", "high", "batch-job"),
});

const whyFailed = (reason: string | undefined, container: string | undefined): string | undefined => {
  const said = [...new Set([reason, container].filter((each) => each !== undefined))].join(" · ");
  const known = explanations.find(([pattern]) => pattern.test(said.slice(0, 2000)))?.[1];
  return [known, said && `Batch says: ${said}`].filter((each) => each).join(" ") || undefined;
};

/** What the reasons stand for. https://docs.aws.amazon.com/batch/latest/userguide/troubleshooting.html */
const explanations: readonly (readonly [RegExp, string])[] = [
  [/OutOfMemory/, "The container needed more memory than the job definition gives it."],
  [
    /CannotPullContainer/,
    "The image could not be pulled: look at its name, at permissions and at the way to the registry.",
  ],
  [/ResourceInitialization/, "What the container needs (a secret, a log, a volume) could not be set up."],
  [/Host EC2 .*terminated|SpotInterruption/i, "The instance that it ran on was taken away."],
  [/timeout|timed out/i, "It took longer than its timeout allows."],
  [/Dependent Job failed/i, "A job that it waited for failed."],
  [/JobStateTimeLimit/, "It waited for capacity longer than its queue allows."],
  [/Essential container in task exited/, "The container ended with an error."],
];
