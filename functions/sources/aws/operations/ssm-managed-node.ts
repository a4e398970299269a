import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * A machine came under the management of Systems Manager, left it, or changed its key.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ssm.html
 */
export const ssmManagedNode = awsEvent({
  name: "ssm-managed-node",
  types: {
    "aws.ssm": [
      "SSM Managed Instance Registration",
      "SSM Managed Instance Deregistration",
      "SSM Managed Instance Public Key Update",
    ],
  },
  detail: z.object({ "instance-id": text, instanceId: text, "resource-id": text }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const machine = detail["instance-id"] ?? detail.instanceId ?? detail["resource-id"] ?? nameIn(arn ?? "");
    const [words, severity] = events[type.replace("SSM Managed Instance ", "")] ?? ["has changed", "info"];
    return {
      situation: [machine],
      class: "notification",
      severity,
      title: `Machine ${machine} ${words}`,
      resource: { name: machine, arn },
      links: [
        consolePage(
          { partition, region },
          "Open the machine",
          `systems-manager/fleet-manager/managed-nodes/${inUrl(machine)}/general`,
        ),
      ],
    };
  },
});

const events: Readonly<Record<string, readonly [string, "info" | "low"]>> = table({
  Registration: ["is managed by Systems Manager now", "info"],
  Deregistration: ["is no longer managed by Systems Manager", "low"],
  "Public Key Update": ["has another key for Systems Manager", "low"],
});
