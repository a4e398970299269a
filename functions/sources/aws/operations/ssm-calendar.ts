import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text, time } from "../loose.ts";

/**
 * A change calendar opened or closed: whether changes may be made now.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
 */
export const ssmCalendar = awsEvent({
  name: "ssm-calendar",
  types: { "aws.ssm": ["Calendar State Change"] },
  detail: z.object({ state: text, atTime: text, nextTransitionTime: time }),
  read: ({ detail, partition, region, resources: [arn] }) => {
    const name = nameIn(arn ?? "calendar");
    const open = detail.state === "OPEN";
    return {
      situation: [arn ?? name],
      class: "notification",
      severity: open ? "info" : "low",
      title: `Change calendar ${name} is ${open ? "open: changes may be made" : "closed: no changes now"}`,
      resource: { name, arn },
      facts: [fact(open ? "Closes" : "Opens", detail.nextTransitionTime)],
      links: [
        consolePage(
          { partition, region },
          "Open the calendar",
          `systems-manager/change-calendar/calendar/${inUrl(name)}`,
        ),
      ],
    };
  },
});
