import type { Fact, Severity } from "../../domain/card.ts";
import type { Instant } from "../../domain/time.ts";
import type { Page, Report } from "./monitor.ts";

/** A run of somebody's build or deployment, whoever runs it. */
export interface CodeRun {
  readonly key: Report["key"];
  /** What ran, of which repository: `CI of shop/checkout`. */
  readonly name: string;
  readonly outcome: "failed" | "succeeded" | "other";
  /** In words, after the name: `failed`, `was cancelled`. */
  readonly said: string;
  /**
   * Whether a failure is everybody's: on the default branch, or on its way to production. A failure on somebody's own
   * branch is good to know.
   */
  readonly shared: boolean;
  readonly severity?: Severity;
  readonly text?: string | undefined;
  readonly resource?: string | undefined;
  readonly facts: readonly (Fact | undefined)[];
  readonly pages: readonly (Page | undefined)[];
  readonly runbook?: string;
  readonly at?: Instant | undefined;
}

export const codeRun = ({ name, outcome, said, shared, severity = "high", runbook, ...run }: CodeRun): Report => ({
  ...run,
  ...(outcome === "failed"
    ? {
        kind: "problem" as const,
        class: shared ? ("alert" as const) : ("notification" as const),
        severity: shared ? severity : ("low" as const),
        ...(shared && runbook && { runbook }),
      }
    : { kind: outcome === "succeeded" ? ("recovered" as const) : ("update" as const), class: "notification" as const }),
  title: `${name} ${said}`,
  line: said,
});
