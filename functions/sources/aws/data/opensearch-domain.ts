import * as z from "zod";
import { inUtc } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { moment } from "../../unwrap.ts";
import { text } from "../loose.ts";
import { inWords, nameOf, noted, type Outcome, success, trouble } from "../outcome.ts";

const subjects = [
  "Cluster Status Notification",
  "Domain Error Notification",
  "Domain Notification",
  "High Availability Notification",
  "Node Retirement Notification",
  "Service Software Update Notification",
  "Software Update Notification",
  "Domain Update Notification",
  "VPC Endpoint Notification",
  "Auto-Tune Notification",
];

/** Types that are called this way and no other. */
const others = ["Amazon OpenSearch Service Notification", "Amazon OpenSearch Service Maintenance Update"];

/**
 * OpenSearch Service reports on a domain: a red cluster, a key that cannot be reached, an update. What it reports on, and
 * not how it stands, is the situation.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/monitoring-events.html
 */
export const opensearchDomain = awsEvent({
  name: "opensearch-domain",
  types: {
    "aws.es": [
      ...["Amazon OpenSearch Service ", "Amazon ES ", "Amazon OpenSearch ", ""].flatMap((brand) =>
        subjects.map((subject) => `${brand}${subject}`),
      ),
      ...others,
    ],
  },
  detail: z.object({
    event: text,
    status: text,
    severity: text,
    Severity: text,
    description: text,
    scheduleTime: text,
    completionTime: text,
  }),
  read: ({ detail, region, resources: [arn] }) => {
    const { event = "an event", status = "", description } = detail;
    const domain = nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeIn(event, status, detail.severity ?? detail.Severity ?? "", description ?? "");
    const [planned, done] = [moment(detail.scheduleTime), moment(detail.completionTime)];
    return {
      situation: [arn ?? domain, event],
      ...outcome,
      title: `OpenSearch domain ${domain}: ${words}`,
      text: description,
      resource: { name: domain, arn },
      facts: [fact("Planned for", planned && inUtc(planned)), fact("Completed", done && inUtc(done))],
      links: [resourceLink(arn, region)],
    };
  },
});

/** What each event is called in a title, and which advice it has where that of the domain does not fit. */
const names: readonly (readonly [pattern: RegExp, words: string, advice?: string])[] = [
  [/Snapshot Restore for Red Indices/, "restoring its red indices"],
  [/KMS Key Inaccessible/, "its encryption key cannot be reached", "key"],
  [/Service Software Update|Software Update/, "software update", "update"],
  [/Auto-Tune/, "Auto-Tune", "update"],
  [/VPC Endpoint (\w+)/, "change of a VPC endpoint", "vpc-endpoint"],
  [/High Shard Count/, "too many shards"],
  [/Low Disk Space/, "low disk space", "storage"],
  [/EBS Burst Balance/, "burst credits of its volumes", "storage"],
  [/Disk Throughput/, "disk throughput", "storage"],
  [/Node Retirement/, "retirement of a node"],
  [/Domain Isolation/, "isolation"],
  [/Certificate/i, "certificate"],
];

const states: ReadonlyMap<string, string> = new Map([
  ["partially restored", "succeeded in part"],
  ["completed", "is done"],
  ["started", "has started"],
  ["unexecuted", "could not start"],
  ["pending", "is recommended"],
  ["required", "is required"],
  ["error", ""],
  ["warning", ""],
]);

const outcomeIn = (event: string, status: string, severity: string, description: string): Outcome => {
  const [, name = event, advice] = names.find(([pattern]) => pattern.test(event)) ?? [];
  const runbook = `opensearch-domain${advice ? `/${advice}` : ""}`;
  const state = status.toLowerCase();
  const words = `${name} ${states.get(state) ?? inWords(status)}`.trim();
  const red = /status is red/i.test(description);
  if (/^(completed|resolved|restored|success(ful)?)$/.test(state)) return success(words);
  if (/failed|error|partially|warning/.test(state))
    return trouble(words, red || /critical/i.test(severity) ? "critical" : severityOf(severity), runbook);
  if (red) return trouble(words, "high", runbook);
  return noted(words, /^(high|critical)$/i.test(severity) ? "medium" : undefined);
};

const severityOf = (severity: string) =>
  /high/i.test(severity) ? "high" : /low|info/i.test(severity) ? "low" : "medium";
