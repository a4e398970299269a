import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { nameOf, noted, type Outcome, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

const bad = (words: string, severity: "high" | "medium" = "high"): Outcome => trouble(words, severity, "ec2-capacity");

/** A loan is asked for and given back by requests that somebody has to answer. */
const answers = (request: string): Readonly<Record<string, Outcome>> => ({
  [`${request} Pending Acceptance`]: trouble(
    "waits for somebody to accept or reject it",
    "medium",
    "ec2-capacity/loan",
  ),
  [`${request} Automatically Accepted`]: success("was accepted by itself"),
  [`${request} Accepted`]: success("was accepted"),
  [`${request} Rejected`]: success("was rejected"),
  [`${request} Expired`]: success("has expired unanswered"),
});

const byType: Readonly<Record<string, Outcome>> = {
  "Future Capacity Request in Assessing": noted("is being assessed"),
  "Future Capacity Request Scheduled": success("was granted: its capacity is scheduled"),
  "Future Capacity Request Unsupported": bad("cannot be granted: AWS does not support it"),
  "Future Capacity Request Delayed": bad("is late: AWS does not have the capacity yet", "medium"),
  "Future Capacity Request Completed": success("was delivered in full"),
  "Future Capacity Request Canceled": noted("was cancelled"),
  "Future Capacity Request Failed": bad("failed"),
  ...answers("EC2 Capacity Loan Request"),
  "EC2 Capacity Loan Request Canceled": success("was taken back"),
  "EC2 Capacity Loan Active": success("is active: its capacity can be used"),
  ...answers("EC2 Capacity Loan Release Request"),
  "EC2 Capacity Loan Release Completed": success("was given back"),
};

/**
 * Capacity that was asked for with a date, or lent by another account, was granted, is late, or waits for an answer.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ec2.html
 */
export const ec2CapacityRequest = awsEvent({
  name: "ec2-capacity-request",
  types: { "aws.ec2": Object.keys(byType) },
  detail: z.object({ "capacity-reservation-id": text, state: text, message: text, statusMessage: text, reason: text }),
  read: ({ detail, type, region, resources: [arn] }) => {
    const [what] = /^(Future Capacity Request|EC2 Capacity Loan( Release)?)/.exec(type) ?? ["Capacity request"];
    const name = detail["capacity-reservation-id"] ?? nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeOf(states, type);
    const noun = nouns[what] ?? "Future capacity request";
    return {
      // A loan that was accepted says nothing of a request that is late.
      situation: [arn ?? name, noun],
      ...outcome,
      title: `${noun}${name ? ` ${name}` : ""} ${words}`,
      text: detail.statusMessage ?? detail.message ?? detail.reason,
      resource: { name: name || noun, arn },
      facts: [fact("State", detail.state)],
      links: [resourceLink(arn, region)],
    };
  },
});

const nouns: Readonly<Record<string, string>> = {
  "EC2 Capacity Loan": "Capacity loan",
  "EC2 Capacity Loan Release": "Return of capacity loan",
};

const states = outcomes(byType);
