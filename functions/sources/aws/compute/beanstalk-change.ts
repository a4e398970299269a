import type { Severity } from "../../../domain/card.ts";
import { inWords, noted, type Outcome, success, trouble } from "../outcome.ts";

/** What changed in an environment: its health, its version, or itself. */
export interface Change extends Outcome {
  readonly subject: "health" | "deployment" | "environment";
}

interface Event {
  readonly Status?: string | undefined;
  readonly Message?: string | undefined;
  readonly Severity?: string | undefined;
}

/**
 * Read from the message, because the text form has nothing else.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced-status.html
 */
export const changeOf = ({ Status = "", Message: message = "", Severity = "" }: Event): Change => {
  const Message = message.slice(0, READ);
  const health = /health has (?:transitioned from .+? to|been set to|changed to) "?([A-Za-z ]+?)"?[.\n]/i.exec(
    `${Message}.`,
  );
  if (health) return { subject: "health", ...healthOf(health[1] ?? "") };
  if (/\bdeploy/i.test(Message) || /\bdeploy/i.test(Status))
    return { subject: "deployment", ...deploymentOf(Message, Severity) };
  return { subject: "environment", ...otherOf(Status, Message, Severity) };
};

/** What a message says, it says early; what follows may be as long as somebody likes. */
const READ = 1000;

const healthOf = (state: string): Outcome => {
  const [words, severity] = healths.get(state.toLowerCase()) ?? [];
  if (words === undefined) return noted(`has health ${inWords(state)}`);
  if (severity === "ok") return success(words);
  return severity ? trouble(words, severity, "beanstalk-environment/health") : noted(words);
};

/** Both scales: the enhanced one, and the colours of the basic one. */
const healths: ReadonlyMap<string, readonly [words: string, severity?: Severity | "ok"]> = new Map([
  ["ok", ["is healthy again", "ok"]],
  ["green", ["is healthy again", "ok"]],
  ["info", ["is healthy, an operation is in progress"]],
  ["warning", ["is unwell: some requests fail or are slow", "medium"]],
  ["yellow", ["is unwell: health checks fail", "medium"]],
  ["degraded", ["is degraded: many requests fail or are slow", "high"]],
  ["severe", ["is in severe trouble: most requests fail", "critical"]],
  ["red", ["is in severe trouble: health checks fail", "critical"]],
  ["no data", ["sends no health data"]],
  ["unknown", ["has an unknown health"]],
  ["grey", ["has an unknown health"]],
  ["pending", ["is being set up"]],
  ["suspended", ["is no longer watched: AWS suspended its health reports", "medium"]],
]);

const BAD = /fail|error|unsuccessful|abort|unable|rolled? ?back|timed? out|incorrect/i;

const isBad = (text: string, severity: string): boolean =>
  /^(error|fatal)$/i.test(severity) || (severity === "" && BAD.test(text));

const deploymentOf = (message: string, severity: string): Outcome => {
  if (isBad(message, severity)) return trouble("could not be deployed", "high", "beanstalk-environment");
  if (/was deployed|deployment completed|successfully deployed/i.test(message)) return success("was deployed");
  return noted("is being deployed");
};

const otherOf = (status: string, message: string, severity: string): Outcome => {
  if (isBad(`${status} ${message}`, severity))
    return trouble(`reports: ${lowered(status || "a failure")}`, "high", "beanstalk-environment");
  if (/^warn/i.test(severity))
    return trouble(`warns: ${lowered(status || "see the message")}`, "medium", "beanstalk-environment");
  if (/complet|success/i.test(status || message))
    return success(`reports: ${lowered(status || "an operation succeeded")}`);
  return noted(`reports: ${lowered(status || "a change")}`);
};

const lowered = (status: string): string =>
  status.replace(/^Environment /, "").replace(/^./, (first) => first.toLowerCase());
