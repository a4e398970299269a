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
    const [on, mode] = [type.endsWith("Enabled"), detail.SnapshotBlockPublicAccessState ?? ""];
    const { words, ...outcome } = on ? success(`are ${modes.get(mode) ?? "kept from the public"}`) : open;
    return {
      situation: [account, region],
      ...outcome,
      title: `EBS snapshots ${words}`,
      text: detail.message,
      resource: { name: "EBS snapshots" },
      links: [consolePage({ partition, region }, "Open the setting", "ec2/home", "Settings:tab=dataProtection")],
    };
  },
});

const open = trouble("may be shared with everybody from now on", "high", "ebs-public-access");

const modes: ReadonlyMap<string, string> = new Map([
  ["block-all-sharing", "kept from the public, those that were shared too"],
  ["block-new-sharing", "kept from the public; those that were shared still are"],
]);
