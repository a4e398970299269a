import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";
import { noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A step of an EMR cluster. Steps of one name on one cluster are one situation.
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-manage-cloudwatch-events.html
 */
export const emrStep = awsEvent({
  name: "emr-step",
  types: { "aws.emr": ["EMR Step Status Change"] },
  detail: z.object({ name: text, stepId: text, clusterId: text, state: text, message: text, actionOnFailure: text }),
  read: ({ detail, region, partition }) => {
    const { stepId = "", name = stepId, clusterId = "", state, message, actionOnFailure } = detail;
    const { words, ...outcome } = outcomeOf(states, state, "emr-step");
    return {
      situation: [clusterId, name],
      ...outcome,
      title: `Step ${name} of EMR cluster ${clusterId} ${words}`,
      text: message,
      resource: { name: stepId || name },
      facts: [
        fact("Cluster", clusterId),
        fact("Step", stepId),
        fact(
          "What the cluster does then",
          outcome.class === "alert" ? consequences.get(actionOnFailure ?? "") : undefined,
        ),
      ],
      links: clusterId
        ? [consolePage({ partition, region }, "Open the cluster", "emr/home", `/clusterDetails/${inUrl(clusterId)}`)]
        : [],
    };
  },
});

const states = outcomes({
  PENDING: noted("waits"),
  RUNNING: noted("is running"),
  COMPLETED: success("succeeded"),
  CANCEL_PENDING: noted("is being cancelled"),
  CANCELLED: noted("was cancelled", "low"),
  FAILED: trouble("failed", "high", "emr-step"),
  INTERRUPTED: trouble("was interrupted", "medium", "emr-step"),
});

const consequences: ReadonlyMap<string, string> = new Map([
  ["CONTINUE", "goes on with the next step"],
  ["CANCEL_AND_WAIT", "cancels the other steps and waits"],
  ["TERMINATE_CLUSTER", "terminates itself"],
  ["TERMINATE_JOB_FLOW", "terminates itself"],
]);
