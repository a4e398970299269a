import type { Severity } from "../../../domain/card.ts";
import type { Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";

/** A severity in the word that a service uses for it. An unrated one is taken seriously until somebody has rated it. */
export const severityOf = (word: string | undefined): Severity | undefined => words[(word ?? "").toLowerCase()];

const words: Readonly<Record<string, Severity>> = table({
  critical: "critical",
  fatal: "critical",
  high: "high",
  important: "high",
  medium: "medium",
  moderate: "medium",
  untriaged: "medium",
  low: "low",
  informational: "info",
  info: "info",
  none: "info",
});

/** From medium on somebody has to do something about a finding; below it is good to know. */
export const urgencyOf = (severity: Severity | undefined): Pick<Reading, "class" | "severity"> => ({
  class: severity === "low" || severity === "info" ? "notification" : "alert",
  ...(severity && { severity }),
});

/** A finding that is over: it closes what it opened, and says nothing where nothing is open. */
export const over = { kind: "recovered", class: "alert" } as const satisfies Partial<Reading>;
