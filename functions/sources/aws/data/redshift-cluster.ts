import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { noted, type Outcome, success, trouble } from "../outcome.ts";
import { ownMessage } from "../own-message.ts";
import { placeOf } from "../place.ts";

const detail = z.object({
  "Event Source": text,
  Resource: text,
  "Event Time": text,
  Severity: text,
  "About this Event": text,
  "Event Message": text,
});

/**
 * What an event subscription of Amazon Redshift publishes about clusters, snapshots and groups.
 * https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-event-notifications.html
 */
export const redshiftCluster = awsEvent({
  name: "redshift-cluster",
  types: {},
  detail,
  also: [
    {
      marks: [{ fields: ["Resource", "About this Event"] }],
      schema: ownMessage("aws.redshift", "", detail, (said) => ({
        at: said["Event Time"]?.replace(/^(\S+) ([\d:.]+)Z?$/, "$1T$2Z") ?? "",
      })),
    },
  ],
  read: (event, envelope) => {
    const {
      Resource: name = "",
      Severity,
      "Event Message": message = "",
      "Event Source": kind = "cluster",
    } = event.detail;
    const place = placeOf(event, envelope);
    const number = /#(REDSHIFT-EVENT-\d+)/.exec(event.detail["About this Event"] ?? "")?.[1];
    const { words, ...outcome } = outcomeOfMessage(message, Severity ?? "");
    const arn =
      place.account && kind === "cluster"
        ? `arn:${place.partition}:redshift:${place.region}:${place.account}:cluster:${name}`
        : "";
    return {
      situation: [kind, name, subjectOf(message)],
      ...outcome,
      origin: place,
      title: `${nouns.get(kind) ?? "Redshift resource"} ${name}: ${words}`,
      text: message,
      resource: { name, ...(arn && { arn }) },
      facts: [fact("Event", number)],
      links: [
        resourceLink(arn, place.region) ?? consolePage(place, "Open the clusters", "redshiftv2/home", "clusters"),
      ],
    };
  },
});

const nouns: ReadonlyMap<string, string> = new Map([
  ["cluster", "Redshift cluster"],
  ["cluster-snapshot", "Redshift snapshot"],
  ["cluster-parameter-group", "Redshift parameter group"],
  ["cluster-security-group", "Redshift security group"],
  ["scheduled-action", "Redshift scheduled action"],
]);

/** What a message speaks of, the first that fits: a resize that failed is over when a resize succeeds. */
const subjects: readonly (readonly [RegExp, string])[] = [
  [/maintenance/i, "maintenance"],
  [/resiz/i, "resize"],
  [/reboot|restart/i, "restart"],
  [/snapshot|backup/i, "snapshot"],
  [/restor/i, "restore"],
  [/\bpaus/i, "pause"],
  [/\bresum/i, "resume"],
  [/encrypt|hsm|key/i, "change of encryption"],
  [/disk|storage/i, "storage"],
  [/node|hardware|health|recover|failed over|primary/i, "health of its nodes"],
];

const subjectOf = (message: string): string => subjects.find(([pattern]) => pattern.test(message))?.[1] ?? "an event";

const outcomeOfMessage = (message: string, severity: string): Outcome => {
  const subject = subjectOf(message);
  const runbook = `redshift-cluster/${subject}`;
  if (BAD.test(message)) return trouble(`${subject} failed`, /error/i.test(severity) ? "high" : "medium", runbook);
  if (/error/i.test(severity)) return trouble(`trouble with ${subject}`, "high", runbook);
  if (DONE.test(message)) return success(`${subject} is done`);
  return noted(/\b(start|began|begin)/i.test(message) ? `${subject} has started` : subject);
};

const BAD = /\b(fail(ed|ure)?|error|unable|could not|cannot|unhealthy|unreachable|exceed|lost|full)\b/i;
const DONE =
  /\b(completed?|succeeded|successfully|finished|available again|recovered|is now available|created|restarted|resumed)\b/i;
