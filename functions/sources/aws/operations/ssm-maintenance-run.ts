import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text, time } from "../loose.ts";
import { outcomeOf } from "../outcome.ts";
import { ssmStates } from "./ssm-states.ts";

/**
 * A maintenance window ran: as a whole, a task of it, or a task on one target.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
 */
export const ssmMaintenanceRun = awsEvent({
  name: "ssm-maintenance-run",
  types: {
    "aws.ssm": [
      "Maintenance Window Execution State-change Notification",
      "Maintenance Window Task Execution State-change Notification",
      "Maintenance Window Task Target Invocation State-change Notification",
    ],
  },
  detail: z.object({
    "window-id": text,
    "window-execution-id": text,
    "task-execution-id": text,
    "window-target-id": text,
    "owner-information": text,
    "start-time": time,
    "end-time": time,
    status: text,
  }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const { "window-id": window = nameIn(arn ?? ""), "window-target-id": target } = detail;
    const part = type.includes("Target") ? "target" : type.includes("Task") ? "task" : "window";
    const { words, ...meaning } = outcomeOf(states, detail.status, "ssm-maintenance-run");
    return {
      situation: [window, part, target],
      ...meaning,
      // The window as a whole is told as well: its parts alone ask nobody.
      ...(part !== "window" && { class: "notification" as const }),
      title: `${subjects[part]} ${window} ${words}`,
      resource: { name: window, arn },
      facts: [
        fact("Began", detail["start-time"]),
        fact("Ended", detail["end-time"]),
        fact("Owner", detail["owner-information"]),
        fact("Target", target),
        fact("Execution", detail["window-execution-id"]),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the window",
          `systems-manager/maintenance-windows/${inUrl(window)}/history`,
        ),
      ],
      runbook: part === "window" ? meaning.runbook : undefined,
    };
  },
});

const subjects = {
  window: "Maintenance window",
  task: "A task of maintenance window",
  target: "A task on one target of maintenance window",
} as const;

const states = ssmStates("ssm-maintenance-run");
