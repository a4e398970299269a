import { noted, type Outcome, outcomes, success, trouble } from "../outcome.ts";

const bad = (words: string, severity: "high" | "medium" = "high"): Outcome => trouble(words, severity, "ec2-capacity");

const payer = (what: string) => `On-Demand Capacity Reservation Billing Ownership ${what}`;

/**
 * What happens to reserved capacity, by the type of the event.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ec2.html
 */
const byType: Readonly<Record<string, Outcome>> = {
  "EC2 Capacity Reservation Scheduled": noted("is scheduled"),
  "EC2 Capacity Reservation Active": success("is active: its capacity can be used"),
  "EC2 Capacity Reservation Delayed": bad("is late: AWS does not have the capacity yet", "medium"),
  "EC2 Capacity Reservation Unsupported": bad("cannot be had: AWS does not support it"),
  "EC2 Capacity Reservation Failed": bad("failed"),
  "EC2 Capacity Reservation Expired": noted("has expired"),
  "EC2 Capacity Reservation Cancelled": noted("was cancelled"),
  "EC2 On-Demand Capacity Reservation Suspended": bad("is suspended: its capacity cannot be used"),
  "EC2 On-Demand Capacity Reservation Suspension Failed": bad("could not be suspended", "medium"),
  "EC2 On-Demand Capacity Reservation Unsuspended": success("can be used again"),
  "EC2 On-Demand Capacity Reservation Unsuspension Failed": bad("could not be taken into use again"),
  "EC2 Capacity Reservation Instance Interruption Warning": noted("will be interrupted: its capacity ends", "medium"),
  "EC2 Interruptible Capacity Reservation Allocation Reclamation Completed": noted("was given back to its owner"),
  "Capacity Block Delivered": success("is ready to use"),
  "Capacity Block Reservation Delivered": success("is ready to use"),
  "Capacity Block Expiration Warning": noted("ends in 40 minutes", "medium"),
  "Capacity Block Reservation Expiration Warning": noted("ends in 40 minutes", "medium"),
  [payer("Request Pending")]: noted("is offered to another payer for what is unused"),
  [payer("Request accepted")]: noted("has another payer for what is unused"),
  [payer("Request Accepted")]: noted("has another payer for what is unused"),
  [payer("Request Rejected")]: noted("keeps its payer: the other one refused"),
  [payer("Request Cancelled")]: noted("keeps its payer: the offer was taken back"),
  [payer("Request Expired")]: noted("keeps its payer: nobody answered the offer"),
  [payer("Revoked")]: noted("is paid by its owner again"),
};

export const capacityTypes: readonly string[] = Object.keys(byType);
export const capacityOutcomes = outcomes(byType);
