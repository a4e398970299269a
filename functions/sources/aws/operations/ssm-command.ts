import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn, resourceOf } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text, time } from "../loose.ts";
import { outcomeOf } from "../outcome.ts";
import { ssmStates } from "./ssm-states.ts";

/**
 * A command of Systems Manager Run Command, as a whole or on one machine. Its parameters may hold secrets and are not
 * shown. https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
 */
export const ssmCommand = awsEvent({
  name: "ssm-command",
  types: {
    "aws.ssm": ["EC2 Command Status-change Notification", "EC2 Command Invocation Status-change Notification"],
  },
  detail: z.object({
    "command-id": text,
    "document-name": text,
    "instance-id": text,
    "requested-date-time": time,
    status: text,
    "status-details": text,
  }),
  read: ({ type, detail, partition, region, resources }) => {
    const { "command-id": id = "", "document-name": document = "a command", "instance-id": instance } = detail;
    const single = type.includes("Invocation") || resources.length === 1;
    const machine = instance ?? (single ? resources[0] : undefined);
    const { words, ...meaning } = outcomeOf(states, detail["status-details"] ?? detail.status, "ssm-command");
    return {
      situation: [document, machine ? nameIn(machine) : id],
      ...meaning,
      title: `Command ${nameIn(document)} ${words}${machine ? ` ${words.includes("delivered") ? "to" : "on"} ${nameIn(machine)}` : ""}`,
      resource: resourceOf(machine),
      facts: [
        fact("Machines", resources.length > 1 ? resources.slice(0, 10).map(nameIn).join(", ") : undefined),
        fact("Sent", detail["requested-date-time"]),
        fact("Command id", id),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the command",
          `systems-manager/run-command/${inUrl(id)}${machine ? `/${inUrl(nameIn(machine))}` : ""}`,
        ),
      ],
    };
  },
});

const states = ssmStates("ssm-command");
