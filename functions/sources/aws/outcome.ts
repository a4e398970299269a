import type { Severity } from "../../domain/card.ts";
import type { Reading } from "../aws-event.ts";

/** What a state means for whoever is on duty, and how a title says it: `failed`, `is running again`. */
export interface Outcome extends Pick<Reading, "class" | "kind" | "severity" | "runbook"> {
  readonly words: string;
}

/** By the name of a state; how it is written (`TIMED_OUT`, `TimedOut`, `timed-out`) does not matter. */
export type Outcomes = ReadonlyMap<string, Outcome>;

export const outcomes = (states: Readonly<Record<string, Outcome>>): Outcomes =>
  new Map(Object.entries(states).map(([state, outcome]) => [plainState(state), outcome]));

/** Somebody has to do something. */
export const trouble = (words: string, severity: Severity = "high", runbook?: string): Outcome => ({
  words,
  class: "alert",
  severity,
  ...(runbook && { runbook }),
});

/** Good to know; a line in the timeline of what is open. */
export const noted = (words: string, severity?: Severity): Outcome => ({
  words,
  class: "notification",
  ...(severity && { severity }),
});

/** It ended well: closes what is open, and is good to know where nothing is. */
export const success = (words: string): Outcome => ({ words, class: "notification", kind: "recovered" });

/** All is as it should be, which nobody wants to hear about unless something is open. */
export const calm = (words: string): Outcome => ({ words, class: "alert", kind: "recovered" });

/** What a state means. One that AWS added since is told by its own name, and is trouble if that says so. */
export const outcomeOf = (known: Outcomes, state: string | undefined, runbook?: string): Outcome => {
  const found = known.get(plainState(state ?? ""));
  if (found) return found;
  if (!state) return noted("changed");
  const words = inWords(state);
  return TROUBLE.test(words) ? trouble(`is now: ${words}`, "medium", runbook) : noted(`is now: ${words}`);
};

const TROUBLE =
  /fail(?!over|back)|unsuccessful|degraded|stalled|broken|aborted|error|timed? ?out|impair|unavailable|unhealthy|incompatible|inaccessible|denied|exceed|corrupt/;

const plainState = (state: string): string => state.toLowerCase().replace(/[\s_.-]+/g, "");

/** A name of AWS in words, in small letters: `TIMED_OUT`, `TimedOut` and `timed-out` are `timed out`. */
export const inWords = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[\s_.-]+/g, " ")
    .trim()
    .toLowerCase();

/** What people call a resource: the last part of its ARN, or what is given where that is none. */
export const nameOf = (arn: string | undefined): string | undefined =>
  arn?.split(/[/:]/).findLast((part) => part !== "");
