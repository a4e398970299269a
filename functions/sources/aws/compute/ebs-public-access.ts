import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { success, trouble } from "../outcome.ts";

/**
 * The account's protection against snapshots that anybody may read was turned on or off in a Region.
 * https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots-events.html
 */
export const ebsPublicAccess = awsEvent({
  name: "ebs-public-access",
  types: { "aws.ec2": ["EBS Snapshot Block Public Access Enabled", "EBS Snapshot Block Public Access Disabled"] },
  detail: z.object({ SnapshotBlockPublicAccessState: text, message: text }),
  read: ({ detail, type, account, region, partition }) => {
    const on = type.endsWith("Enabled");
    const { words, ...outcome } = on
      ? success(
          `Snapshots cannot be shared with everybody ${modes.get(detail.SnapshotBlockPublicAccessState ?? "") ?? ""}`,
        )
      : trouble("Snapshots may be shared with everybody from now on", "high", "ebs-public-access");
    return {
      situation: [account, region],
      ...outcome,
      title: words.trim(),
      text: detail.message,
      resource: { name: "EBS snapshots" },
      links: [consolePage({ partition, region }, "Open the setting", "ec2/home", "Settings:tab=dataProtection")],
    };
  },
});

const modes: ReadonlyMap<string, string> = new Map([
  ["block-all-sharing", "any more, and those that were are not"],
  ["block-new-sharing", "any more; those that were still are"],
]);
