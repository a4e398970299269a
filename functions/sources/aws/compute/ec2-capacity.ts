import * as z from "zod";
import { inUtc } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { moment } from "../../unwrap.ts";
import { text } from "../loose.ts";
import { nameOf, outcomeOf } from "../outcome.ts";
import { capacityOutcomes, capacityTypes } from "./ec2-capacity-events.ts";

/**
 * A capacity reservation or a Capacity Block came, ends soon, or could not be had.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitor-fcr-state.html
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-blocks-monitor.html
 */
export const ec2Capacity = awsEvent({
  name: "ec2-capacity",
  types: { "aws.ec2": capacityTypes },
  detail: z.object({
    "capacity-reservation-id": text,
    "instance-id": text,
    "instance-action": text,
    "instance-termination-time": text,
    "end-date": text,
    azId: text,
    ownerAccountId: text,
    unusedReservationChargesOwnerID: text,
    statusMessage: text,
  }),
  read: ({ detail, type, region, resources: [arn] }) => {
    const instance = detail["instance-id"];
    const id = detail["capacity-reservation-id"] ?? nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeOf(capacityOutcomes, type);
    const what = instance
      ? `Instance ${instance}`
      : type.includes("Block")
        ? `Capacity Block ${id}`
        : `Capacity reservation ${id}`;
    return {
      situation: [instance ?? id],
      ...outcome,
      title: `${what} ${words}`,
      text: detail.statusMessage ?? texts.get(type.replace("Block Reservation", "Block")),
      resource: { name: instance ?? id, arn },
      facts: [
        fact("Ends", at(detail["end-date"])),
        fact("Terminated at", at(detail["instance-termination-time"])),
        fact("Availability Zone", detail.azId),
        fact("Owner", detail.ownerAccountId),
        fact("Unused capacity is paid by", detail.unusedReservationChargesOwnerID),
      ],
      links: [resourceLink(arn, region)],
    };
  },
});

const texts: ReadonlyMap<string, string> = new Map([
  ["Capacity Block Expiration Warning", "The instances in it begin to terminate in 10 minutes."],
]);

const at = (text: string | undefined): string | undefined => {
  const when = moment(text);
  return when ? inUtc(when) : text;
};
