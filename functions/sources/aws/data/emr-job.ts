import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { inWords, nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A job of EMR Serverless or of EMR on EKS. Jobs of one name in one application are one situation.
 * https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/using-eventbridge.html
 * https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/emr-eks-monitor-events.html
 */
export const emrJob = awsEvent({
  name: "emr-job",
  types: {
    "aws.emr-serverless": ["EMR Serverless Job Run State Change"],
    "aws.emr-containers": ["EMR Job Run State Change", "EmrContainers Job Run State Change"],
  },
  detail: z.object({
    jobRunId: text,
    id: text,
    jobRunName: text,
    name: text,
    applicationId: text,
    virtualClusterId: text,
    state: text,
    previousState: text,
    stateDetails: text,
    failureReason: text,
    releaseLabel: text,
    arn: text,
  }),
  read: ({ detail, source, region, partition, resources }) => {
    const run = detail.jobRunId ?? detail.id ?? nameOf(detail.arn) ?? "";
    const name = detail.jobRunName ?? detail.name ?? run;
    const where = detail.applicationId ?? detail.virtualClusterId ?? "";
    const { words, ...outcome } = outcomeOf(states, detail.state, "emr-job");
    const serverless = source === "aws.emr-serverless";
    return {
      situation: [where, name],
      ...outcome,
      title: `EMR job ${name} ${words}`,
      text: detail.stateDetails,
      resource: { name, arn: detail.arn ?? resources[0] },
      facts: [
        fact("Reason", detail.failureReason && inWords(detail.failureReason)),
        fact(serverless ? "Application" : "Virtual cluster", where),
        fact("Run", run === name ? undefined : run),
        fact("Release", detail.releaseLabel),
        fact("Before", detail.previousState && inWords(detail.previousState)),
      ],
      links: [
        consolePage(
          { partition, region },
          serverless ? "Open EMR Serverless" : "Open the virtual clusters",
          "emr/home",
          serverless ? "/serverless" : "/eks/clusters",
        ),
      ],
    };
  },
});

const states = outcomes({
  SUBMITTED: noted("was submitted"),
  PENDING: noted("waits"),
  QUEUED: noted("is queued"),
  SCHEDULED: noted("waits for capacity"),
  RUNNING: noted("is running"),
  SUCCESS: success("succeeded"),
  COMPLETED: success("succeeded"),
  FAILED: trouble("failed", "high", "emr-job"),
  CANCELLING: noted("is being cancelled"),
  CANCEL_PENDING: noted("is being cancelled"),
  CANCELLED: noted("was cancelled", "low"),
});
