import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * Items of the inventory were deleted, or a machine's item was refused.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-inventory-setting-up-eventbridge.html
 */
export const ssmInventory = awsEvent({
  name: "ssm-inventory",
  types: { "aws.ssm": ["Inventory Resource State Change"] },
  detail: z.object({
    "action-status": text,
    action: text,
    "action-reason": text,
    "resource-id": text,
    "type-name": text,
  }),
  read: ({ detail, partition, region, resources: [arn] }) => {
    const machine = detail["resource-id"] ?? (arn ? nameIn(arn) : undefined);
    const type = detail["type-name"] ?? "items";
    const failed = detail["action-status"] === "failed";
    const [done, undone] = actions[detail.action ?? ""] ?? ["was changed", "could not be changed"];
    return {
      situation: [type, machine, detail.action],
      class: "notification",
      severity: failed ? "low" : "info",
      title: `Inventory ${type}${machine ? ` of ${machine}` : ""} ${failed ? undone : done}`,
      text: reasonIn(detail["action-reason"]),
      resource: machine ? { name: machine, arn } : undefined,
      links: [consolePage({ partition, region }, "Open the inventory", "systems-manager/inventory")],
    };
  },
});

/** What the title does not say. What is left of a deletion is JSON behind its sentence. */
const reasonIn = (reason: string | undefined): string | undefined => {
  const said = reason?.split("The deletion summary is:")[0]?.trim();
  return said && /^The delete for type name \S+ (was|could not be) completed\.$/.test(said) ? undefined : said;
};

const actions: Readonly<Record<string, readonly [done: string, undone: string]>> = table({
  put: ["was accepted", "was refused"],
  delete: ["was deleted", "could not be deleted"],
  "delete-summary": ["was deleted everywhere", "could not be deleted everywhere"],
});
