import { type Severity, severities } from "../domain/card.ts";
import type { Metric } from "./alarm-form.ts";
import { severityOf } from "./monitors/severity.ts";

/** What is known of how bad an alarm is: CloudWatch has no word for it. */
export interface Rated {
  readonly name: string;
  readonly description?: string | undefined;
  readonly metrics: readonly Pick<Metric, "namespace" | "name" | "label" | "dimensions">[];
  /** A composite alarm is as bad as the worst of the alarms that set it off. */
  readonly children?: readonly string[];
}

/**
 * How bad an alarm is: what its people wrote into its description or name (`severity: critical`, `#p1`, `sev2`), else
 * what it watches, else how it is called; `medium` where none of it says anything. A hint for eyes: nobody is asked
 * sooner or later because of it.
 */
export const alarmSeverity = ({ name, description = "", metrics, children = [] }: Rated): Severity =>
  said(description) ?? said(name) ?? worst(metrics.flatMap(watched)) ?? called([name], metrics, children) ?? "medium";

/** How much is looked at: CloudWatch's own texts are shorter, and anybody may send others. */
const READ = 1100;

const said = (text: string): Severity | undefined => {
  const start = text.slice(0, READ);
  for (const pattern of SAID) {
    const word = pattern.exec(start)?.[1]?.toLowerCase().replace("-", "");
    const severity = severityOf(/^\d$/.test(word ?? "") ? `p${word}` : word?.replace(/^(p|sev)0$/, "p1"));
    if (severity) return severity;
  }
  return undefined;
};

const GRADE = "critical|crit|fatal|high|medium|moderate|warning|warn|low|info|p[0-5]|sev-?[0-5]";

/** Only what can be meant in no other way: `p3` alone may be a machine, `high` a threshold, `p99` a percentile. */
const SAID: readonly RegExp[] = [
  /\b(?:severity|priority|prio|urgency|sev)\s?[:=]\s?["'[#]?([a-z]+-?\d?|\d)\b/i,
  /\b(?:severity|priority|sev|prio)\s([0-5]|p[0-5])\b(?![.\d])/i,
  new RegExp(`(?:^|[\\s,;(])(?:#|\\[)(${GRADE})\\b(?![.\\w-])`, "i"),
  /\b(sev-?[0-5])\b/i,
  new RegExp(`^\\s?(${GRADE})\\s?(?:[:|]|\\s-\\s)`, "i"),
  /[-_/ ](critical|crit|warning|warn|sev-?[0-5])$/i,
  /^(critical|crit|warning|warn|p[0-5])[-_/](?!\d)/i,
];

const worst = (all: readonly Severity[]): Severity | undefined => severities.find((each) => all.includes(each));

/** What a metric says of how bad it is when it leaves its range; nothing where that depends. */
const watched = ({ namespace = "", name = "" }: Rated["metrics"][number]): readonly Severity[] => {
  if (CHEAP.test(namespace)) return ["low"];
  const rule = name === "" ? undefined : RULES.find(([pattern]) => pattern.test(name));
  return rule ? [rule[1]] : [];
};

/** Money and quotas: they can wait until the morning. */
const CHEAP = /^AWS\/(Billing|Usage|TrustedAdvisor|ServiceQuotas)$/;

/** The first that fits. Errors of whoever calls are no errors of ours; what fails comes before what is full or slow. */
const RULES: readonly (readonly [RegExp, Severity])[] = [
  [/EstimatedCharges|SpentUSD|ServiceLimitUsage/i, "low"],
  [
    /4xx|client.?error|user.?error|ConditionalCheck|Transaction(Conflict|Cancell)|cache.?miss|throttl|Exceeded/i,
    "medium",
  ],
  [/5xx|(^|[_.])5\d\d(_|$)|error|(?<!de)fault|fail|exception|panic|TimedOut|Aborted|DeadLetter|dlq/i, "high"],
  [/healthy|HealthCheck|HealthStatus|EnvironmentHealth|StatusCheck|ClusterStatus\.red|impaired|offline|down$/i, "high"],
  [
    /FreeStorageSpace|FreeLocalStorage|MissingBlocks|CorruptBlocks|TunnelState|^(Virtual)?(Interface)?ConnectionState/i,
    "high",
  ],
  [/Bounce|Complaint|DDoS|KMSKey|SecondsUntilKey|heartbeat/i, "high"],
  [/Age(Of|[A-Z]|$)|Lag|(^|[_.])(age|lag)/, "medium"],
  [
    /cpu|memory|(^|_)mem_|utili[sz]ation|credit|balance|burst|latency|duration|response.?time|iops|throughput|disk/i,
    "medium",
  ],
];

/** What people call it, where its metrics say nothing: their own, or the length of a queue of dead letters. */
const called = (
  names: readonly string[],
  metrics: Rated["metrics"],
  children: readonly string[],
): Severity | undefined => {
  const own = metrics.flatMap(({ label, dimensions }) => [label ?? "", ...dimensions.map(({ value }) => value)]);
  return byWords([...names, ...own]) ?? worst(children.flatMap((child) => said(child) ?? byWords([child]) ?? []));
};

const byWords = (names: readonly string[]): Severity | undefined => {
  const words = names
    .map((name) => name.slice(0, READ))
    .join(" ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[\W_]+/g, " ");
  return TROUBLE.test(words) ? "high" : MONEY.test(words) ? "low" : undefined;
};

const TROUBLE =
  /\b(5xx|errors?|fail(s|ed|ing|ures?)?|faults?|exceptions?|down|outage|un(healthy|available|reachable)|dead ?letters?|dlq|silent|heartbeat|stopped|not running)\b/i;
const MONEY = /\b(budgets?|quotas?|costs?|charges|spend|spending|billing)\b/i;
