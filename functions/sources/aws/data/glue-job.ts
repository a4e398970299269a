import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, part, text, time } from "../loose.ts";
import { noted, type Outcome, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A job of AWS Glue ended, or takes longer than it should. Runs of one job are one situation.
 * https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html
 */
export const glueJob = awsEvent({
  name: "glue-job",
  types: { "aws.glue": ["Glue Job State Change", "Glue Job Run Status"] },
  detail: z.object({
    jobName: text,
    jobRunId: text,
    state: text,
    severity: text,
    message: text,
    startedOn: time,
    notificationCondition: part({ NotifyDelayAfter: number }),
  }),
  read: ({ detail, type, region, partition }) => {
    const { jobName = "", jobRunId, state, message } = detail;
    const after = detail.notificationCondition?.NotifyDelayAfter;
    const slow = type === "Glue Job Run Status";
    const { words, ...outcome } = slow ? late(state) : outcomeOf(states, state, "glue-job");
    const place = { partition, region };
    return {
      situation: [jobName],
      ...outcome,
      title: `Glue job ${jobName} ${words}`,
      text: slow && after ? `It was to tell when it takes longer than ${after} min.` : message,
      resource: { name: jobName },
      // The run's id is 67 characters that nobody reads: the link leads to it.
      facts: [fact("Started", detail.startedOn)],
      links: [
        jobRunId
          ? consolePage(place, "Open the run", "gluestudio/home", `/job/${inUrl(jobName)}/run/${inUrl(jobRunId)}`)
          : undefined,
        consolePage(place, "Open the job", "gluestudio/home", `/editor/job/${inUrl(jobName)}/runs`),
      ],
    };
  },
});

/** Glue sends this for states that last longer than the job's delay threshold. */
const late = (state: string | undefined): Outcome => {
  const doing = doings.get(state ?? "") ?? "is running";
  return trouble(`${doing} longer than expected`, "medium", "glue-job/late");
};

const doings: ReadonlyMap<string, string> = new Map([
  ["STARTING", "has been starting"],
  ["STOPPING", "has been stopping"],
  ["RUNNING", "is running"],
]);

const states = outcomes({
  STARTING: noted("is starting"),
  RUNNING: noted("is running"),
  SUCCEEDED: success("succeeded"),
  STOPPED: noted("was stopped", "low"),
  STOPPING: noted("is being stopped"),
  FAILED: trouble("failed", "high", "glue-job"),
  ERROR: trouble("failed", "high", "glue-job"),
  TIMEOUT: trouble("took too long and was stopped", "high", "glue-job"),
  EXPIRED: trouble("waited too long for capacity", "medium", "glue-job"),
});
