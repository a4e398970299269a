import * as z from "zod";
import { inUtc } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { moment } from "../../unwrap.ts";
import { text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A capacity reservation or a Capacity Block came, ends soon, or could not be had.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitor-fcr-state.html
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-blocks-monitor.html
 */
export const ec2Capacity = awsEvent({
  name: "ec2-capacity",
  types: {
    "aws.ec2": [
      "EC2 Capacity Reservation Scheduled",
      "EC2 Capacity Reservation Active",
      "EC2 Capacity Reservation Delayed",
      "EC2 Capacity Reservation Unsupported",
      "EC2 Capacity Reservation Failed",
      "EC2 Capacity Reservation Expired",
      "EC2 Capacity Reservation Instance Interruption Warning",
      "EC2 Interruptible Capacity Reservation Allocation Reclamation Completed",
      "Capacity Block Delivered",
      "Capacity Block Reservation Delivered",
      "Capacity Block Expiration Warning",
      "Capacity Block Reservation Expiration Warning",
      "On-Demand Capacity Reservation Billing Ownership Request accepted",
    ],
  },
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
    const { words, ...outcome } = outcomeOf(events, type.replace(/Capacity Block Reservation/, "Capacity Block"));
    const what = instance
      ? `Instance ${instance}`
      : type.includes("Block")
        ? `Capacity Block ${id}`
        : `Capacity reservation ${id}`;
    return {
      situation: [instance ?? id],
      ...outcome,
      title: `${what} ${words}`,
      text: detail.statusMessage ?? texts.get(type.replace("Reservation ", "")),
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

const events = outcomes({
  "EC2 Capacity Reservation Scheduled": noted("is scheduled"),
  "EC2 Capacity Reservation Active": success("is active: its capacity can be used"),
  "EC2 Capacity Reservation Delayed": trouble("is late: AWS does not have the capacity yet", "medium", "ec2-capacity"),
  "EC2 Capacity Reservation Unsupported": trouble("cannot be had: AWS does not support it", "high", "ec2-capacity"),
  "EC2 Capacity Reservation Failed": trouble("failed", "high", "ec2-capacity"),
  "EC2 Capacity Reservation Expired": noted("has expired"),
  "EC2 Capacity Reservation Instance Interruption Warning": noted("will be interrupted: its capacity ends", "medium"),
  "EC2 Interruptible Capacity Reservation Allocation Reclamation Completed": noted("was given back to its owner"),
  "Capacity Block Delivered": success("is ready to use"),
  "Capacity Block Expiration Warning": noted("ends in 40 minutes", "medium"),
  "On-Demand Capacity Reservation Billing Ownership Request accepted": noted("has another payer for what is unused"),
});

const texts: ReadonlyMap<string, string> = new Map([
  ["Capacity Block Expiration Warning", "The instances in it begin to terminate in 10 minutes."],
]);

const at = (text: string | undefined): string | undefined => {
  const when = moment(text);
  return when ? inUtc(when) : text;
};
