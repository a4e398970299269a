import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";
import { noted, outcomeOf, outcomes } from "../outcome.ts";

/**
 * Somebody changed a maintenance window, its targets or its tasks.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
 */
export const ssmMaintenanceWindow = awsEvent({
  name: "ssm-maintenance-window",
  types: {
    "aws.ssm": [
      "Maintenance Window State-change Notification",
      "Maintenance Window Status-change Notification",
      "Maintenance Window Target Registration Notification",
      "Maintenance Window Task Registration Notification",
    ],
  },
  detail: z.object({ "window-id": text, "window-target-id": text, "window-task-id": text, status: text }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const window = detail["window-id"] ?? nameIn(arn ?? "");
    const part = type.includes("Target") ? "target" : type.includes("Task") ? "task" : undefined;
    const { words, ...meaning } = outcomeOf(part ? registrations : states, detail.status);
    const gone = part === undefined && detail.status === "DELETED";
    return {
      situation: [window, part],
      ...meaning,
      class: "notification",
      title: part
        ? `Maintenance window ${window} ${words.replace("{part}", part)}`
        : `Maintenance window ${window} ${words}`,
      resource: { name: window, arn, gone },
      links: [
        gone
          ? undefined
          : consolePage(
              { partition, region },
              "Open the window",
              `systems-manager/maintenance-windows/${inUrl(window)}/description`,
            ),
      ],
    };
  },
});

const states = outcomes({
  ENABLED: noted("is switched on", "info"),
  DISABLED: noted("is switched off: nothing of it runs", "low"),
  DELETED: noted("was deleted", "low"),
});

const registrations = outcomes({
  REGISTERED: noted("has a new {part}", "info"),
  UPDATED: noted("has a changed {part}", "info"),
  DEREGISTERED: noted("has one {part} less", "low"),
});
