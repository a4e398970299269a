import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { table } from "../../table.ts";
import { text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { nameIn } from "./resource-name.ts";

/**
 * A MediaLive channel or multiplex starts, runs, stops, or takes another input. One that recovers by itself is an alert
 * until it runs again. https://docs.aws.amazon.com/medialive/latest/ug/monitoring-with-cloudwatch-events.html
 */
export const medialiveState = awsEvent({
  name: "medialive-state",
  types: {
    "aws.medialive": [
      "MediaLive Channel State Change",
      "MediaLive Multiplex State Change",
      "MediaLive Channel Input Change",
    ],
  },
  detail: z.object({
    channel_arn: text,
    multiplex_arn: text,
    state: text,
    pipeline: text,
    pipelines_running_count: text,
    message: text,
    active_input_attachment_name: text,
    active_input_switch_action_name: text,
  }),
  read: ({ detail, resources, type, region }) => {
    const arn = detail.channel_arn ?? detail.multiplex_arn ?? resources[0];
    const what = `${type.includes("Multiplex") ? "multiplex" : "channel"} ${nameIn(arn) ?? ""}`.trim();
    const input = type === "MediaLive Channel Input Change";
    const { said, ...meaning } = input
      ? {
          class: "notification" as const,
          said: "takes another input",
        }
      : (states[detail.state?.toUpperCase() ?? ""] ?? {
          class: "notification",
          said: `is now ${inWords(detail.state ?? "in another state")}`,
        });
    return {
      situation: [input ? "input" : "state", arn, detail.pipeline],
      ...meaning,
      title: `MediaLive ${what} ${said}`,
      text: detail.message,
      resource: { name: `MediaLive ${what}`, arn },
      facts: [
        fact("Input", detail.active_input_attachment_name),
        fact("Pipeline", detail.pipeline),
        fact("Pipelines that run", detail.pipelines_running_count),
        fact("Switched by", detail.active_input_switch_action_name),
      ],
      links: [resourceLink(arn, region)],
      line: said,
      runbook: meaning.class === "alert" ? "medialive-state" : undefined,
    };
  },
});

const states: Readonly<Record<string, Pick<Reading, "kind" | "class" | "severity"> & { readonly said: string }>> =
  table({
    RECOVERING: { class: "alert", severity: "high", said: "failed, and MediaLive is restarting it" },
    RUNNING: { kind: "recovered", class: "notification", said: "runs" },
    STARTING: { class: "notification", said: "starts" },
    STOPPING: { class: "notification", said: "is being stopped" },
    IDLE: { class: "notification", said: "is stopped" },
    STOPPED: { class: "notification", said: "is stopped" },
    CREATE_FAILED: { class: "alert", severity: "high", said: "could not be created" },
    UPDATE_FAILED: { class: "alert", severity: "high", said: "could not be changed" },
    DELETED: { class: "notification", said: "was deleted" },
  });
