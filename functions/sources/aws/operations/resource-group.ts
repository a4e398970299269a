import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, part, text } from "../loose.ts";

/**
 * A resource group was created, changed or deleted, or resources came and went.
 * https://docs.aws.amazon.com/ARG/latest/userguide/monitor-groups.html
 */
export const resourceGroup = awsEvent({
  name: "resource-group",
  types: { "aws.resource-groups": ["ResourceGroups Group Membership Change", "ResourceGroups Group State Change"] },
  detail: z.object({
    group: part({ arn: text, name: text }),
    "state-change": text,
    resources: list(z.object({ "membership-change": text, arn: text })),
  }),
  read: ({ type, detail, partition, region, resources: [about] }) => {
    const arn = detail.group?.arn ?? about;
    const name = detail.group?.name ?? nameIn(arn ?? "");
    const of = (change: string) =>
      detail.resources.filter((each) => each["membership-change"] === change).flatMap((each) => each.arn ?? []);
    const [added, removed] = [of("add"), of("remove")];
    const counts = [added.length > 0 && `${added.length} more`, removed.length > 0 && `${removed.length} less`].filter(
      Boolean,
    );
    return {
      situation: [name],
      class: "notification",
      severity: detail["state-change"] === "delete" ? "low" : "info",
      title: type.includes("Membership")
        ? `Members of resource group ${name} have changed${counts.length > 0 ? `: ${counts.join(", ")}` : ""}`
        : `Resource group ${name} was ${verbs[detail["state-change"] ?? ""] ?? "changed"}`,
      resource: { name, arn },
      facts: [
        fact("Added", added.slice(0, 8).map(nameIn).join(", ")),
        fact("Removed", removed.slice(0, 8).map(nameIn).join(", ")),
      ],
      links: [consolePage({ partition, region }, "Open the group", `resource-groups/group/${inUrl(name)}`)],
    };
  },
});

const verbs: Readonly<Record<string, string>> = table({ create: "created", update: "changed", delete: "deleted" });
