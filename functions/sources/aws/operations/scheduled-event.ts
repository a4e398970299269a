import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";

/**
 * A schedule of EventBridge came due and sends nothing of its own: a reminder, said with the rule's name.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html
 */
export const scheduledEvent = awsEvent({
  name: "scheduled-event",
  types: { "aws.events": ["Scheduled Event"], "aws.scheduler": ["Scheduled Event"] },
  detail: z.record(z.string(), z.unknown()).catch({}),
  read: ({ detail, partition, region, resources: [arn] }) => {
    const name =
      nameIn(arn ?? "a schedule")
        .split("/")
        .at(-1) ?? "";
    const group = arn?.includes(":schedule/");
    return {
      situation: [arn ?? name],
      class: "notification",
      severity: "info",
      title: `It is time: ${name}`,
      resource: { name, arn },
      facts: Object.entries(detail)
        .slice(0, 6)
        .flatMap(([label, value]) => (typeof value === "object" ? [] : [fact(label, String(value))])),
      links: [
        group
          ? consolePage({ partition, region }, "Open the schedules", "scheduler/home", "schedules")
          : consolePage(
              { partition, region },
              "Open the rule",
              "events/home",
              `/eventbus/default/rules/${inUrl(name)}`,
            ),
      ],
    };
  },
});
