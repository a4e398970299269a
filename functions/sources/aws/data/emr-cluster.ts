import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { textField } from "../../unwrap.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";
import { inWords, noted, type Outcome, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A cluster of EMR changed its state, or is set up wrongly.
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-manage-cloudwatch-events.html
 */
export const emrCluster = awsEvent({
  name: "emr-cluster",
  types: { "aws.emr": ["EMR Cluster State Change", "EMR Configuration Error", "EMR Unhealthy Node Replacement"] },
  detail: z.object({
    name: text,
    clusterId: text,
    state: text,
    severity: text,
    message: text,
    description: text,
    stateChangeReason: text,
  }),
  read: ({ detail, type, region, partition }) => {
    const { clusterId = "", name = clusterId, state, message } = detail;
    const reason = reasonIn(detail.stateChangeReason);
    const { words, ...outcome } =
      type === "EMR Configuration Error"
        ? trouble("has a wrong configuration", "high", "emr-cluster")
        : type === "EMR Unhealthy Node Replacement"
          ? noted("has an unhealthy node", "medium")
          : (endOf(state, reason.code) ?? outcomeOf(states, state, "emr-cluster"));
    return {
      situation: [clusterId],
      ...outcome,
      title: `EMR cluster ${name} ${words}`,
      text: reason.message ?? detail.description ?? message,
      resource: { name },
      facts: [fact("Cluster", clusterId), fact("Reason", reason.code && inWords(reason.code))],
      links: clusterId
        ? [consolePage({ partition, region }, "Open the cluster", "emr/home", `/clusterDetails/${inUrl(clusterId)}`)]
        : [],
    };
  },
});

const states = outcomes({
  STARTING: noted("is starting"),
  BOOTSTRAPPING: noted("is being set up"),
  RUNNING: success("is running"),
  WAITING: success("is ready and waits for steps"),
  TERMINATING: noted("is being terminated"),
  TERMINATED: noted("was terminated"),
  TERMINATED_WITH_ERRORS: trouble("was terminated because of errors", "high", "emr-cluster"),
});

/** Terminated is good or bad by its reason. */
const endOf = (state: string | undefined, code: string | undefined): Outcome | undefined => {
  if (state !== "TERMINATED" || !code) return undefined;
  if (/ALL_STEPS_COMPLETED/.test(code)) return success("has done all its steps and was terminated");
  return /FAILURE|ERROR/.test(code) ? trouble("was terminated because of errors", "high", "emr-cluster") : undefined;
};

/** The reason is JSON in a text: `{"code":"USER_REQUEST","message":"Terminated by user request"}`. */
const reasonIn = (reason: string | undefined): { code?: string | undefined; message?: string | undefined } => {
  try {
    const said: unknown = JSON.parse(reason ?? "");
    return { code: textField(said, "code"), message: textField(said, "message") };
  } catch {
    return { message: reason };
  }
};
