import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { table } from "../../table.ts";
import { list, text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { nameIn } from "./resource-name.ts";

const change = z.object({
  "Availability Zone": text,
  "Endpoint ID": text,
  "Attachment ID": text,
  "Current Attachment Status": text,
  "Previous Attachment Status": text,
  "Configuration Resource ARN": text,
  "Current Configuration Sync Status": text,
  "Current Transit Gateway Attachment Status": text,
  "Previous Transit Gateway Attachment Status": text,
});

/**
 * A Network Firewall in an Availability Zone or at a transit gateway changed its state, or its rules reach it or do not.
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-eventbridge.html
 */
export const networkFirewall = awsEvent({
  name: "network-firewall",
  types: {
    "aws.network-firewall": [
      "Firewall Attachment Status Changed",
      "Firewall Configuration Changed",
      "Firewall Transit Gateway Attachment Status Changed",
    ],
  },
  detail: z.object({ data: z.union([change.transform((one) => [one]), list(change)]).catch([]) }),
  read: ({ detail: { data }, resources, type, region }) => {
    const firewall = nameIn(resources[0]) ?? "a firewall";
    const changes: readonly Change[] = data;
    const statuses = changes.map(statusOf).filter((status) => status !== undefined);
    const worst =
      statuses.find((status) => BROKEN.test(status)) ?? statuses.find((status) => !FINE.test(status)) ?? statuses[0];
    const configuration = type === "Firewall Configuration Changed";
    const what = parts[type] ?? "Attachment";
    return {
      situation: [resources[0] ?? firewall, type],
      ...meaningOf(statuses),
      title: `${what} of firewall ${firewall} ${worst ? stateInWords(worst, configuration) : "changed"}`,
      text: configuration && worst && BROKEN.test(worst) ? "The firewall still works by its former rules." : undefined,
      resource: { name: firewall, arn: resources[0] },
      facts: changes.slice(0, 8).map((each) => fact(placeOf(each), wordsOf(each))),
      links: [resourceLink(resources[0], region)],
      runbook: statuses.some((status) => BROKEN.test(status))
        ? `network-firewall${configuration ? "/rules" : ""}`
        : undefined,
    };
  },
});

const parts: Readonly<Record<string, string>> = table({
  "Firewall Attachment Status Changed": "Endpoint",
  "Firewall Configuration Changed": "Rules",
  "Firewall Transit Gateway Attachment Status Changed": "Transit gateway attachment",
});

/** `is ready`; of rules, `are in sync`. */
const stateInWords = (status: string, isMany: boolean): string => {
  const [one = `is now: ${inWords(status)}`, many = one.replace(/^is/, "are")] = states[status] ?? [];
  return isMany ? many : one;
};

const states: Readonly<Record<string, readonly [one: string, many?: string]>> = table({
  FAILED: ["failed"],
  ERROR: ["has an error", "have an error"],
  REJECTED: ["was rejected", "were rejected"],
  CAPACITY_CONSTRAINED: ["lacks capacity", "exceed its capacity"],
  READY: ["is ready"],
  IN_SYNC: ["is in sync"],
  PENDING: ["is being made ready", "are being applied"],
  PENDING_ACCEPTANCE: ["waits to be accepted"],
  CREATING: ["is being created"],
  DELETING: ["is being deleted"],
});

type Change = z.infer<typeof change>;

const statusOf = (each: Change): string | undefined =>
  each["Current Attachment Status"] ??
  each["Current Configuration Sync Status"] ??
  each["Current Transit Gateway Attachment Status"];

const BROKEN = /^(ERROR|FAILED|CAPACITY_CONSTRAINED|REJECTED)$/;
const FINE = /^(READY|IN_SYNC)$/;

const meaningOf = (statuses: readonly string[]): Pick<Reading, "kind" | "class" | "severity"> => {
  if (statuses.some((status) => BROKEN.test(status))) return { class: "alert", severity: "high" };
  if (statuses.length > 0 && statuses.every((status) => FINE.test(status)))
    return { kind: "recovered", class: "notification" };
  return { class: "notification" };
};

const placeOf = (each: Change): string => each["Availability Zone"] ?? each["Attachment ID"] ?? "Attachment";

/** `ready, it was creating (vpce-0123)` */
const wordsOf = (each: Change): string | undefined => {
  const before = each["Previous Attachment Status"] ?? each["Previous Transit Gateway Attachment Status"];
  const what = each["Endpoint ID"] ?? nameIn(each["Configuration Resource ARN"]);
  const status = statusOf(each);
  const said = [status && inWords(status), before && `it was ${inWords(before)}`].filter((words) => words).join(", ");
  return what ? `${said} (${what})` : said;
};
