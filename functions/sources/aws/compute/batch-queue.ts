import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { list, text } from "../loose.ts";
import { nameOf } from "../outcome.ts";

/**
 * The first job of a queue cannot be placed, and all others wait behind it.
 * https://docs.aws.amazon.com/batch/latest/userguide/batch-job-queue-blocked-events.html
 */
export const batchQueue = awsEvent({
  name: "batch-queue",
  types: { "aws.batch": ["Batch Job Queue Blocked"] },
  detail: z.object({
    jobArn: text,
    jobName: text,
    jobId: text,
    jobQueue: text,
    jobDefinition: text,
    statusReason: text,
    container: z
      .object({ resourceRequirements: list(z.object({ type: text, value: text })) })
      .optional()
      .catch(undefined),
  }),
  read: ({ detail, region, resources }) => {
    const { jobName, statusReason, container } = detail;
    const arn = detail.jobQueue ?? resources.find((each) => each.includes(":job-queue/"));
    const queue = nameOf(arn) ?? "";
    const known = reasons.find(([pattern]) => pattern.test(statusReason ?? ""));
    return {
      situation: [queue],
      class: "alert",
      severity: "high",
      title: `Batch job queue ${queue} is blocked${known ? `: ${known[1]}` : ""}`,
      text: [`Job ${jobName ?? ""} at its head cannot start, and every other job waits behind it.`, statusReason]
        .filter((each) => each !== undefined)
        .join(" Batch says: "),
      resource: { name: queue, arn },
      facts: [
        fact("Job at its head", jobName),
        fact("It needs", (container?.resourceRequirements ?? []).map(requirement).join(", ")),
        fact("Job definition", detail.jobDefinition?.split("/").at(-1)),
        fact("Job", detail.jobId),
      ],
      links: [resourceLink(arn, region), resourceLink(detail.jobArn ?? resources[0], region)],
      runbook: "batch-queue",
    };
  },
});

const requirement = ({ type = "", value = "" }: { type?: string | undefined; value?: string | undefined }): string =>
  `${value} ${units.get(type) ?? type}`;

const units: ReadonlyMap<string, string> = new Map([
  ["VCPU", "vCPU"],
  ["MEMORY", "MiB of memory"],
  ["GPU", "GPU"],
]);

/** https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable.html */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/INSUFFICIENT_INSTANCE_CAPACITY/, "AWS has no capacity for its instance types"],
  [/COMPUTE_ENVIRONMENT_MAX_RESOURCE/, "the job needs more than its compute environments may have"],
  [/JOB_RESOURCE_REQUIREMENT/, "no instance type of its compute environments fits the job"],
  [/SERVICE_ROLE_PERMISSIONS|permission/i, "the service role lacks permissions"],
  [/UNDETERMINED/, "Batch cannot tell why"],
  [/MISCONFIGURATION/, "its configuration is wrong"],
];
